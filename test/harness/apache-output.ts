/**
 * Reads what `apache2 -t` printed: the error it stopped at and the warnings on the way.
 */

/** A file and a line as httpd names them; `via` tells the macros between the place and the error, innermost first. */
export interface NamedPlace {
  readonly file: string;
  readonly line: number;
  readonly via: readonly string[];
}

/**
 * Where the server gave up: `read` and `process` are the two passes over the text (server/main.c), `hooks` is a
 * pre_config or check_config hook or the MPM check, which name no line; `crash` and `timeout` speak for themselves.
 */
export type Stage = 'read' | 'process' | 'hooks' | 'crash' | 'timeout';

export interface StoppingError {
  readonly stage: Stage;
  /** The deepest place that is named; undefined where httpd names none. */
  readonly place: NamedPlace | undefined;
  /** All places from the root file inwards (one per Include). */
  readonly chain: readonly NamedPlace[];
  readonly message: string;
}

export interface LoggedWarning { readonly code: string; readonly text: string }

const STAMPED = /^\[[^\]]*\] \[([a-z0-9_]*):([a-z0-9]+)\] \[pid [^\]]*\] (?:\([^)]*\)[^:]*: )?(?:\[[^\]]*\] )?(?:(AH\d{5}): )?(.*)$/;

/**
 * Finds the error that ended a run. In: standard error of a run that failed. Out: the stage, place and message; never
 * undefined, because a failing run without a known message still failed (then stage `hooks`, message the last line).
 */
export function parseStoppingError(stderr: string): StoppingError {
  const lines = stderr.split('\n').filter((line) => line !== '');
  for (const [index, line] of lines.entries()) {
    const processing = /^AH00526: Syntax error on line (\d+) of (.*):$/s.exec(line);
    if (processing) {
      const place = { line: Number(processing[1]), ...readSource(processing[2] ?? '', 0) };
      const named = settle(place);
      return { stage: 'process', place: named, chain: [named], message: lines.slice(index + 1).join('\n') };
    }
    const reading = /^\S+: (Syntax error on line \d+ of .*)$/s.exec(line);
    if (reading) return parseChain([reading[1] ?? '', ...lines.slice(index + 1)].join('\n'));
  }
  // A hook that fails says why in one line, and its caller says in the next that the configuration failed.
  const last = /^AH000(?:13|14|16): /.test(unstamped(lines.at(-1) ?? '')) ? 2 : 1;
  return { stage: 'hooks', place: undefined, chain: [], message: lines.slice(-last).map(unstamped).join('\n') };
}

/** The warnings and notices with a number, in the order they were printed (a refused run's own AH00526 is not one). */
export function parseWarnings(stderr: string): LoggedWarning[] {
  const found: LoggedWarning[] = [];
  for (const line of stderr.split('\n')) {
    const stamped = STAMPED.exec(line);
    const plain = stamped ? undefined : /^(?:\([^)]*\)[^:]*: )?(AH\d{5}): (.*)$/.exec(line);
    const code = stamped ? stamped[3] ?? /^(AH\d{5}):/.exec(stamped[4] ?? '')?.[1] : plain?.[1];
    if (code !== undefined && code !== 'AH00526') found.push({ code, text: (stamped ? stamped[4] : plain?.[2]) ?? '' });
  }
  return found;
}

function unstamped(line: string): string {
  const stamped = STAMPED.exec(line);
  return stamped ? `${stamped[3] ? `${stamped[3]}: ` : ''}${stamped[4] ?? ''}` : line;
}

/** `Syntax error on line N of S: Syntax error on line M of T: message`, one level per Include. */
function parseChain(text: string): StoppingError {
  const chain: NamedPlace[] = [];
  let rest = text;
  for (;;) {
    const head = /^Syntax error on line (\d+) of /.exec(rest);
    if (!head) break;
    const source = readSource(rest, head[0].length);
    if (rest.slice(source.end, source.end + 2) !== ': ') break;
    chain.push(settle({ line: Number(head[1]), ...source }));
    rest = rest.slice(source.end + 2);
  }
  return { stage: 'read', place: chain.at(-1), chain, message: rest };
}

interface Source { readonly file: string; readonly used: Source | undefined; readonly usedLine: number; readonly macro: string; readonly end: number }

/**
 * Reads the description of an input: a path, or mod_macro's
 * `macro 'm' (defined on line D of "S") used on line U of "S"`, where S may be a macro again.
 */
function readSource(text: string, at: number): Source {
  const macro = /^macro '([^']*)' \(defined on line \d+ of "/.exec(text.slice(at));
  if (!macro) {
    const end = /": |"\)|"$|""|": |: |:$|$/.exec(text.slice(at));
    const length = end?.index ?? text.length - at;
    return { file: text.slice(at, at + length), used: undefined, usedLine: 0, macro: '', end: at + length };
  }
  const defined = readSource(text, at + macro[0].length);
  const use = /^"\) used on line (\d+) of "/.exec(text.slice(defined.end));
  if (!use) return { file: text.slice(at, defined.end), used: undefined, usedLine: 0, macro: '', end: defined.end };
  const used = readSource(text, defined.end + use[0].length);
  return { file: used.file, used, usedLine: Number(use[1]), macro: macro[1] ?? '', end: used.end + 1 };
}

/** Follows macro uses outwards to a real file: the place is then the line of the outermost `Use`. */
function settle(place: Source & { readonly line: number }): NamedPlace {
  const via: string[] = [];
  let line = place.line;
  let source: Source = place;
  while (source.used) {
    via.push(`${source.macro}:${line}`);
    line = source.usedLine;
    source = source.used;
  }
  return { file: source.file, line, via };
}
