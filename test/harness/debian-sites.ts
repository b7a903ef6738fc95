/**
 * Debian's packaged configuration with other modules and sites enabled than this machine has: the folders of links are
 * made up, every file behind them is the machine's own.
 */
import { existsSync, readdirSync } from 'node:fs';
import { nodeFileSystem } from '../../server/src/cli/node-file-system';
import type { FileSystem } from '../../server/src/workspace/file-system';

export const ROOT = '/etc/apache2';

export interface Enabled {
  readonly mods: readonly string[];
  readonly confs: readonly string[];
  readonly sites: readonly string[];
}

/** What the package enables when it is installed (apache2's postinst). */
const DEFAULT: Enabled = {
  mods: [
    'access_compat', 'alias', 'auth_basic', 'authn_core', 'authn_file', 'authz_core', 'authz_host', 'authz_user', 'autoindex', 'deflate', 'dir',
    'env', 'filter', 'mime', 'mpm_event', 'negotiation', 'reqtimeout', 'setenvif', 'status',
  ],
  confs: ['charset', 'localized-error-pages', 'other-vhosts-access-log', 'security', 'serve-cgi-bin'],
  sites: ['000-default'],
};

function available(kind: string): string[] {
  const folder = `${ROOT}/${kind}-available`;
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** The configurations that must be quiet, by name. Undefined: this machine lacks a package for it. */
export function debianSites(): Map<string, Enabled | undefined> {
  const php = available('mods').find((name) => /^php.*\.load$/.test(name))?.replace(/\.load$/, '');
  const fpm = available('conf').find((name) => /^php.*-fpm\.conf$/.test(name))?.replace(/\.conf$/, '');
  const plus = (mods: readonly string[], confs: readonly string[] = [], sites: readonly string[] = []): Enabled => ({
    mods: [...DEFAULT.mods, ...mods].sort(), confs: [...DEFAULT.confs, ...confs].sort(), sites: [...DEFAULT.sites, ...sites].sort(),
  });
  const prefork = php === undefined ? undefined : plus(['mpm_prefork', php]);
  return new Map([
    ['as installed', DEFAULT],
    ['ssl', plus(['socache_shmcb', 'ssl'], [], ['default-ssl'])],
    ['mod_php', prefork === undefined ? undefined : { ...prefork, mods: prefork.mods.filter((name) => name !== 'mpm_event') }],
    ['http2 and prefork', { ...plus(['http2', 'mpm_prefork']), mods: plus(['http2', 'mpm_prefork']).mods.filter((name) => name !== 'mpm_event') }],
    ['php-fpm', fpm === undefined ? undefined : plus(['proxy', 'proxy_fcgi'], [fpm])],
    ['all of the usual', plus(['headers', 'http2', 'proxy', 'proxy_http', 'rewrite', 'socache_shmcb', 'ssl', 'expires', 'cgid', 'userdir', 'info'], [], ['default-ssl'])],
  ]);
}

/** What the package ssl-cert makes when it is installed, and default-ssl names. */
const SNAKE_OIL: ReadonlySet<string> = new Set(['/etc/ssl/certs/ssl-cert-snakeoil.pem', '/etc/ssl/private/ssl-cert-snakeoil.key']);

/** The machine's files, seen through the made-up links. */
export function enabledFileSystem(enabled: Enabled): FileSystem {
  const mods = available('mods');
  const names: Readonly<Record<string, readonly string[]>> = {
    mods: enabled.mods.flatMap((name) => [`${name}.load`, `${name}.conf`].filter((file) => mods.includes(file))),
    conf: enabled.confs.map((name) => `${name}.conf`),
    sites: enabled.sites.map((name) => `${name}.conf`),
  };
  const real = (path: string): string => path.replace(new RegExp(`^${ROOT}/(mods|conf|sites)-enabled/`), `${ROOT}/$1-available/`);
  const listed = (path: string): readonly string[] | undefined => {
    const kind = new RegExp(`^${ROOT}/(mods|conf|sites)-enabled$`).exec(path)?.[1];
    return kind === undefined ? undefined : names[kind];
  };
  return {
    read: (path) => nodeFileSystem.read(real(path)),
    stat: async (path) => {
      if (SNAKE_OIL.has(path)) return 'file';
      return listed(path) === undefined ? nodeFileSystem.stat(real(path)) : 'directory';
    },
    list: async (path) => listed(path) ?? nodeFileSystem.list(real(path)),
  };
}
