/** Reads a configuration as fpm_conf_load_ini_file does: line by line, sections and includes in the order of the text. */
import { asciiLower, fpmArray, fpmDirective, isSince } from './directives';
import { fpmLines, type FpmEvent, type FpmLine } from './line';
import type { FpmFiles, FpmMessage, FpmOpening, FpmPlace, FpmPool, FpmSetting, FpmWorld } from './model';
import { fullPath, globbed } from './paths';
import { readBoolean, readValue } from './values';

/** A pool while it is read. */
interface OpenPool extends FpmPool {
  readonly settings: Map<string, FpmSetting>;
  readonly lines: FpmSetting[];
  hasUnknown?: boolean;
}

/** A message of the reader, and the includes that led to its file, the innermost first. */
export interface ReadMessage extends FpmMessage {
  /** The line as FPM names it, for every file on the way. */
  readonly counted: number;
  readonly openings: readonly FpmOpening[];
}

export interface FpmReading {
  readonly main: string;
  readonly global: ReadonlyMap<string, FpmSetting>;
  readonly pools: readonly FpmPool[];
  /** Every file that was opened, in order, one entry for each opening. */
  readonly files: readonly string[];
  /** Lines that `include` files, with what they opened. */
  readonly includes: readonly { readonly at: FpmPlace; readonly pattern: string; readonly opened: readonly string[] }[];
  /** Lines that no section of their own file stands above, although an include does. */
  readonly afterInclude: readonly FpmPlace[];
  /** In the order of the text. FPM stops at the first fatal one; the rest is what it would say next. */
  readonly messages: readonly ReadMessage[];
  /** Whether an include named what nobody can look up, so that pools may be missing. */
  readonly complete: boolean;
}

/** FPM's own limit: the main file and four includes inside one another. */
const MAX_DEPTH = 5;
/** `$pool` in a pool's own name never ends in FPM; here it does. */
const MAX_EXPANSIONS = 100;

/**
 * Reads the main file and what it includes. What FPM refuses is a message; reading goes on behind it, so that one error does not
 * hide the others.
 */
export function readFpm(main: string, files: FpmFiles, world: FpmWorld): FpmReading {
  const reader = new Reader(main, files, world);
  reader.load(main, []);
  return reader.reading();
}

class Reader {
  readonly #global = new Map<string, FpmSetting>();
  readonly #pools: OpenPool[] = [];
  readonly #byName = new Map<string, OpenPool>();
  readonly #messages: ReadMessage[] = [];
  readonly #files: string[] = [];
  readonly #includes: FpmReading['includes'][number][] = [];
  readonly #afterInclude: FpmPlace[] = [];
  #current: OpenPool | undefined;
  #openings: readonly FpmOpening[] = [];
  #complete = true;
  /** `ini_lineno`: one counter for all files, which an include leaves where the included file ends. */
  #counted = 0;

  constructor(readonly main: string, readonly files: FpmFiles, readonly world: FpmWorld) {}

  reading(): FpmReading {
    return {
      main: this.main, global: this.#global, pools: this.#pools, files: this.#files, includes: this.#includes,
      afterInclude: this.#afterInclude, messages: this.#messages, complete: this.#complete,
    };
  }

  load(file: string, openings: readonly FpmOpening[]): void {
    const outer = this.#openings;
    this.#openings = openings;
    const text = this.files.read(file);
    if (text === 'unknown') this.#complete = false;
    else if (text === undefined) this.#say('ERROR', 'unreadable', `failed to open configuration file '${file}'`, openings[0]?.at);
    else if (openings.length >= MAX_DEPTH) this.#say('ERROR', 'include-depth', 'failed to include more than 5 files recursively', openings[0]?.at);
    else this.#lines(file, text, openings);
    this.#openings = outer;
  }

