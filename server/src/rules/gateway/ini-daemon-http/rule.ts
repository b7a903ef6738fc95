import { iniOf } from '../../../gateway/ini';
import { entryOf, gatewayIni } from '../../../gateway/model';
import { aroundOf } from '../../../stack/around';
import { gatewayOf } from '../../../stack/lifetime-signs';
import type { StackRule } from '../../types';

/** WS_Service_Status: the daemon answers HTTP on its own port, past httpd and all that it asks for. */
export const rule: StackRule = {
  id: 'gateway/ini-daemon-http',
  summary: 'The daemon of the gateway answers HTTP itself, past httpd',
  severities: ['info'],
  fixable: 'review',
  scope: 'stack',
  *check(stack) {
    if (gatewayOf(stack)?.kind !== 'daemon') return;
    for (const { file, source } of aroundOf(stack.around, 'csp-ini')) {
      const entry = entryOf(gatewayIni(iniOf(source)).system, 'WS_Service_Status');
      if (entry === undefined || !/^enabled$/i.test(entry.value)) continue;
      const at = { file, source, ...entry.valueSpan };
      yield {
        at, severity: 'info', consequence: 'advice', message: 'CSPnsd answers HTTP on its own port, management pages and all, past httpd and its access rules. The guide advises to turn that off.',
        fixes: [{ title: `Write ${entry.key}=Disabled`, safety: 'review', edits: [{ kind: 'replace', at, text: 'Disabled' }] }],
      };
    }
  },
};
