import { hostOf } from '../../../httpd/config/special/proxy-urls';
import { heardWords } from '../../heard';
import type { ConfigRule } from '../../types';

const TRUST: readonly string[] = ['remoteiptrustedproxy', 'remoteipinternalproxy', 'remoteiptrustedproxylist', 'remoteipinternalproxylist'];

/** remoteip_modify_request (mod_remoteip.c): without a list of proxies every address that is next in the header is taken. */
export const rule: ConfigRule = {
  id: 'proxy/address-forgeable',
  summary: 'Every client may say in a header which address it has',
  severities: ['warning'],
  scope: 'config',
  on: ['remoteipheader', ...TRUST],
  *check(view) {
    if (!view.complete) return;
    const trusts = view.nodes(...TRUST).map(hostOf);
    for (const node of view.nodes('remoteipheader')) {
      const host = hostOf(node);
      // A list of a virtual host makes up for none outside as far as that host goes.
      if (trusts.some((each) => each === host || each === undefined || host === undefined) || heardWords(node, view) === undefined) continue;
      yield {
        at: node.wholePlace, severity: 'warning', consequence: 'silent',
        message: `No RemoteIPInternalProxy or RemoteIPTrustedProxy says which proxies may send ${node.words[0]!.value}: httpd takes the address in it from every client, for Require ip and for the logs.`,
      };
    }
  },
};
