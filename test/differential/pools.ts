import { allowedIn, type Place } from '../../server/src/httpd/catalog/allowed-in';
import { samples, type Sample } from './samples';

export type { Place };

/** Left out of generated trees: they end the reading, need others around them, or depend on the accounts of the machine. */
const LEFT_OUT = new Set([
  'error', 'port', 'fancyindexing', 'ssllog', 'sslloglevel', 'luahookinsertfilter', 'suexecusergroup', 'undefmacro', 'use', 'balancermember',
  'proxyset', 'user', 'group', 'chrootdir', 'listen', 'filterprotocol', 'filtertrace', 'filterprovider', 'filterchain', 'documentroot', 'errorlog', 'redirect',
  'proxypass', 'proxypassmatch', 'alias', 'scriptalias', 'proxypassreverse', 'cacheenable', 'cachedisable', 'sslcacertificatefile', 'sslcacertificatepath',
  'mdmessagecmd', 'mdnotifycmd', 'mdchallengedns01', 'davgenericlockdb', 'rewritebase', 'mdcertificatefile', 'mdcertificatekeyfile', 'phpinidir', 'serveralias', 'serverpath', 'setinputfilter', 'heartbeataddress', 'heartbeatlisten', 'addmoduleinfo',
]);

const pools = new Map<Place, readonly Sample[]>();

/** Plain directives that are accepted in a place by what the catalogue says; the server decides, so an error does no harm. */
export function poolOf(place: Place): readonly Sample[] {
  let pool = pools.get(place);
  if (!pool) {
    pool = samples().filter((sample) => sample.spec.type === 'plain' && sample.mpm === 'prefork' && !sample.spec.execOnRead
      && !LEFT_OUT.has(sample.key) && (sample.key.startsWith('php_') ? sample.key !== 'php_admin_flag' && place !== 'htaccess' : allowedIn(sample.spec, place)));
    pools.set(place, pool);
  }
  return pool;
}
