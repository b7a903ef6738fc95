import type { IniSpec } from '../../../php/catalog/types';
import { bytesText, plainNumber, quantityOf } from '../../../php/effective/quantity';
import { ASSUMED_VERSION, lineFix, safeValueFix, type PhpLine } from '../../php-lines';
import type { Fix, Found, PhpRule } from '../../types';

const STEPS: Readonly<Record<string, number>> = { k: 1, m: 2, g: 3, t: 4 };
const LETTERS = ['', 'K', 'M', 'G'];

/** zend_ini_parse_quantity (Zend/zend_ini.c): the last letter counts, what stands between it and the digits does not. */
export const rule: PhpRule = {
  id: 'php/size-suffix',
  summary: 'A number of PHP with a unit that PHP reads otherwise',
  severities: ['warning', 'info'],
  fixable: 'safe',
  scope: 'php',
  *check({ lines, version = ASSUMED_VERSION }) {
    for (const line of lines) {
      const { spec, value } = line;
      if (spec === undefined || /^\s*[+-]?0\d/.test(value) || !/^\s*[+-]?\d/.test(value)) continue;
      const found = spec.suffix === true ? quantity(line, version) : spec.type === 'int' ? plain(line, spec) : undefined;
      if (found !== undefined) yield found;
    }
  },
};

function quantity(line: PhpLine, version: number): Found | undefined {
  const { name, value, valueAt, spec } = line;
  const read = quantityOf(value, version);
  if (read.complaint === undefined || read.complaint === 'no-digits') return undefined;
  const shown = spec?.type === 'size' ? bytesText(read.value) : String(read.value);
  const why = read.complaint === 'overflow' ? 'it is more than PHP can count' : 'only a last letter K, M or G counts, and digits end at the first other sign';
  return {
    at: valueAt, severity: 'warning', consequence: 'silent', message: `${name} ${value} is ${shown} to PHP: ${why}.`,
    fixes: [...meant(line), ...safeValueFix(line, String(read.value))],
  };
}

/** What the author had in mind: `8MB`, `1.5G`, `2T`. */
function meant(line: PhpLine): readonly Fix[] {
  const [, digits, letter] = /^\s*(\d+(?:[.,]\d+)?)\s*([kmgt])?i?b?(?:ytes?)?\s*$/i.exec(line.value) ?? [];
  if (digits === undefined) return [];
  let number = Number(digits.replace(',', '.'));
  let step = letter === undefined ? 0 : STEPS[letter.toLowerCase()]!;
  while (step > 3 || (!Number.isInteger(number) && step > 0)) {
    number *= 1024;
    step--;
  }
  if (!Number.isInteger(number) || number > 1e9) return [];
  const text = `${number}${LETTERS[step]!}`;
  return lineFix(line, `Write ${text}`, 'review', (edits) => edits.setValue(text));
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, sec: 1, m: 60, min: 60, h: 3600, d: 86_400 };

/** Entries that are read with atoi: a unit is passed over. */
function plain(line: PhpLine, spec: IniSpec): Found | undefined {
  const { name, value, valueAt } = line;
  const [, digits, unit] = /^\s*([+-]?\d+)\s*([A-Za-z]+)\s*$/.exec(value) ?? [];
  if (digits === undefined || unit === undefined) return undefined;
  const own = spec.unit === 's' ? SECONDS[unit.toLowerCase()] : spec.unit === 'MiB' ? ({ m: 1, mb: 1, g: 1024, gb: 1024 } as Readonly<Record<string, number>>)[unit.toLowerCase()] : undefined;
  const read = plainNumber(value);
  const safe = safeValueFix(line, String(read));
  const unitName = spec.unit === 's' ? 'seconds' : spec.unit === 'MiB' ? 'megabytes' : 'a plain number';
  if (own === 1) return { at: valueAt, severity: 'info', consequence: 'silent', message: `${name} takes ${unitName} without a unit: PHP passes over the ${unit} of ${value}.`, fixes: safe };
  const review = own === undefined ? [] : lineFix(line, `Write ${read * own}`, 'review', (edits) => edits.setValue(String(read * own)));
  return { at: valueAt, severity: 'warning', consequence: 'silent', message: `${name} ${value} is ${read} to PHP: it takes ${unitName} without a unit.`, fixes: [...review, ...safe] };
}
