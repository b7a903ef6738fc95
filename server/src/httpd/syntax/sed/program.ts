/** Programs of mod_sed, as fcomp (modules/filters/sed0.c) compiles them: a dialect of its own, of one line. */
import { readSedPattern } from './pattern';

/** Why mod_sed refuses a program. */
export interface SedRefusal {
  /** httpd's message. */
  readonly message: string;
  /** An earlier program of the same place could make it right: programs of one place are compiled as one. */
  readonly dependsOnEarlier: boolean;
}

/** Longer programs, in bytes, are dropped without a word (rline). */
const LONGEST_LINE = 1000;
const LONGEST_LABEL = 7;
const LARGEST_COUNT = 512;
/** How much of a program stands in a message; httpd writes all of it. */
const LONGEST_SHOWN = 80;

interface Reader {
  readonly program: string;
  at: number;
  /** Whether something stands for "the last pattern" by now. */
  hasPattern: boolean;
  depth: number;
}

type Addresses = { readonly count: 0 | 1 | 2 } | { readonly refusal: SedRefusal };

/** Tells why httpd refuses a program; undefined when it takes it, which includes programs that it drops. */
export function sedRefusal(program: string): SedRefusal | undefined {
  // A backslash at the end means that the line goes on, and there is none: rline gives nothing back, and nothing is compiled.
  if (program.length > LONGEST_LINE || /(?:^|[^\\])(?:\\\\)*\\$/.test(program)) return undefined;
  const reader: Reader = { program, at: 0, hasPattern: false, depth: 0 };
  for (;;) {
    while (/[ \t;]/.test(program.charAt(reader.at))) reader.at += 1;
    const next = program.charAt(reader.at);
    if (next === '' || next === '#') return undefined;
    const addresses = readAddresses(reader);
    if ('refusal' in addresses) return addresses.refusal;
    const end = readCommand(reader, addresses.count);
    if (end === 'all') return undefined;
    if (end !== 'more') return end;
  }
}

function refuse({ program }: Reader, message: string): SedRefusal {
  const shown = program.length > LONGEST_SHOWN ? `${program.slice(0, LONGEST_SHOWN)}…` : program;
  return { message: `Failed to compile sed expression. ${message}: ${shown}`, dependsOnEarlier: false };
}

const noPattern: SedRefusal = { message: 'Failed to compile sed expression. first RE may not be null', dependsOnEarlier: true };

function readAddresses(reader: Reader): Addresses {
  const first = readAddress(reader);
  let count: 0 | 1 | 2 = 0;
  if (first === 'empty' && !reader.hasPattern) return { refusal: noPattern };
  if (first !== 'none') {
    count = 1;
    reader.hasPattern = true;
    // The same pattern again is not followed by a second address.
    if (first === 'new' && /[,;]/.test(reader.program.charAt(reader.at))) {
      reader.at += 1;
      if (readAddress(reader) === 'none') return { refusal: refuse(reader, 'command garbled') };
      count = 2;
    }
  }
  while (/[ \t]/.test(reader.program.charAt(reader.at))) reader.at += 1;
  return { count };
}

/** A line number, `$` or a pattern. A pattern that is wrong counts as none, and its text as commands (sed0.c: address). */
function readAddress(reader: Reader): 'none' | 'new' | 'empty' {
  const { program } = reader;
  const sign = program.charAt(reader.at);
  if (sign === '$') {
    reader.at += 1;
    return 'new';
  }
  if (sign === '/' || sign === '\\') {
    if (sign === '\\') reader.at += 1;
    const delimiter = program.charAt(reader.at++);
    const pattern = readSedPattern(program, reader.at, delimiter);
    if (pattern.kind === 'wrong') return 'none';
    reader.at = pattern.next;
    return pattern.kind === 'empty' ? 'empty' : 'new';
  }
  const digits = /^\d+/.exec(program.slice(reader.at))?.[0] ?? '';
  reader.at += digits.length;
  return digits === '' ? 'none' : 'new';
}

