/** Substitutions of rules: do_expand and escape_backref (mod_rewrite.c). */
import { bytesOf, textOf } from '../byte-text';
import { lookUp } from './maps';
import type { Passage } from './passage';
import type { RewriteRule } from './rule';
import { variableOf } from './variables';

export interface Expanded {
  readonly text: string;
  /** The question mark that begins the query came out of the request: httpd answers 403. */
  readonly hasForeignQuery: boolean;
}

/** @param rule the rule whose flags escape groups and say which question mark counts; undefined for conditions */
export function expand(template: string, passage: Passage, rule?: RewriteRule): Expanded {
  let text = '';
  let foreign: boolean | undefined;
  const add = (piece: string, isExpansion: boolean): void => {
    text += piece;
    if (piece.includes('?') && (foreign === undefined || rule?.query === 'last')) foreign = isExpansion;
  };
  for (let at = 0; at < template.length;) {
    const character = template[at]!;
    if (character === '\\') {
      add(template[at + 1] ?? '\\', false);
      at += 2;
    } else if (character !== '$' && character !== '%') {
      add(character, false);
      at++;
    } else if (template[at + 1] === '{') {
      const end = closingCurly(template, at + 2);
      const value = end < 0 ? undefined : character === '%' ? variableOf(template.slice(at + 2, end), passage) : mapped(template.slice(at + 2, end), passage, rule);
      add(value ?? template.slice(at, at + 2), value !== undefined);
      at = value === undefined ? at + 2 : end + 1;
    } else if (/[0-9]/.test(template[at + 1] ?? '')) {
      const groups = character === '$' ? passage.ruleGroups : passage.conditionGroups;
      const group = groups?.[Number(template[at + 1])] ?? '';
      add(rule?.flags.has('b') === true ? escapeGroup(group, rule) : group, true);
      at += 2;
    } else {
      add(character, false);
      at++;
    }
  }
  return { text, hasForeignQuery: foreign === true };
}

/** Offset of the bracket that closes what is open at `from`, or -1. */
function closingCurly(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '}' && --depth === 0) return at;
    if (text[at] === '{') depth++;
  }
  return -1;
}

/** `map:key|default`; key and default may hold variables, groups and maps. Undefined: no map, for want of a colon. */
function mapped(inside: string, passage: Passage, rule: RewriteRule | undefined): string | undefined {
  const colon = outside(inside, ':', 0);
  if (colon < 0) return undefined;
  const bar = outside(inside, '|', colon + 1);
  const key = inside.slice(colon + 1, bar < 0 ? undefined : bar);
  return lookUp(inside.slice(0, colon), expand(key, passage, rule).text, passage) ?? (bar < 0 ? '' : expand(inside.slice(bar + 1), passage, rule).text);
}

/** Offset of a sign that stands in no inner brackets, or -1. */
function outside(text: string, sign: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === sign && depth === 0) return at;
    if (text[at] === '{') depth++;
    else if (text[at] === '}') depth--;
  }
  return -1;
}

/** B, B=, BNE=, BNP and BCTLS. */
function escapeGroup(group: string, { flags, escapes, spares }: RewriteRule): string {
  const controls = flags.has('bctls');
  let result = '';
  for (const byte of bytesOf(group)) {
    const listed = escapes?.includes(byte) === true;
    const wanted = (controls ? /[\x00-\x20\x7f]/.test(byte) : escapes === undefined) || listed;
    if (!wanted || spares?.includes(byte) === true || /\w/.test(byte)) result += byte;
    else if (byte === ' ' && !flags.has('bnp')) result += '+';
    else result += `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`;
  }
  return textOf(result);
}
