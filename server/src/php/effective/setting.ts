/** How one entry gets its value: assignments in PHP's order, and what becomes of each. */
import { modeIn, defaultIn, existsIn, type PhpBuild } from '../catalog/versions';
import { ALL, PERDIR, SYSTEM, USER, type IniSpec } from '../catalog/types';
import { refusalOf, type Stage } from './accept';

/** Where the line stands that sets an entry. `fastcgi` is PHP_VALUE among FastCGI's parameters. */
export type Source =
  | 'ini' | 'path-section' | 'php_value' | 'php_admin_value' | 'htaccess' | 'user-ini' | 'pool' | 'pool-admin' | 'fastcgi' | 'fastcgi-admin';

/** A line that sets an entry. `At` is whatever the caller finds its place by. */
export interface Assignment<At> {
  readonly name: string;
  readonly value: string;
  readonly source: Source;
  readonly at: At;
}

export type Outcome =
  /** It is the value. */
  | 'holds'
  /** Something later replaced it. */
  | 'replaced'
  /** The entry's mode does not allow this place. */
  | 'not-allowed'
  /** An admin value keeps it out. */
  | 'locked'
  /** PHP refuses the value itself. */
  | 'refused'
  /** PHP has no such entry. */
  | 'unknown';

export interface Step<At> extends Assignment<At> {
  readonly outcome: Outcome;
  readonly reason?: string;
}

export interface Setting<At> {
  readonly name: string;
  /** Null: none at all. */
  readonly value: string | null;
  /** Bits that scripts and later places need; `ini_get_all()['access']`. */
  readonly mode: number;
  readonly chain: readonly Step<At>[];
}

interface How {
  readonly bits: number;
  readonly stage: Stage;
  /** Whether the entry's mode is looked at (zend_alter_ini_entry). FPM's pools do not (fpm_php_zend_ini_alter_master). */
  readonly checked: boolean;
  /** Whether the entry belongs to the administrator afterwards. */
  readonly locks: 'before' | 'after' | 'never';
}

const HOW: Readonly<Record<Source, How>> = {
  ini: { bits: ALL, stage: 'startup', checked: false, locks: 'never' },
  'path-section': { bits: SYSTEM, stage: 'activate', checked: true, locks: 'before' },
  php_value: { bits: PERDIR, stage: 'activate', checked: true, locks: 'never' },
  php_admin_value: { bits: SYSTEM, stage: 'activate', checked: true, locks: 'before' },
  htaccess: { bits: PERDIR, stage: 'htaccess', checked: true, locks: 'never' },
  'user-ini': { bits: PERDIR, stage: 'htaccess', checked: true, locks: 'never' },
  pool: { bits: USER, stage: 'activate', checked: false, locks: 'never' },
  'pool-admin': { bits: SYSTEM, stage: 'activate', checked: false, locks: 'after' },
  fastcgi: { bits: USER, stage: 'activate', checked: false, locks: 'never' },
  'fastcgi-admin': { bits: SYSTEM, stage: 'activate', checked: false, locks: 'after' },
};

/** Builds the setting of one entry; call `apply` in PHP's order. */
export class SettingBuilder<At> {
  readonly #name: string;
  readonly #spec: IniSpec | undefined;
  readonly #build: PhpBuild;
  #value: string | null;
  #mode: number;
  readonly #steps: Step<At>[] = [];
  #holder = -1;

  /** @param spec undefined for an entry of an extension that is not in the catalogue: it takes everything everywhere */
  constructor(name: string, spec: IniSpec | undefined, build: PhpBuild) {
    this.#name = name;
    this.#spec = spec;
    this.#build = build;
    this.#value = spec === undefined ? null : defaultIn(spec, build);
    this.#mode = spec === undefined ? ALL : modeIn(spec, build.version);
  }

  apply(assignment: Assignment<At>): void {
    const { value, source } = assignment;
    const { bits, stage, checked, locks } = HOW[source];
    if (this.#spec !== undefined && !existsIn(this.#spec, this.#build.version)) return this.note(assignment, 'unknown');
    if (locks === 'before') this.#mode = SYSTEM;
    if (checked && (this.#mode & bits) === 0) {
      return this.note(assignment, this.#mode === SYSTEM && this.#spec !== undefined && (modeIn(this.#spec, this.#build.version) & bits) !== 0 ? 'locked' : 'not-allowed');
    }
    const reason = refusalOf(this.#name, { value, current: this.#value, stage, version: this.#build.version });
    if (reason !== undefined) return this.note(assignment, 'refused', reason);
    if (locks === 'after') this.#mode = SYSTEM;
    this.#value = value;
    const before = this.#steps[this.#holder];
    if (before !== undefined) this.#steps[this.#holder] = { ...before, outcome: 'replaced' };
    this.#holder = this.#steps.push({ ...assignment, outcome: 'holds' }) - 1;
  }

  /** Writes down an assignment that came to nothing. */
  note(assignment: Assignment<At>, outcome: Outcome, reason?: string): void {
    this.#steps.push({ ...assignment, outcome, ...(reason === undefined ? {} : { reason }) });
  }

  finish(): Setting<At> {
    return { name: this.#name, value: this.#value, mode: this.#mode, chain: this.#steps };
  }
}
