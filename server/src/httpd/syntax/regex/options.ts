/** `(?|`, `(?i)`, `(?i-x:`, `(?^`. Follows the default case of `(?` in parse_regex (pcre2_compile.c). */
import { opens } from './item';
import { fail, peek, type Nest, type Options, type Scan } from './state';

/** Reads behind `(?`. False: refused (`scan.fault`). */
export function readOptions(scan: Scan): boolean {
  scan.depth++;
  const saved = { ...scan.options };
  if (peek(scan) === 124) {
    scan.at++;
    scan.nests.push(nest(scan.depth, saved, scan.groups));
    scan.duplicateNumbers = true;
    scan.items.push(opens('plain', scan.at));
    return true;
  }
  if (!readLetters(scan)) return false;
  if (scan.at >= scan.units.length) return fail(scan, 14);
  const closes = peek(scan) === 41;
  scan.at++;
  if (closes) {
    // The options hold to the end of the group around them: its own note is enough, if it has one.
    scan.depth--;
    const around = scan.nests[scan.nests.length - 1];
    if (around?.depth !== scan.depth) scan.nests.push(nest(scan.depth, saved));
  } else {
    scan.nests.push(nest(scan.depth, saved));
    scan.items.push(opens('plain', scan.at));
  }
  scan.items.push({ kind: 'options' });
  return true;
}

function nest(depth: number, options: Options, resetGroup?: number): Nest {
  return {
    depth, options, reset: resetGroup !== undefined, conditionAssertion: false, twice: false,
    resetGroup: resetGroup ?? 0, maxGroup: resetGroup ?? 0,
  };
}

function readLetters(scan: Scan): boolean {
  const { options } = scan;
  const set = new Set<keyof Options>();
  const unset = new Set<keyof Options>();
  let into = set;
  let hyphen = true;
  if (peek(scan) === 94) {
    options.noAutoCapture = options.extended = options.extendedMore = false;
    hyphen = false;
    scan.at++;
  }
  for (; scan.at < scan.units.length && peek(scan) !== 41 && peek(scan) !== 58; scan.at++) {
    switch (String.fromCodePoint(peek(scan))) {
      case '-':
        if (!hyphen) return fail(scan, 94);
        into = unset;
        hyphen = false;
        break;
      case 'J':
        into.add('duplicateNames');
        break;
      case 'n':
        into.add('noAutoCapture');
        break;
      case 'x':
        into.add('extended');
        if (peek(scan, 1) === 120) {
          into.add('extendedMore');
          scan.at++;
        }
        break;
      case 'i':
      case 'm':
      case 's':
      case 'U':
        break;
      default:
        return fail(scan, 11);
    }
  }
  if ((set.has('extended') && !set.has('extendedMore')) || unset.has('extended')) unset.add('extendedMore');
  for (const name of set) options[name] = true;
  for (const name of unset) options[name] = false;
  return true;
}
