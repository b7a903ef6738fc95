/**
 * The shape of the catalogue: what httpd 2.4 is known to accept, as data.
 * Files: data/<page>.json (one per page of the manual), data/third-party/ (other projects), prose/ (our words), corrections/
 * (each with a reason). scripts/catalog packs them into data/catalog-text.ts, which is what the server reads.
 */

/** A bit of `req_override`, as in the command tables of httpd (include/http_config.h). */
export type OverrideBit =
  | 'OR_LIMIT' | 'OR_OPTIONS' | 'OR_FILEINFO' | 'OR_AUTHCFG' | 'OR_INDEXES' | 'OR_ALL'
  | 'ACCESS_CONF' | 'RSRC_CONF' | 'PROXY_CONF';

export type ArgumentKind =
  | 'RAW_ARGS' | 'NO_ARGS' | 'TAKE1' | 'TAKE2' | 'TAKE3' | 'TAKE12' | 'TAKE13' | 'TAKE23' | 'TAKE123'
  | 'ITERATE' | 'ITERATE2' | 'FLAG' | 'TAKE_ARGV';

/** Values of one argument. `strict`: other words are a configuration error. */
export interface ValueSet {
  readonly arg: number;
  readonly values: readonly string[];
  readonly caseSensitive: boolean;
  readonly strict: boolean;
  readonly repeat?: boolean;
  /** The word may be missing; all later arguments then stand one to the left. */
  readonly optional?: boolean;
  readonly prefixes?: readonly string[];
  readonly prefixForbidden?: readonly string[];
  readonly open?: string;
  readonly [more: string]: unknown;
}

/** Range of one numeric argument; `parse` says how httpd turns the word into a number. `min`/`max` null: none; at 2^63 the nearest double. */
export interface NumberRange {
  readonly arg: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly parse: 'atoi' | 'prefix' | 'strict' | 'interval' | 'duration' | 'float';
  readonly unit?: string;
  readonly also?: readonly string[];
  /** Missing means true. `warn-and-clamp`: accepted and corrected with an AH warning. */
  readonly enforced?: boolean | 'warn-and-clamp';
  readonly [more: string]: unknown;
}

export interface Obsolete {
  readonly state: string;
  readonly replacement?: string | null;
  readonly since?: string;
  readonly stillAccepted?: boolean;
  readonly log?: string;
  readonly [more: string]: unknown;
}

