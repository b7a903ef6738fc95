import type { MacroDefinition } from '../../../httpd/config/environment';
import type { ConfigNode } from '../../../httpd/config/node';
import { wordAt } from '../../../httpd/syntax/words';
import type { ConfigRule, ConfigView, Found } from '../../types';

/** Follows macro_section, check_macro_arguments, check_macro_contents and use_macro (modules/core/mod_macro.c). */
export const rule: ConfigRule = {
  id: 'httpd/macro-warning',
  summary: 'A macro that mod_macro warns about',
  severities: ['warning'],
  scope: 'config',
  on: ['<macro', 'use'],
  *check(view) {
    const defined = new Map<string, ConfigNode>();
    for (const node of view.nodes('<macro', 'use')) {
      if (!node.readTime) continue;
      if (node.key === 'use') yield* emptyArguments(node, view);
      else yield* definition(node, view, defined);
    }
  },
};

function* definition(node: ConfigNode, view: ConfigView, defined: Map<string, ConfigNode>): Generator<Found> {
  const name = (wordAt(node.text, node.argsStart).value.replace(/>$/, '')).toLowerCase();
  const before = defined.get(name);
  defined.set(name, node);
  if (before !== undefined) {
    yield { ...warning(node, 'AH02802', `The macro ${name} is defined already; from here on this definition counts.`), related: [{ at: before.wholePlace, message: 'It is defined here first.' }] };
  }
  if (/^[$%@]/.test(name)) yield warning(node, 'AH02803', `The macro's name ${name} begins like a parameter; httpd takes it and warns.`);
  const macro = view.config.environment.macros.get(name);
  if (macro === undefined || macro.site.line !== node.site.line) return;
  yield* parameters(node, macro);
  yield* contents(node, macro, flagged(node, '/ignorebadnesting'));
}

function* parameters(node: ConfigNode, { parameters: names }: MacroDefinition): Generator<Found> {
  for (const name of names) {
    if (!/^[$%@]/.test(name)) yield warning(node, 'AH02796', `The parameter ${name} begins with none of $ % @, so every ${name} in the text is replaced, even inside of words.`);
  }
  for (const [index, name] of names.entries()) {
    const longer = names.find((other, at) => at !== index && other !== name && other.startsWith(name));
    if (longer !== undefined) yield warning(node, 'AH02797', `The parameter ${name} is the beginning of ${longer}: httpd replaces the longer one first and warns.`);
  }
}

function* contents(node: ConfigNode, { parameters: names, body }: MacroDefinition, ignoresNesting: boolean): Generator<Found> {
  if (body.length === 0) {
    yield warning(node, 'AH02799', 'The macro is empty.');
    return;
  }
  for (const name of names) {
    if (!body.some(({ text }) => text.includes(name))) yield warning(node, 'AH02800', `The parameter ${name} is never used in the macro.`);
  }
  if (ignoresNesting) return;
  let depth = 0;
  let lowest = 0;
  for (const { text } of body) {
    const { value } = wordAt(text, 0);
    if (value.startsWith('</')) depth--;
    else if (value.startsWith('<')) depth++;
    lowest = Math.min(lowest, depth);
  }
  // httpd begins to count at the tag of the macro and ends at its closing tag.
  if (lowest < -1 || depth < 0) yield warning(node, 'AH02793', 'The macro closes a section that it did not open: it can be used inside that section only.');
  if (depth !== 0) yield warning(node, 'AH02795', 'The macro opens and closes different numbers of sections: the place of its use must make up for it.');
}

function* emptyArguments(node: ConfigNode, view: ConfigView): Generator<Found> {
  const [name, ...values] = node.words;
  const macro = view.config.environment.macros.get(name?.value.toLowerCase() ?? '');
  const empty = values.find(({ value }) => value === '');
  if (macro === undefined || empty === undefined || values.length !== macro.parameters.length) return;
  if (/\/ignoreemptyargs/i.test(macro.site.line.text)) return;
  yield { ...warning(node, 'AH02798', `An argument of the macro ${macro.name} is empty.`), at: node.place(empty) };
}

function flagged(node: ConfigNode, flag: string): boolean {
  return node.text.toLowerCase().includes(flag);
}

function warning(node: ConfigNode, ah: string, message: string): Found {
  return { at: node.wholePlace, severity: 'warning', consequence: 'warns', ah, message };
}