  #lines(file: string, text: string, openings: readonly FpmOpening[]): void {
    this.#files.push(file);
    this.#counted = 0;
    let included = false;
    let last = 0;
    for (const line of fpmLines(text, this.world)) {
      this.#counted += line.number - last;
      last = line.number;
      const pattern = this.#line(file, line, included);
      if (line.events.some(({ kind }) => kind === 'section')) included = false;
      if (pattern !== undefined) included = this.#include(pattern, place(file, line, line.events[0]!.nameAt), openings) || included;
    }
    this.#counted += text.split('\n').length - last;
  }

  /** The events of one line up to the first that is refused; gives the include it asks for. */
  #line(file: string, line: FpmLine, included: boolean): string | undefined {
    const asked: string[] = [];
    let isRefused = false;
    for (const event of line.events) {
      const at = place(file, line, event.nameAt);
      const refused = (text: string, code: string): true => (isRefused = this.#say('ERROR', code, `[${file}:${this.#counted}] ${text}`, at));
      if (event.kind === 'section') this.#section(event.name, at);
      else if (event.kind === 'entry' && event.name === 'include' && event.value !== undefined) {
        if (asked.length > 0) refused('two includes at the same time !', 'two-includes');
        asked.push(event.value);
      } else {
        if (included) this.#afterInclude.push(at);
        this.#setting(event, file, line, refused);
      }
      if (isRefused) break;
    }
    // PHP's parser goes on behind what FPM refuses, and says itself what it makes of it.
    if (line.syntax !== undefined) {
      this.#messages.push({ level: 'ERROR', code: 'syntax', text: '', detail: line.syntax.message, at: place(file, line, line.syntax), fatal: true, counted: this.#counted, openings: this.#openings });
    }
    return isRefused || line.syntax !== undefined ? undefined : asked[0];
  }

  /** Whether a line takes something from an environment that nobody here knows. */
  #isUnknown(line: FpmLine): boolean {
    return this.world.environmentKnown === false && line.variables.some((name) => this.world.variable(name) === undefined);
  }

  #section(name: string, at: FpmPlace): void {
    if (asciiLower(name) === 'global') this.#current = undefined;
    else {
      this.#current = this.#byName.get(asciiLower(name));
      if (this.#current !== undefined) return;
      this.#current = { name, at, settings: new Map(), lines: [] };
      this.#pools.push(this.#current);
      this.#byName.set(asciiLower(name), this.#current);
    }
  }

  /** Whether the line is refused. */
  #setting(event: Exclude<FpmEvent, { kind: 'section' }>, file: string, line: FpmLine, refused: (text: string, code: string) => true): boolean {
    const { version } = this.world;
    if (event.value === undefined) return refused('value is NULL for a ZEND_INI_PARSER_ENTRY', 'no-value');
    const places = { nameAt: place(file, line, event.nameAt), valueAt: place(file, line, event.valueAt) };
    if (event.kind === 'element') return this.#element(event, event.value, line, places, refused);
    const directive = fpmDirective(event.name, this.#current === undefined ? 'global' : 'pool', version);
    if (directive === undefined) return refused(`unknown entry '${event.name}'`, 'unknown-directive');
    if (this.#isUnknown(line)) {
      if (this.#current !== undefined) this.#current.hasUnknown = true;
      // Nobody can judge the value; a text counts as set.
      if (directive.type !== 'string') return false;
    }
    const text = directive.type === 'string' ? this.#expanded(event.value) : event.value;
    const read = text === undefined ? { refused: POOLLESS } : readValue(directive.type, text, version);
    if ('refused' in read) return refused(`unable to parse value for entry '${directive.name}': ${read.refused}`, 'invalid-value');
    const setting: FpmSetting = { name: directive.name, text: text!, value: read.value, ...places };
    if (this.#current !== undefined) this.#current.lines.push(setting);
    (this.#current?.settings ?? this.#global).set(directive.name, setting);
    return false;
  }

  // Follows fpm_conf_ini_parser_array, whose order of tests decides which message comes.
  #element(
    { name, key }: Extract<FpmEvent, { kind: 'element' }>, value: string, line: FpmLine, places: Pick<FpmSetting, 'nameAt' | 'valueAt'>, refused: (text: string, code: string) => true,
  ): boolean {
    const { version } = this.world;
    const array = fpmArray(name, version);
    if (array?.key === 'none') {
      // Both are said, the second ends it.
      const isRelative = !value.startsWith('/');
      if (key !== '' && isRelative) this.#say('ERROR', 'array-key', `[${places.nameAt.file}:${this.#counted}] ${NO_KEYS}`, places.nameAt, false);
      if (isRelative) return refused('Values provided to field \'access.suppress_path\' must begin with \'/\'', 'invalid-value');
      if (key !== '') return refused(NO_KEYS, 'array-key');
    } else if (key === '') {
      return refused(isSince(version, [8, 2]) ? `You must provide a key for field '${name}'` : 'Misspelled  array ?', 'array-key');
    }
    if (this.#current === undefined) return refused('Array are not allowed in the global section', 'array-in-global');
    if (array === undefined) return refused(`unknown directive '${name}'`, 'unknown-array');
    if (name === 'env' && value === '' && !this.#isUnknown(line)) return refused('empty value', 'empty-value');
    const read = array.type === 'boolean' ? readBoolean(value, version) : { value: this.#expanded(value)! };
    if ('refused' in read && this.#isUnknown(line)) return false;
    if ('refused' in read) return refused(`error while parsing '${name}[${key}]' : ${read.refused}`, 'invalid-value');
    this.#current.lines.push({ name, key, text: array.type === 'boolean' ? value : String(read.value), value: read.value, ...places });
    return false;
  }

  /** `$pool` replaced (fpm_conf_expand_pool_name); undefined where no pool is open. */
  #expanded(value: string): string | undefined {
    let text = value;
    for (let count = 0; count < MAX_EXPANSIONS && text.includes('$pool'); count++) {
      if (this.#current === undefined) return undefined;
      const { name } = this.#current;
      text = text.replace('$pool', () => name);
    }
    return text;
  }

  /** Whether files were opened: the section may be another one now. */
  #include(written: string, at: FpmPlace, openings: readonly FpmOpening[]): boolean {
    const pattern = fullPath(written, this.world).path;
    const where = `from ${at.file} at line ${this.#counted}`;
    const found = globbed(pattern, this.files);
    if (found === 'unknown') {
      this.#complete = false;
      return false;
    }
    if (found === 'unreadable') return !this.#say('ERROR', 'include-folder', `Unable to globalize '${pattern}' (ret=2) ${where}.`, at);
    const opened = found.filter((path) => this.files.kind(path) !== 'folder');
    this.#includes.push({ at, pattern, opened });
    if (found.length === 0) return !this.#say('WARNING', 'include-nothing', `Nothing matches the include pattern '${pattern}' ${where}.`, at, false);
    for (const file of opened) {
      // Behind an error FPM reads nothing. Reading on must not open files that include each other again and again.
      if (!this.#messages.some(({ fatal }) => fatal) || !this.#files.includes(file)) this.load(file, [{ file, at }, ...openings]);
    }
    return true;
  }

  #say(level: FpmMessage['level'], code: string, text: string, at: FpmPlace | undefined, fatal = true): true {
    this.#messages.push({ level, code, text, fatal, counted: this.#counted, openings: this.#openings, ...(at === undefined ? {} : { at }), ...(this.#current === undefined ? {} : { pool: this.#current }) });
    return true;
  }
}

const NO_KEYS = 'Keys provided to field \'access.suppress_path\' are ignored';
const POOLLESS = 'Can\'t use \'$pool\' when the pool is not defined';

function place(file: string, line: FpmLine, span: { readonly start: number; readonly end: number }): FpmPlace {
  return { file, line: line.number, start: span.start, end: span.end };
}
