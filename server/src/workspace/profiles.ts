/** What a build brings without being told: static modules, the compiled-in folder, the environment. Data. */
import type { ProfileName } from '../httpd/config/world';

export interface Profile {
  readonly name: ProfileName;
  readonly serverRoot: string;
  /** The root file below the server root. */
  readonly rootFile: string;
  readonly staticModules: readonly string[];
  /** Environment that the start script sets when no envvars file says otherwise. */
  readonly environment: Readonly<Record<string, string>>;
  /** Linked in when the text loads no MPM; undefined: the MPM is always a module. */
  readonly builtInMpm?: string;
}

/** Compiled into the program: `apache2 -l` of Debian 12, `httpd -l` of RHEL 9, a plain ./configure of 2.4. */
export const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  debian: {
    name: 'debian',
    serverRoot: '/etc/apache2',
    rootFile: 'apache2.conf',
    staticModules: [
      'core_module', 'so_module', 'watchdog_module', 'http_module', 'log_config_module', 'logio_module', 'version_module', 'unixd_module',
    ],
    environment: {
      APACHE_CONFDIR: '/etc/apache2', APACHE_RUN_USER: 'www-data', APACHE_RUN_GROUP: 'www-data',
      APACHE_PID_FILE: '/var/run/apache2/apache2.pid', APACHE_RUN_DIR: '/var/run/apache2',
      APACHE_LOCK_DIR: '/var/lock/apache2', APACHE_LOG_DIR: '/var/log/apache2', LANG: 'C',
    },
  },
  rhel: {
    name: 'rhel',
    serverRoot: '/etc/httpd',
    rootFile: 'conf/httpd.conf',
    staticModules: ['core_module', 'so_module', 'http_module'],
    environment: { LANG: 'C' },
  },
  upstream: {
    name: 'upstream',
    serverRoot: '/usr/local/apache2',
    rootFile: 'conf/httpd.conf',
    staticModules: ['core_module', 'so_module', 'http_module'],
    environment: {},
    builtInMpm: 'mpm_event_module',
  },
  windows: {
    name: 'windows',
    serverRoot: 'C:/Apache24',
    rootFile: 'conf/httpd.conf',
    staticModules: ['core_module', 'win32_module', 'mpm_winnt_module', 'http_module', 'so_module'],
    environment: {},
  },
};

/** `export NAME=value` lines of Debian's envvars; other shell is passed over. `$NAME` of earlier lines is known. */
export function readEnvvars(text: string): Map<string, string> {
  const values = new Map<string, string>([['SUFFIX', '']]);
  for (const line of text.split('\n')) {
    const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)=("[^"]*"|'[^']*'|[^\s;#]*)\s*(?:#.*)?$/.exec(line);
    if (match === null) continue;
    const raw = match[2]!;
    const bare = /^["']/.test(raw) ? raw.slice(1, -1) : raw;
    values.set(match[1]!, raw.startsWith("'") ? bare : bare.replace(/\$\{?([A-Za-z_]\w*)\}?/g, (_, name: string) => values.get(name) ?? ''));
  }
  values.delete('SUFFIX');
  return values;
}
