import { loadedBy } from '../../gateway-modules';
import type { ConfigRule } from '../../types';

/** The module for requests and the one for the management pages, which CSPModulePath names the folder of, are of one version. */
export const rule: ConfigRule = {
  id: 'gateway/module-path-differs',
  summary: 'CSPModulePath names another folder than the one that the gateway is loaded from',
  severities: ['info'],
  fixable: 'review',
  scope: 'config',
  on: ['loadmodule', 'cspmodulepath'],
  *check(view) {
    const load = loadedBy(view, 'csp_module_sa');
    const node = view.nodes('cspmodulepath').at(-1);
    const word = node?.words[0];
    const file = load?.words[1]?.value ?? '';
    // A relative path begins at the server root, whose place the guide says nothing of.
    if (load === undefined || node === undefined || word === undefined || !file.startsWith('/') || !word.value.startsWith('/')) return;
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    if (/[$%]\{/.test(file + word.value) || plain(folder) === plain(word.value)) return;
    yield {
      at: node.place(word), severity: 'info', consequence: 'advice', message: `CSPModulePath is ${word.value}, and csp_module_sa is loaded from ${folder}: the gateway takes its other half from there, which may be of another version.`,
      fixes: node.isExpanded ? [] : [{ title: `Write ${folder}`, safety: 'review', edits: [{ kind: 'replace', at: node.place(word), text: word.quote === undefined ? folder : `"${folder}"` }] }],
      related: [{ at: load.wholePlace, message: 'The gateway in the process.' }],
    };
  },
};

function plain(path: string): string {
  return path.replace(/\/{2,}/g, '/').replace(/\/$/, '');
}
