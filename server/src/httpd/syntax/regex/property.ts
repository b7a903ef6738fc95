/** `\p{...}` and `\P{...}`. Follows get_ucp (pcre2_compile.c). */
import { PROPERTIES, SCRIPTS } from './property-names';
import { fail, isBlank, peek, type Scan } from './state';

const LONGEST = 49;

/** Reads what follows `\p` or `\P`. False: refused (`scan.fault`). */
export function readProperty(scan: Scan): boolean {
  const first = peek(scan);
  if (first === -1) return fail(scan, 46);
  scan.at++;
  if (first !== 123) {
    const letter = first < 128 ? String.fromCharCode(first).toLowerCase() : '';
    if (!/^[a-z]$/.test(letter)) return fail(scan, 46);
    return isKnown(letter) || fail(scan, 47);
  }
  if (peek(scan) === 94) scan.at++;
  let name = '';
  for (;;) {
    const unit = peek(scan);
    if (unit === -1 || unit === 0) return fail(scan, 46);
    scan.at++;
    if (unit === 95 || unit === 45 || isBlank(unit)) continue;
    if (unit === 125) break;
    if (name.length >= LONGEST) return fail(scan, 46);
    name += String.fromCodePoint(unit).toLowerCase();
  }
  return isKnown(name) || fail(scan, 47);
}

/** A name, or `script=`, `scriptextensions=`, `bidiclass=` (their short forms too, `:` for `=`) with one. */
function isKnown(name: string): boolean {
  const sign = name.search(/[:=]/);
  if (sign < 0) return PROPERTIES.has(name) || SCRIPTS.has(name);
  const kind = name.slice(0, sign);
  const value = name.slice(sign + 1);
  if (kind === 'bidiclass' || kind === 'bc') return PROPERTIES.has(`bidi${value}`) || SCRIPTS.has(`bidi${value}`);
  if (kind === 'script' || kind === 'sc' || kind === 'scriptextensions' || kind === 'scx') return SCRIPTS.has(value);
  return false;
}
