import type { ConfigNode } from '../../../httpd/config/node';
import { listenAddresses, localBackends, reaches, type LocalBackend } from '../../../stack/front-proxy';
import { isServer } from '../../host-words';
import type { StackRule } from '../../types';

/** Modules that put the client's address in the place of the proxy's. */
const READERS = ['remoteip_module', 'rpaf_module', 'cloudflare_module', 'realip_module', 'extract_forwarded_module'];

/** local_check_authorization and ip_check_authorization (mod_authz_host.c) look at the address of the connection unless a module changed it. */
export const rule: StackRule = {
  id: 'lighttpd/address-of-proxy',
  summary: 'httpd behind lighttpd takes lighttpd\'s address for the client\'s',
  severities: ['warning', 'info', 'hint'],
  scope: 'stack',
  *check(stack) {
    const listens = isServer(stack) ? listenAddresses(stack) : undefined;
    const backend = listens === undefined ? undefined : localBackends(stack.around).find((each) => reaches(each, listens));
    if (backend === undefined) return;
    const { modules } = stack.config.commands;
    const header = stack.nodes('remoteipheader').at(-1);
    if (READERS.some((name) => name !== 'remoteip_module' && modules.has(name))) return;
    if (modules.has('remoteip_module') && header !== undefined) {
      if (/^forwarded$/i.test(header.words[0]?.value ?? '')) {
        yield {
          at: header.wholePlace, severity: 'warning', consequence: 'silent', related: [at(backend)],
          message: `${header.name} ${header.words[0]!.value}: mod_remoteip reads a list of addresses, and that header has names and values, so httpd takes lighttpd's address for every client's. lighttpd also sends X-Forwarded-For.`,
        };
      }
      return;
    }
    const [local, ...others] = stack.nodes('require').filter(letsLocalIn);
    if (local === undefined) {
      yield { at: backend.backend.at, severity: 'hint', consequence: 'advice', message: 'httpd behind takes lighttpd\'s address for every client\'s, in logs and in Require ip. mod_remoteip takes the client\'s out of X-Forwarded-For, which lighttpd sends.' };
      return;
    }
    const isAll = passesAll(backend);
    yield {
      at: local.wholePlace, severity: isAll ? 'warning' : 'info', consequence: 'silent', ...(isAll ? {} : { assumes: ['lighttpd passes on requests for this, too'] }),
      message: `${local.name} ${local.argumentText} lets everybody in who comes through lighttpd on this machine: to httpd each has the address of lighttpd. Load mod_remoteip with RemoteIPHeader X-Forwarded-For and RemoteIPInternalProxy 127.0.0.1.`,
      related: [at(backend), ...others.slice(0, 4).map((node) => ({ at: node.wholePlace, message: 'This lets them in, too.' }))],
    };
  },
};

function at({ backend }: LocalBackend): { readonly at: LocalBackend['backend']['at']; readonly message: string } {
  return { at: backend.at, message: 'The backend of lighttpd.' };
}

/** What is inside `<RequireNone>`, or negated, keeps local clients out; in `<RequireAll>` something else has to let them in, too. */
function letsLocalIn(node: ConfigNode): boolean {
  return /^(?:local|ip\s.*\b127\.|ip\s.*::1(?:\s|$)|host\s+localhost)/i.test(node.argumentText) && ![...node.ancestors()].some(({ key }) => key === '<requirenone' || key === '<requireall');
}

function passesAll({ list, backend }: LocalBackend): boolean {
  return list.context.parent === undefined && list.extensions.some(({ key, backends }) => (key === '' || key === '/') && backends.includes(backend));
}

