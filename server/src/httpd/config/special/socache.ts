/** Names of shared object caches with what follows their colon. Follows the create functions of modules/cache/mod_socache_*.c. */
import { parseLong } from '../../syntax/numbers';
import type { Commands } from '../walk';
import { isRegistered, SOCACHE_PROVIDERS } from './providers';

const SMALLEST = 8192n;

/** Provider and argument of a word such as `shmcb:/run/cache(512000)`; the argument is empty where there is no colon. */
export interface SocacheName {
  readonly provider: string;
  readonly argument: string;
}

export function socacheName(word: string): SocacheName {
  const colon = word.indexOf(':');
  return colon < 0 ? { provider: word, argument: '' } : { provider: word.slice(0, colon), argument: word.slice(colon + 1) };
}

/** Whether a loaded module registers the name; mod_socache_shmcb is the default one. */
export function isSocache(provider: string, commands: Commands): boolean {
  return isRegistered(provider === 'default' ? 'shmcb' : provider, SOCACHE_PROVIDERS, commands);
}

/** What a provider has against its argument, undefined if it takes it. */
export function socacheProblem({ provider, argument }: SocacheName): string | undefined {
  if (provider === 'redis' || provider === 'memcache') {
    return argument === '' ? `List of server names required to create ${provider} socache.` : undefined;
  }
  if ((provider !== 'shmcb' && provider !== 'default') || argument === '') return undefined;
  const open = argument.lastIndexOf('(');
  if (open < 0) return argument.endsWith(')') ? 'Invalid argument: no opening parenthesis' : undefined;
  if (!argument.endsWith(')')) return 'Invalid argument: no closing parenthesis or cache size missing after pathname with parenthesis';
  const size = argument.slice(open + 1, -1);
  const { value, used } = parseLong(size);
  if (used < size.length) return 'Invalid argument: cache size not numerical';
  return value < SMALLEST ? `Invalid argument: size has to be >= ${SMALLEST} bytes` : undefined;
}
