/** Where ECMAScript's engine and PCRE2 agree on whether a pattern matches, and not on what its groups hold. */

interface Frame {
  /** The number of its group; 0: none. */
  readonly number: number;
  /** Looks around: takes no characters. */
  readonly isLook: boolean;
  hasAlternatives: boolean;
  /** The alternative so far, and one before it, can match nothing. */
  isEmpty: boolean;
  wasEmpty: boolean;
  /** A group inside; one that an iteration may pass by. */
  inner: boolean;
  innerConditional: boolean;
}

interface Quantifier {
  readonly min: number;
  readonly max: number;
  readonly length: number;
}

export interface Risks {
  /** PCRE2 keeps what a group held in an earlier iteration and lets an iteration be empty; ECMAScript does not. */
  readonly groups: boolean;
  /** A reference to a group that took no part matches nothing for ECMAScript, and fails for PCRE2. */
  readonly references: boolean;
}

const frameOf = (number: number, isLook: boolean): Frame => ({ number, isLook, hasAlternatives: false, isEmpty: true, wasEmpty: false, inner: false, innerConditional: false });

/** In: a pattern that is well formed. */
export function risksOf(pattern: string): Risks {
  const frames: Frame[] = [frameOf(0, false)];
  let groups = false;
  let hasReference = false;
  let count = 0;
  const complete = new Set<number>();
  let isConditional = false;
  for (let at = 0; at < pattern.length;) {
    const frame = frames.at(-1)!;
    const rest = pattern.slice(at);
    const open = /^\((\?(?:<?[=!]|:|P?<[A-Za-z_]\w*>|[a-z]+\)))?/.exec(rest);
    if (open !== null) {
      at += open[0].length;
      if (!open[0].endsWith(')')) frames.push(frameOf(open[1] === undefined || /^\?P?<[A-Za-z_]/.test(open[1]) ? ++count : 0, /[=!]$/.test(open[0])));
      continue;
    }
    if (rest[0] === '|') {
      frame.hasAlternatives = true;
      frame.wasEmpty ||= frame.isEmpty;
      frame.isEmpty = true;
      isConditional = true;
      at++;
      continue;
    }
    const isClosing = rest[0] === ')' && frames.length > 1;
    const length = isClosing ? 1 : atomLength(rest);
    const quantifier = quantifierOf(pattern.slice(at + length));
    if (isClosing) {
      frames.pop();
      complete.add(frame.number);
      const parent = frames.at(-1)!;
      groups ||= closed(frame, parent, quantifier);
      if (quantifier.min === 0) isConditional = true;
    } else {
      if (/^\\[1-9]/.test(rest)) {
        hasReference = true;
        // Inside its own group, or before it, it refers to nothing yet.
        isConditional ||= !complete.has(Number(rest[1]));
      } else if (quantifier.min > 0 && !/^(?:[\^$]|\\[AzZbBG])/.test(rest)) frame.isEmpty = false;
    }
    at += length + quantifier.length;
  }
  return { groups, references: hasReference && isConditional };
}

/** Hands over to the group around; whether the repetition makes a difference. */
function closed(frame: Frame, parent: Frame, { min, max }: Quantifier): boolean {
  const isEmpty = frame.isEmpty || frame.wasEmpty || frame.isLook;
  const holds = frame.number > 0 || frame.inner;
  const conditional = frame.innerConditional || (frame.hasAlternatives && frame.inner);
  parent.inner ||= holds;
  parent.innerConditional ||= conditional || (min === 0 && holds);
  if (!isEmpty && min > 0) parent.isEmpty = false;
  return (max > 1 && conditional) || (isEmpty && (min === 0 || max > 1));
}

function atomLength(rest: string): number {
  if (rest[0] === '\\') return /^\\x[0-9A-Fa-f]{2}/.test(rest) ? 4 : Math.min(2, rest.length);
  if (rest[0] !== '[') return 1;
  let at = rest[1] === '^' ? 2 : 1;
  for (let first = true; at < rest.length; first = false) {
    if (rest[at] === ']' && !first) return at + 1;
    const named = /^\[:\^?\w+:\]/.exec(rest.slice(at));
    at += named?.[0].length ?? (rest[at] === '\\' ? 2 : 1);
  }
  return rest.length;
}

function quantifierOf(rest: string): Quantifier {
  const match = /^(?:([*+?])|\{(\d+)(,(\d*))?\})[?+]?/.exec(rest);
  if (match === null) return { min: 1, max: 1, length: 0 };
  const [whole, sign, low, comma, high] = match;
  if (sign !== undefined) return { min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity, length: whole.length };
  return { min: Number(low), max: comma === undefined ? Number(low) : high === '' ? Infinity : Number(high), length: whole.length };
}
