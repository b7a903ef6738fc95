/** Macros: definition, substitution, use. Follows modules/core/mod_macro.c. */
import { byteLength } from '../../base/bytes';
import { trimmedEnd, wordsFrom } from '../syntax/words';
import type { MacroDefinition } from './environment';
import type { BodyFrame } from './frames';
import type { ConfigNode, Via } from './node';
import type { Problem } from './problem';
import { problem, type Reader } from './reader';

/** A substituted line must fit into this many bytes. */
const LINE_BYTES = 8192;

/** What mod_macro does with text behind the last `>` of its tags (warn_if_non_blank): it warns, but not of a comment. */
export function thrownAway(text: string): Pick<Problem, 'consequence' | 'ah'> {
  return text === '' || text.startsWith('#') ? { consequence: 'silent' } : { consequence: 'warns', ah: 'AH02989' };
}

/** `<Macro name parameters>`: opens the body. Errors end httpd's reading. */
export function openMacro(reader: Reader, node: ConfigNode): void {
  const end = node.text.lastIndexOf('>', trimmedEnd(node.text));
  const { argsStart } = node;
  if (end < argsStart) {
    reader.report(nodeProblem(node, '<Macro> directive missing closing >'));
  }
  const words = wordsFrom(node.text, argsStart, end < argsStart ? trimmedEnd(node.text) : end);
  const [name, ...rest] = words.map((word) => word.value);
  if (name === undefined || name === '') reader.report(nodeProblem(node, '<Macro macro definition: name not found'));
  const behind = end < argsStart ? '' : node.text.slice(end + 1, trimmedEnd(node.text)).trim();
  if (behind !== '') reader.report({ ...nodeProblem(node, 'characters after the >', 'httpd/text-after-tag'), ...thrownAway(behind) });
  const debian = reader.world.profile === 'debian';
  // Debian's patch takes words that begin with a slash for flags, and only warns of those it does not know (AH02804).
  const firstParameter = rest.findIndex((word) => !word.startsWith('/'));
  const parameters = debian ? rest.slice(firstParameter < 0 ? rest.length : firstParameter) : rest;
  parameters.forEach((parameter, index) => {
    if (parameter === '') reader.report(nodeProblem(node, `macro '${name}': empty argument #${index + 1} name`));
    else if (parameters.indexOf(parameter) < index) {
      reader.report(nodeProblem(node, `argument name conflict '${parameter}' in macro '${name}'`));
    }
  });
  reader.frame = {
    kind: 'body', parent: reader.frame, opener: node, node: reader.frame.node, guard: reader.frame.guard,
    lines: [], state: { depth: 0, count: 0 }, site: node.site,
    macro: { name: (name ?? '').toLowerCase(), parameters },
  };
}

export function defineMacro(reader: Reader, frame: BodyFrame): void {
  const { macro, lines: body, site } = frame;
  if (macro === undefined || macro.name === '') return;
  reader.environment.apply({ kind: 'macro', macro: { ...macro, body, site } });
}

/** `UndefMacro name`. */
export function undefineMacro(reader: Reader, node: ConfigNode, name: string): void {
  const key = name.toLowerCase();
  const macro = reader.environment.macros.get(key);
  reader.noteRead({ kind: 'macro', name: key, answer: macro });
  if (macro === undefined) reader.report(nodeProblem(node, `cannot remove undefined macro '${name}'`, 'httpd/unknown-macro'));
  else reader.environment.apply({ kind: 'undefMacro', name: key });
}

/** `Use name arguments`: the substituted lines are read here, in what is open here. */
export function useMacro(reader: Reader, node: ConfigNode): void {
  const [name = '', ...values] = node.words.map((word) => word.value);
  if (name === '') {
    reader.report(nodeProblem(node, 'no macro name specified in Use', 'httpd/unknown-macro'));
    return;
  }
  const key = name.toLowerCase();
  const macro = reader.environment.macros.get(key);
  reader.noteRead({ kind: 'macro', name: key, answer: macro });
  if (macro === undefined) {
    const known = [...reader.environment.macros.keys()];
    const message = known.length === 0 ? 'no macro defined before Use' : `macro '${name}' undefined`;
    reader.report({ ...nodeProblem(node, message, 'httpd/unknown-macro'), data: { name, known } });
    return;
  }
  const used = values.length;
  if (used !== macro.parameters.length) {
    const message = `macro '${name}' (${whereDefined(macro)}) used with ${used} arguments instead of ${macro.parameters.length}`;
    reader.report({ ...nodeProblem(node, message, 'httpd/macro-arguments'), data: { name, macro } });
    return;
  }
  for (let via = node.site.via; via !== undefined; via = via.parent) {
    if (via.macro !== key) continue;
    reader.report(nodeProblem(node, `recursive use of macro '${name}' is invalid`, 'httpd/recursive-macro'));
    return;
  }
  substituteInto(reader, node, macro, values);
}


function substituteInto(reader: Reader, node: ConfigNode, macro: MacroDefinition, values: readonly string[]): void {
  for (const { text, number } of macro.body) {
    const substituted = substitute(text, macro.parameters, values);
    const via: Via = { macro: macro.name, bodyLine: number, definition: macro.site, parent: node.site.via };
    if (byteLength(substituted) >= LINE_BYTES) {
      reader.report(nodeProblem(node, `while processing line ${number} of macro '${macro.name}': cannot substitute, buffer size too small`, 'httpd/macro-arguments'));
      return;
    }
    reader.readSubstituted(substituted, { ...node.site, via });
    if (reader.isCutOff) return;
  }
}

/** Plain substrings, the leftmost and there the longest parameter first; `@name` is quoted. */
function substitute(text: string, parameters: readonly string[], values: readonly string[]): string {
  if (parameters.length === 0) return text;
  let result = '';
  let at = 0;
  while (at < text.length) {
    let best = -1;
    for (let i = 0; i < parameters.length; i++) {
      const parameter = parameters[i]!;
      if (parameter !== '' && text.startsWith(parameter, at) && (best < 0 || parameter.length > parameters[best]!.length)) best = i;
    }
    if (best < 0) result += text[at++]!;
    else {
      const value = values[best] ?? '';
      result += parameters[best]!.startsWith('@') ? `"${value.replace(/["\\]/g, '\\$&')}"` : value;
      at += parameters[best]!.length;
    }
    if (result.length > 4 * LINE_BYTES) break;
  }
  return result;
}

function whereDefined(macro: MacroDefinition): string {
  return `defined in "${macro.site.file}"`;
}

function nodeProblem(node: ConfigNode, message: string, rule = 'httpd/malformed-macro') {
  return { ...problem(rule, node.wholePlace, message, node.site), node };
}
