import { fpmRootOf } from '../../../php/fpm/read-root';
import { placeOf } from '../../fpm';
import type { FileRule } from '../../types';

/** fpm_conf_load_ini_file keeps current_wp (sapi/fpm/fpm/fpm_conf.c) when an included file ends. */
export const rule: FileRule = {
  id: 'php/fpm-after-include',
  summary: 'Lines behind an include that belong to a section of another file',
  severities: ['warning'],
  scope: 'file',
  on: ['php-fpm'],
  *check(view) {
    const root = fpmRootOf(view.reading);
    const { afterInclude = [], pools = [] } = root?.answer.reading ?? {};
    for (const place of afterInclude) {
      const at = placeOf(root!, place);
      if (at === undefined) continue;
      const pool = pools.find((each) => each.lines.some(({ nameAt }) => nameAt.file === place.file && nameAt.start === place.start));
      const where = pool === undefined ? 'in the section that the last included file ends in' : `in the pool ${pool.name}, which the last included file ends in`;
      yield {
        at, severity: 'warning', consequence: 'silent', cause: place.file,
        message: `This line stands ${where}: an include does not come back to the section above it. A [section] in front of the line says where it belongs.`,
      };
    }
  },
};
