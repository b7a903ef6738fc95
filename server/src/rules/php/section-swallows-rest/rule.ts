import { isSpecialSection } from '../../../php/ini/statements';
import { iniTreeOf } from '../../../php/ini/read-root';
import type { FileRule } from '../../types';

/** php_ini_parser_cb (main/php_ini.c): nothing but another section of that kind ends one for a path or a host. */
export const rule: FileRule = {
  id: 'php/section-swallows-rest',
  summary: 'A section of php.ini that still belongs to the path or host above it',
  severities: ['warning'],
  scope: 'file',
  on: ['php-ini'],
  *check(view) {
    let open: { readonly name: string; readonly start: number; readonly end: number } | undefined;
    let told = false;
    for (const item of iniTreeOf(view.root).items) {
      if (item.kind !== 'section') continue;
      if (isSpecialSection(item.name)) {
        open = { name: item.name, ...item.nameSpan };
        told = false;
      } else if (open !== undefined && !told) {
        told = true;
        yield {
          at: view.at(item.nameSpan), severity: 'warning', consequence: 'silent',
          message: `What stands below [${item.name}] belongs to [${open.name}] above: only another section for a path or a host ends that one. Move [${open.name}] to the end of the file.`,
          related: [{ at: view.at(open), message: 'The section that goes on.' }],
        };
      }
    }
  },
};
