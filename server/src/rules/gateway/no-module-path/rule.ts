import { loadedBy } from '../../gateway-modules';
import type { ConfigRule } from '../../types';

/** The module finds its other half and its settings by these directives. */
export const rule: ConfigRule = {
  id: 'gateway/no-module-path',
  summary: 'The gateway in the process is loaded without CSPModulePath',
  severities: ['info'],
  fixable: 'review',
  scope: 'config',
  on: ['loadmodule', 'cspmodulepath'],
  *check(view) {
    const load = loadedBy(view, 'csp_module_sa');
    if (load === undefined || !view.complete || view.nodes('cspmodulepath').length > 0) return;
    const file = load.words[1]?.value ?? '';
    const folder = file.startsWith('/') ? file.slice(0, file.lastIndexOf('/') + 1) : undefined;
    const { file: of, block, line } = load.site;
    yield {
      at: load.wholePlace, severity: 'info', consequence: 'advice', message: 'csp_module_sa is loaded and no CSPModulePath says where the gateway lies: the guide asks for it.',
      fixes: folder === undefined || load.isExpanded ? [] : [{ title: `Add CSPModulePath ${folder}`, safety: 'review', edits: [{ kind: 'insertAfter', line: { file: of, block, line }, text: `CSPModulePath ${folder}` }] }],
    };
  },
};