/** Reads a command and what follows it. Out: a refusal, `more` when something may follow, `all` when the rest of the program is part of it. */
function readCommand(reader: Reader, addresses: number): SedRefusal | 'more' | 'all' {
  const { program } = reader;
  while (program.charAt(reader.at) === '!') reader.at += 1;
  const command = program.charAt(reader.at++);
  if (addresses === 2 && /[=aiqr]/.test(command)) return refuse(reader, 'only one address allowed');
  if (addresses > 0 && /[}:]/.test(command)) return refuse(reader, 'no addresses allowed');
  switch (command) {
    case '{':
      reader.depth += 1;
      return 'more';
    case '}':
      reader.depth -= 1;
      // What stands behind it is not read.
      return reader.depth < 0 ? { message: "Failed to compile sed expression. too many }'s", dependsOnEarlier: true } : 'all';
    case ':':
    case 't':
    case 'b':
      return label(reader);
    case 'r':
    case 'w':
      if (program.charAt(reader.at) === ' ') return 'all';
      return refuse(reader, command === 'r' ? 'command garbled' : 'Space missing before filename');
    case 's':
      return substitution(reader) ?? ending(reader);
    case 'y':
      return translation(reader) ?? ending(reader);
    default:
      if (command !== '' && '=gGhHnNpPdDqlx'.includes(command)) return ending(reader);
      // Text to be added stands on a line of its own, which an argument has not.
      return refuse(reader, command !== '' && 'aci'.includes(command) ? 'command garbled' : 'unrecognized command');
  }
}

function ending(reader: Reader): SedRefusal | 'more' | 'all' {
  const sign = reader.program.charAt(reader.at++);
  if (sign === '') return 'all';
  return sign === ';' ? 'more' : refuse(reader, 'command garbled');
}

/** A label is all that is left of the program. */
function label(reader: Reader): SedRefusal | 'all' {
  const name = reader.program.slice(reader.at).replace(/^ +/, '');
  return name.length > LONGEST_LABEL ? refuse(reader, 'label too long') : 'all';
}

/** `s`, from its delimiter on, with its flags. */
function substitution(reader: Reader): SedRefusal | 'all' | undefined {
  const { program } = reader;
  const delimiter = program.charAt(reader.at++);
  const pattern = readSedPattern(program, reader.at, delimiter);
  if (pattern.kind === 'wrong') return refuse(reader, pattern.message);
  if (pattern.kind === 'empty' && !reader.hasPattern) return noPattern;
  reader.hasPattern = true;
  reader.at = pattern.next;
  for (;;) {
    const sign = program.charAt(reader.at++);
    if (sign !== '\\') {
      if (sign === delimiter) break;
      if (sign === '') return refuse(reader, 'ending delimiter missing on substitution');
      continue;
    }
    const escaped = program.charAt(reader.at++);
    // How many groups a remembered pattern has is not looked up (compsub sees what its caller left there).
    if (pattern.kind === 'pattern' && /\d/.test(escaped) && Number(escaped) > pattern.groups) return refuse(reader, "``\\digit'' out of range");
  }
  if (program.charAt(reader.at) === 'g') reader.at += 1;
  const count = /^[1-9]\d*/.exec(program.slice(reader.at))?.[0] ?? '';
  if (Number(count) > LARGEST_COUNT) return refuse(reader, 'suffix too large');
  reader.at += count.length;
  if (program.charAt(reader.at) === 'p') reader.at += 1;
  if (program.charAt(reader.at) === 'P') reader.at += 1;
  if (program.charAt(reader.at) !== 'w') return undefined;
  return program.charAt(reader.at + 1) === ' ' ? 'all' : refuse(reader, 'Space missing before filename');
}

/** `y`, from its delimiter on: two strings that are equally long (sed0.c: ycomp). */
function translation(reader: Reader): SedRefusal | undefined {
  const { program } = reader;
  const delimiter = program.charAt(reader.at++);
  let to = reader.at;
  for (; program.charAt(to) !== delimiter; to++) {
    const sign = program.charAt(to);
    if (sign === '') return refuse(reader, 'ending delimiter missing on string');
    if (sign === '\\') to += 1;
  }
  to += 1;
  let from = reader.at;
  for (;;) {
    const sign = program.charAt(from++);
    if (sign === delimiter) break;
    if (sign === '\\' && program.charAt(from) === 'n') from += 1;
    if (program.charAt(to++) === '\\' && program.charAt(to) === 'n') to += 1;
  }
  if (program.charAt(to) !== delimiter) return refuse(reader, program.charAt(to) === '' ? 'ending delimiter missing on string' : 'transform strings not the same size');
  reader.at = to + 1;
  return undefined;
}
