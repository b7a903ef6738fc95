import type { ConfigNode } from '../../../httpd/config/node';
import { heardWords } from '../../heard';
import type { ConfigRule } from '../../types';

const SENDS_CHUNKED = /^proxy-sendchunk(?:ed|s)$/;

/** ap_proxy_http_prefetch and its callers (mod_proxy_http.c): chunks go before a length, and HTTP/1.0 has none. */
export const rule: ConfigRule = {
  id: 'proxy/body-length-contradiction',
  summary: 'Two wishes for how a request body goes to a backend, of which one does nothing',
  severities: ['warning'],
  scope: 'config',
  on: ['setenv'],
  *check(view) {
    const nodes = view.nodes('setenv').filter((node) => heardWords(node, view) !== undefined);
    for (const node of nodes) {
      const name = node.words[0]?.value ?? '';
      const other = (test: (name: string) => boolean): ConfigNode | undefined => nodes.find((each) => each.parent === node.parent && test(each.words[0]?.value ?? ''));
      if (name === 'proxy-sendcl') {
        const chunked = other((each) => SENDS_CHUNKED.test(each));
        if (chunked === undefined || other((each) => each === 'force-proxy-request-1.0') !== undefined) continue;
        yield { at: node.wholePlace, severity: 'warning', consequence: 'silent', message: `${chunked.words[0]!.value} is set here as well and goes first: large bodies that come in chunks go to the backend in chunks, and proxy-sendcl does nothing.`, related: [{ at: chunked.wholePlace, message: 'This goes first.' }] };
      } else if (SENDS_CHUNKED.test(name)) {
        const old = other((each) => each === 'force-proxy-request-1.0');
        if (old === undefined) continue;
        yield { at: node.wholePlace, severity: 'warning', consequence: 'silent', message: `force-proxy-request-1.0 is set here as well, and HTTP/1.0 has no chunks: httpd takes in the whole body and sends its length, and ${name} does nothing.`, related: [{ at: old.wholePlace, message: 'Requests go out as HTTP/1.0.' }] };
      }
    }
  },
};
