import { allowedIn, type Place } from '../../server/src/httpd/catalog/allowed-in';
import type { Mpm } from '../harness/apache-modules';
import { samples, type Sample } from './samples';

export type { Place };

/** What the server of a generated tree has: an MPM and all modules, or those named. */
export interface ServerKind { readonly mpm: Mpm; readonly modules: ReadonlySet<string> | undefined }

/** Left out of generated trees: they end the reading, need others around them, or depend on the accounts of the machine. */
const LEFT_OUT = new Set([
  'error', 'port', 'fancyindexing', 'ssllog', 'sslloglevel', 'luahookinsertfilter', 'suexecusergroup', 'undefmacro', 'use', 'balancermember',
  'proxyset', 'user', 'group', 'chrootdir', 'listen', 'filterprotocol', 'filtertrace', 'filterprovider', 'filterchain', 'documentroot', 'errorlog', 'redirect',
  'proxypass', 'proxypassmatch', 'alias', 'scriptalias', 'proxypassreverse', 'cacheenable', 'cachedisable', 'sslcacertificatefile', 'sslcacertificatepath',
  'mdmessagecmd', 'mdnotifycmd', 'mdchallengedns01', 'davgenericlockdb', 'rewritebase', 'mdcertificatefile', 'mdcertificatekeyfile', 'phpinidir',
  'serveralias', 'serverpath', 'setinputfilter', 'heartbeataddress', 'heartbeatlisten', 'addmoduleinfo',
  // They name providers, filters and mutexes of modules that a server with few modules may not have.
  'mutex', 'authbasicprovider', 'authdigestprovider', 'authformprovider', 'authncachesocache', 'cachesocache', 'sslsessioncache', 'sslstaplingcache',
]);

const COMPILED_IN = new Set(['core_module', 'so_module', 'http_module', 'watchdog_module', 'log_config_module', 'logio_module', 'version_module', 'unixd_module']);

const pools = new Map<string, readonly Sample[]>();

/** Plain directives that are accepted in a place by what the catalogue says; the server decides, so an error does no harm. */
export function poolOf(place: Place, kind: ServerKind): readonly Sample[] {
  const all = generalPool(place, kind.mpm);
  const { modules } = kind;
  return modules ? all.filter(({ spec }) => spec.identifiers.some((id) => modules.has(id) || COMPILED_IN.has(id) || id === `mpm_${kind.mpm}_module`)) : all;
}

function generalPool(place: Place, mpm: Mpm): readonly Sample[] {
  const key = `${place} ${mpm}`;
  let pool = pools.get(key);
  if (!pool) {
    pool = samples().filter((sample) => sample.spec.type === 'plain' && !sample.spec.execOnRead && !LEFT_OUT.has(sample.key) && runsUnder(sample, mpm)
      && (sample.key.startsWith('php_') ? mpm === 'prefork' && sample.key !== 'php_admin_flag' && place !== 'htaccess' : allowedIn(sample.spec, place))
      // Hooks of a .htaccess would run before the request is refused.
      && !(place === 'htaccess' && sample.key.startsWith('luahook')));
    pools.set(key, pool);
  }
  return pool;
}

function runsUnder({ spec }: Sample, mpm: Mpm): boolean {
  const mpms = spec.identifiers.filter((identifier) => identifier.startsWith('mpm_'));
  return mpms.length === 0 || mpms.includes(`mpm_${mpm}_module`);
}
