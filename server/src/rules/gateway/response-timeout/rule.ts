import { aroundOf } from '../../../stack/around';
import { iniOf } from '../../../gateway/ini';
import { entryOf, gatewayIni, numberOf } from '../../../gateway/model';
import { gatewayOf } from '../../../stack/lifetime-signs';
import type { StackRule } from '../../types';

/** core_output_filter and the reads of a request wait for Timeout; it is 60 seconds unless it is set (DEFAULT_TIMEOUT, httpd.h). */
export const rule: StackRule = {
  id: 'gateway/response-timeout',
  summary: 'The gateway waits longer for an answer than httpd does',
  severities: ['info', 'warning'],
  scope: 'stack',
  *check(stack) {
    const gateway = gatewayOf(stack);
    if (gateway === undefined) return;
    const node = stack.nodes('timeout').filter((each) => each.parent === undefined).at(-1);
    if (node === undefined && !stack.complete) return;
    const timeout = node === undefined ? 60 : parseInt(node.words[0]?.value ?? '', 10);
    if (!(timeout > 0)) return;
    for (const { file, source } of aroundOf(stack.around, 'csp-ini')) {
      const ini = gatewayIni(iniOf(source));
      for (const section of [...ini.system, ...ini.servers]) {
        const entry = entryOf([section], 'Server_Response_Timeout');
        const seconds = numberOf(entry);
        if (entry === undefined || seconds === undefined || seconds <= timeout) continue;
        yield {
          at: { file, source, ...entry.valueSpan }, severity: gateway.stateAware === 'known' ? 'warning' : 'info', consequence: 'advice',
          message: `The gateway waits ${seconds} seconds for an answer, and Timeout of httpd is ${timeout}${node === undefined ? ' unless it is set' : ''}: httpd gives up first${gateway.stateAware === 'known' ? ', and a state-aware session is lost with the request' : ''}. Make Timeout longer.`,
          ...(node === undefined ? {} : { related: [{ at: node.wholePlace, message: 'Timeout of httpd.' }] }),
        };
      }
    }
  },
};
