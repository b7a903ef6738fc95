import { loadedBy } from '../../gateway-modules';
import type { ConfigRule } from '../../types';

/** Both modules take the same requests; the guide knows either, never both. */
export const rule: ConfigRule = {
  id: 'gateway/two-modules',
  summary: 'The gateway is loaded twice, in the process and for its daemon',
  severities: ['warning'],
  scope: 'config',
  on: ['loadmodule'],
  *check(view) {
    const inside = loadedBy(view, 'csp_module_sa');
    const daemon = loadedBy(view, 'csp_module');
    if (inside === undefined || daemon === undefined) return;
    yield { at: daemon.wholePlace, severity: 'warning', consequence: 'advice', message: 'csp_module_sa and csp_module are both loaded, and both take the requests of the gateway. Sessions are safe in the daemon (csp_module) only: take one of the two out.', related: [{ at: inside.wholePlace, message: 'The gateway in the process.' }] };
  },
};
