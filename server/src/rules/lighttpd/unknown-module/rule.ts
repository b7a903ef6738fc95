import { nearestNames } from '../../../httpd/catalog/nearest-names';
import { lighttpdKeys, knownModules } from '../../../lighttpd/keys';
import { lighttpdOf } from '../../../lighttpd/read-root';
import { textAt } from '../../lighttpd';
import type { FileRule } from '../../types';

/** plugins_load (plugin.c): a module whose file is not there ends the start. */
export const rule: FileRule = {
  id: 'lighttpd/unknown-module',
  summary: 'server.modules names a module that lighttpd does not have',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'file',
  on: ['lighttpd'],
  *check(view) {
    const value = lighttpdOf(view.reading)?.contexts[0]!.get('server.modules')?.value;
    for (const { value: item } of value?.type === 'array' ? value.items : []) {
      if (item.type !== 'string') continue;
      const { at, text: name } = item;
      const own = [...lighttpdKeys().values()].filter(({ module }) => module === name);
      const last = own.every((key) => key.last !== undefined) ? Math.max(0, ...own.map((key) => key.last ?? 0)) : 0;
      if (name === 'mod_compress') {
        yield { at, severity: 'info', consequence: 'advice', tags: ['deprecated'], message: 'mod_compress is mod_deflate now: lighttpd loads that one in its place as long as it knows the old name.', fixes: replacing(at, 'mod_deflate') };
      } else if (last > 0) {
        yield { at, severity: 'info', consequence: 'advice', tags: ['deprecated'], assumes: [`lighttpd is newer than 1.4.${last}`], message: `The last release with ${name} is 1.4.${last}; later ones have no such module and do not start.` };
      } else if (own.length === 0 && !knownModules().includes(name)) {
        const near = nearestNames(name, knownModules(), 1)[0];
        yield { at, severity: 'warning', consequence: 'start-fails', assumes: ['no module of that name was built'], message: `lighttpd has no ${name}, and without its file it does not start.${near === undefined ? '' : ` ${near} is near.`}`, fixes: near === undefined ? [] : replacing(at, near) };
      }
    }
  },
};

function replacing(at: Parameters<typeof textAt>[0], name: string): readonly { readonly title: string; readonly safety: 'review'; readonly edits: readonly { readonly kind: 'replace'; readonly at: typeof at; readonly text: string }[] }[] {
  return /^"[^"]*"$/.test(textAt(at)) ? [{ title: `Write ${name}`, safety: 'review', edits: [{ kind: 'replace', at, text: `"${name}"` }] }] : [];
}
