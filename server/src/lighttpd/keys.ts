/** The keys of lighttpd.conf: whose they are, what they take, and which releases know them. */
import { KEYS_TEXT } from './data/keys-text';

export type KeyType = 'string' | 'bool' | 'short' | 'int' | 'array' | 'kvstring' | 'kvany' | 'kvarray' | 'vlist' | 'deprecated';

export interface KeyFact {
  readonly name: string;
  /** `core`, `tls` (any of the TLS modules), or the module that has to be loaded. */
  readonly module: string;
  readonly type: KeyType;
  readonly scope: 'server' | 'socket' | 'connection';
  /** Releases of 1.4: `40` is 1.4.40. 1 stands for the first. */
  readonly since: number;
  /** The last release with it; undefined: the newest has it. */
  readonly last: number | undefined;
}

/** The newest release that was measured. */
export const NEWEST_LIGHTTPD = 85;

export const TLS_MODULES: readonly string[] = ['mod_openssl', 'mod_gnutls', 'mod_boringssl', 'mod_nss', 'mod_mbedtls', 'mod_wolfssl'];

let table: ReadonlyMap<string, KeyFact> | undefined;

/** All keys by their lower-cased names. */
export function lighttpdKeys(): ReadonlyMap<string, KeyFact> {
  return (table ??= read());
}

/** lighttpd compares keys without case. */
export function lighttpdKey(name: string): KeyFact | undefined {
  return lighttpdKeys().get(name.toLowerCase());
}

/** Modules that are loaded without being named, when something asks for them (config_compat_module_load, configfile.c). */
export const AUTOMATIC_MODULES: readonly string[] = ['mod_indexfile', 'mod_dirlisting', 'mod_staticfile'];

/** Modules of all releases that a key can belong to. */
export function knownModules(): readonly string[] {
  const names = new Set([...lighttpdKeys().values()].map(({ module }) => module));
  names.delete('core');
  names.delete('tls');
  return [...names, ...TLS_MODULES, ...KEYLESS];
}

const KEYLESS = ['mod_h2', 'mod_compress', 'mod_vhostdb_mysql', 'mod_authn_mysql', 'mod_usertrack', 'mod_evasive', 'mod_secdownload', 'mod_flv_streaming', 'mod_cml', 'mod_geoip', 'mod_skeleton'];

function read(): ReadonlyMap<string, KeyFact> {
  const facts = new Map<string, KeyFact>();
  let module = '';
  for (const line of KEYS_TEXT.trim().split('\n')) {
    if (line.startsWith('[')) {
      module = line.slice(1, -1);
      continue;
    }
    const [name, type, scope, since, last] = line.split(' ');
    facts.set(name!.toLowerCase(), {
      name: name!, module, type: type as KeyType, scope: scope as KeyFact['scope'],
      since: since === undefined ? 1 : Number(since), last: last === undefined ? undefined : Number(last),
    });
  }
  return facts;
}
