/** AuthnzFcgiDefineProvider (modules/aaa/mod_authnz_fcgi.c: fcgi_define_provider). */
import type { SpecialJudge } from '../special';
import { canResolve } from './addresses';
import { judged, type Handler } from './handler';

const TYPES = ['authn', 'authz', 'authnz'];

/** Words are cut by ap_getword_conf; the address has to match FCGI_BACKEND_REGEX_STR. A name is not looked up here. */
const defineProvider: Handler = (_heard, node) => {
  const [type, name, address, extra] = node.words.map(({ value }) => value);
  const say = (index: number, message: string): ReturnType<Handler> => ({ index, message: `AuthnzFcgiDefineProvider: ${message}` });
  if (!type) return say(-1, 'No type given');
  if (!name) return say(-1, 'No provider name given');
  if (!address) return say(-1, 'No backend-address given');
  if (!TYPES.includes(type.toLowerCase())) return { index: 0, message: `AuthnzFcgiDefineProvider: Invalid provider type ${type}`, values: TYPES };
  const [, host = '', port] = /^fcgi:\/\/(.*):(\d{1,5})\/?$/.exec(address) ?? [];
  if (port === undefined) return say(2, `backend-address '${address}' has invalid form`);
  if (Number(port) > 65535) return say(2, `backend-address '${address}' has invalid port`);
  if (!canResolve(host.replace(/^\[(.*)\]$/, '$1'))) return say(2, 'Error resolving backend address');
  return extra ? say(3, `Unexpected parameter ${extra}`) : undefined;
};

export const AUTHNZ_FCGI_JUDGES: readonly (readonly [string, SpecialJudge])[] = [['authnzfcgidefineprovider', judged(defineProvider)]];