/** One directive or section. For a section `name` has no angle bracket and `type` is `section`. */
export interface DirectiveSpec {
  readonly name: string;
  readonly type: 'plain' | 'section';
  /** Documentation module, e.g. `mod_alias`, `core`, `mpm_common`. */
  readonly module: string;
  /** Modules that register it, by identifier (`alias_module`, `mpm_event_module`). `core_module` for the core. */
  readonly identifiers: readonly string[];
  readonly status?: string;
  readonly syntax: readonly string[];
  /** The documented default (whole directive), else undefined. */
  readonly default?: string;
  /** Default arguments only. */
  readonly defaultArgs?: string;
  readonly defaultByMpm?: Readonly<Record<string, number>>;
  /** Documented contexts, for people. */
  readonly contexts: readonly string[];
  /** AllowOverride classes under which `.htaccess` may have it (any one suffices), measured; empty: refused there. */
  readonly override: readonly string[];
  /** req_override bits: any common bit with the context's set suffices. */
  readonly where: readonly OverrideBit[];
  readonly args: ArgumentKind;
  readonly execOnRead?: boolean;
  /** ap_check_cmd_context flags of the handler, only those that are effective. */
  readonly contextChecks?: readonly string[];
  readonly globalOnly?: boolean;
  readonly values?: readonly ValueSet[];
  readonly range?: readonly NumberRange[];
  readonly params?: Readonly<Record<string, unknown>>;
  readonly argKinds?: Readonly<Record<string, unknown>>;
  readonly since?: string;
  readonly featureSince?: readonly { readonly feature: string; readonly since: string }[];
  readonly obsolete?: Obsolete;
  readonly platforms?: readonly string[];
  /** False where Debian's 2.4.71 binary does not have it (other platform, build option). */
  readonly inBinary: boolean;
  /** Patched in by a distribution only, e.g. `debian`. */
  readonly distribution?: string;
  /** Arguments the real server accepted. */
  readonly sample?: string;
  /** Directive of a module that is not part of httpd: arguments are not judged. */
  readonly thirdParty?: boolean;
  /** The spelling in the command table where the manual writes it otherwise: what error messages show. */
  readonly registeredName?: string;
  /** MPMs (identifiers) for which the manual lists a directive of `mpm_common`; elsewhere it is accepted at most. */
  readonly mpms?: readonly string[];
  /** True where `since` was tagged but never released: the next release brought it to the public. */
  readonly sinceTagOnly?: boolean;
  /** False: not in the manual. */
  readonly documented?: boolean;
  /** What holds without the directive, in words, where it is no argument. */
  readonly defaultNote?: string;
  readonly defaultHistory?: readonly Readonly<Record<string, string>>[];
  readonly requiresOpenSSL?: string;
  /** Context checks that depend on the number of arguments: `{ "1": ["NOT_IN_FILES"] }`. */
  readonly contextChecksByArgs?: Readonly<Record<string, readonly string[]>>;
  /** Names of sections: an error outside all of them, whatever `where` says. */
  readonly onlyInside?: readonly string[];
  /** Names of sections: an error inside any of them. */
  readonly notInside?: readonly string[];
  /** Names of sections inside which `contextChecks` are not made. */
  readonly checksLiftedInside?: readonly string[];
  /** The handler wants (`required`) or refuses (`refused`) a per-directory place: `cmd->path` of httpd. */
  readonly perDirectory?: 'required' | 'refused';
  /** Accepted in these places with a warning of the server. */
  readonly warnsIn?: { readonly log: string; readonly places: readonly string[] };
  /** What else the handler looks at in its context, in words. */
  readonly contextNote?: string;
  readonly note?: string;
}

export interface ModuleSpec {
  /** `mod_alias`, `core`, `event` */
  readonly name: string;
  /** `alias_module` */
  readonly identifier: string;
  /** `mod_alias.c`, as `<IfModule>` compares it. */
  readonly sourceFile: string;
  readonly status?: string;
  readonly since?: string;
  /** Modules (identifiers) whose symbols it needs when it is loaded. */
  readonly mustLoadAfter?: readonly string[];
  readonly thirdParty?: boolean;
  /** File name of the shared object as packaged: `mod_alias.so`, `libphp8.2.so`. */
  readonly file?: string;
  /** True for the multi-processing modules. */
  readonly mpm?: boolean;
  /** Profiles whose packaged server has it compiled in: `debian`, `rhel`, `upstream`, `windows`. */
  readonly staticOn?: readonly string[];
  readonly platforms?: readonly string[];
  /** False: no page in the manual. */
  readonly documented?: boolean;
  /** The last release that had it. */
  readonly removedAfter?: string;
}

/** A directive of 2.2 or of trunk that 2.4 does not have. */
export interface RemovedDirective {
  readonly name: string;
  readonly type: 'plain' | 'section';
  readonly lastVersion?: string;
  readonly replacement?: string | null;
  readonly trunkOnly?: boolean;
}

export interface Catalog {
  /** By lower-cased name; a section's key starts with `<`: `<directory`. */
  readonly directives: ReadonlyMap<string, DirectiveSpec>;
  /** By identifier. */
  readonly modules: ReadonlyMap<string, ModuleSpec>;
  /** By lower-cased name, section keys with `<`. */
  readonly removed: ReadonlyMap<string, RemovedDirective>;
  /** Worker, balancer and health check parameters, status codes, methods, log levels. */
  readonly shared: Readonly<Record<string, unknown>>;
}
