/** Directives of older versions as lines of 2.4. */
import { dirname, isAbsolute, resolvePath } from '../../../base/path';
import { basename } from '../../../base/path';
import type { ConfigNode } from '../../../httpd/config/node';
import type { ConfigView } from '../../types';

/** What a mutex is for (the names of the manual's page on Mutex), by the directive that set it. */
const MUTEXES: Readonly<Record<string, string>> = {
  acceptmutex: 'mpm-accept', lockfile: 'mpm-accept', sslmutex: 'ssl-cache', sslstaplingmutex: 'ssl-stapling', rewritelock: 'rewrite-map', watchdogmutexpath: 'watchdog-callback',
};
const MECHANISMS = /^(?:default|none|yes|no|flock|fcntl|file|sem|sysvsem|posixsem|pthread)$/i;

/** Levels of mod_ssl's own log in 2.2 by those of LogLevel. */
const SSL_LEVELS: Readonly<Record<string, string>> = { none: 'emerg', error: 'error', warn: 'warn', info: 'info', trace: 'trace1', debug: 'debug' };

/** The line that does the same under 2.4; undefined where that takes more than a line, or cannot be told. */
export function replacementOf(node: ConfigNode, view: ConfigView): string | undefined {
  const value = node.words[0]?.value ?? '';
  const purpose = MUTEXES[node.key];
  if (purpose !== undefined) return mutexLine(node, value, purpose, view);
  if (node.key === 'rewriteloglevel') {
    const level = Math.min(HIGHEST_TRACE, Number.parseInt(value, 10) || 0);
    return level > 0 ? `LogLevel rewrite:trace${level}` : 'LogLevel rewrite:warn';
  }
  if (node.key === 'sslloglevel' && value.toLowerCase() in SSL_LEVELS) return `LogLevel ssl:${SSL_LEVELS[value.toLowerCase()]!}`;
  if (node.key === 'port' && /^\d+$/.test(value) && !hasListen(view)) return `Listen ${value}`;
  return undefined;
}

const HIGHEST_TRACE = 8;

/** A port that other lines listen on needs no line of its own. */
function hasListen({ config }: ConfigView): boolean {
  return config.fold !== undefined && [...config.fold.parts].some(({ block }) => block.lines.some((line) => line.kind === 'directive' && line.head.value.toLowerCase() === 'listen'));
}

/** The event MPM serializes nothing: it registers no mpm-accept, and Mutex refuses the name. */
export function hasAcceptMutex({ config }: ConfigView): boolean {
  return config.mpm.identifiers.some((identifier) => identifier === 'mpm_prefork_module' || identifier === 'mpm_worker_module');
}

/** `LockFile /var/lock/accept` names a file, Mutex the folder of all such files. The accept mutex was set by two lines. */
function mutexLine(node: ConfigNode, value: string, purpose: string, view: ConfigView): string | undefined {
  if (purpose === 'mpm-accept' && !hasAcceptMutex(view)) return undefined;
  const sister = (key: string): ConfigNode | undefined => view.config.problems.find(({ node: other }) => other?.key === key)?.node;
  if (node.key === 'lockfile') return sister('acceptmutex') === undefined ? fileMutex('file', value, purpose, view) : undefined;
  if (node.key === 'rewritelock' || node.key === 'watchdogmutexpath') return fileMutex('file', node.key === 'rewritelock' ? value : `${value}/x`, purpose, view);
  const [mechanism = '', path] = value.includes(':') ? [value.slice(0, value.indexOf(':')), value.slice(value.indexOf(':') + 1)] : [value, undefined];
  if (!MECHANISMS.test(mechanism)) return undefined;
  const lock = path ?? (node.key === 'acceptmutex' && /^(?:flock|fcntl)$/i.test(mechanism) ? sister('lockfile')?.words[0]?.value : undefined);
  return lock === undefined || lock === '' ? `Mutex ${mechanism.toLowerCase()} ${purpose}` : fileMutex(mechanism.toLowerCase(), lock, purpose, view);
}

function fileMutex(mechanism: string, path: string, purpose: string, { config }: ConfigView): string | undefined {
  if (path === '' || basename(path) === '') return undefined;
  // LockFile began at the ServerRoot, Mutex at the folder of what runs.
  const folder = dirname(isAbsolute(path) ? path : resolvePath(config.environment.serverRoot, path));
  return /[\s"'\\]/.test(folder) ? `Mutex "${mechanism}:${folder}" ${purpose}` : `Mutex ${mechanism}:${folder} ${purpose}`;
}
