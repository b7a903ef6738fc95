import { basename } from '../../../base/path';
import type { Fix, LineRule } from '../../types';

const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/^CSPn3(?:Sys)?\.(?:so|dll)$/i, 'a module of the Sun and iPlanet web servers (NSAPI)'],
  [/^CSPms(?:Sys)?\.dll$/i, 'a module of Microsoft IIS'],
  [/^CSPx(?:Sys)?\.(?:so|dll)$/i, 'a library for nginx'],
];

/** Which module a file has, by the guide. */
const OWNERS: readonly (readonly [RegExp, string])[] = [
  [/^CSPa24\.(?:so|dll)$/i, 'csp_module_sa'], [/^CSPa24Sys\.(?:so|dll)$/i, 'cspsys_module_sa'], [/^mod_csp24\.so$/i, 'csp_module'],
];

/** mod_so looks for the named symbol in the file (load_module, mod_so.c). */
export const rule: LineRule = {
  id: 'gateway/wrong-module',
  summary: 'LoadModule names a file of the gateway that does not have the module for this httpd',
  severities: ['error', 'warning'],
  fixable: 'review',
  scope: 'line',
  on: ['loadmodule'],
  *check(node) {
    const word = node.words[1];
    const identifier = node.words[0]?.value ?? '';
    if (word === undefined) return;
    const name = basename(word.value);
    const foreign = FOREIGN.find(([pattern]) => pattern.test(name));
    const right = /Sys\./i.test(name) ? 'CSPa24Sys.so' : 'CSPa24.so';
    const put = (file: string): string => word.value.slice(0, word.value.length - name.length) + file;
    const fixes: readonly Fix[] = node.isExpanded || word.quote !== undefined ? [] : [{ title: `Write ${put(right)}`, safety: 'review', edits: [{ kind: 'replace', at: node.place(word), text: put(right) }] }];
    if (/^CSPap24\.so$/i.test(name)) {
      yield { at: node.place(word), severity: 'error', consequence: 'rejects', message: `${name} is how an example of the guide misspells ${right}: there is no such file, and httpd does not start.`, fixes };
    } else if (foreign !== undefined) {
      yield {
        at: node.place(word), severity: 'error', consequence: 'rejects', message: `${name} is ${foreign[1]}: httpd finds no ${identifier} in it and does not start. The module for httpd 2.4 is ${right}.`, fixes,
      };
    } else if (OWNERS.some(([pattern, owner]) => pattern.test(name) && owner !== identifier && OWNERS.some(([, other]) => other === identifier))) {
      const owner = OWNERS.find(([pattern]) => pattern.test(name))![1];
      const first = node.words[0]!;
      yield {
        at: node.place(first), severity: 'error', consequence: 'rejects', message: `By the guide ${name} has the module ${owner}: httpd finds no ${identifier} in it and does not start.`,
        fixes: node.isExpanded ? [] : [{ title: `Write ${owner}`, safety: 'review', edits: [{ kind: 'replace', at: node.place(first), text: owner }] }],
      };
    } else if (/^CSPa(?:2|20|22)(?:Sys)?\.(?:so|dll)$/i.test(name) || /^mod_csp(?:2|20|22)?\.so$/i.test(name) && name !== 'mod_csp.so') {
      yield { at: node.place(word), severity: 'warning', consequence: 'rejects', assumes: ['httpd is 2.4'], message: `${name} is the module for an older httpd: httpd 2.4 refuses it, because it was built for another version.` };
    }
  },
};
