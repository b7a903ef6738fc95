/** Renaming: everywhere at once, or not at all. */
import type { Position } from '../../base/span';
import { SPECIAL_VARIABLES } from '../../httpd/catalog/terms/environment';
import { termNamed } from '../../httpd/catalog/terms/term';
import type { TextEdit } from '../../workspace/locate';
import type { LineRange, View } from '../view';
import { HOST_FORM, hostInPattern, sameHosts } from './hosts';
import { occurrencesOf } from './occurrences';
import { referencesOf, sameNames } from './references';
import { isSameName, nameAt, rangeIn, type NameAt, type NameKind } from './symbol';

/** Why nothing is renamed, a sentence for the user. */
export interface Refusal {
  readonly refused: string;
}

export interface Renameable {
  readonly range: LineRange;
  readonly name: string;
}

const FORMS: Readonly<Record<NameKind, readonly [form: RegExp, words: string]>> = {
  define: [/^[A-Za-z_][\w.-]*$/, 'letters, digits, underscores, dots and hyphens'], macro: [/^[\w.-]+$/, 'letters, digits, underscores, dots and hyphens'],
  parameter: [/^[$%@]\w+$/, 'a $, % or @ and then letters, digits and underscores'], nickname: [/^[\w.-]+$/, 'letters, digits, underscores, dots and hyphens'],
  map: [/^[\w.-]+$/, 'letters, digits, underscores, dots and hyphens'], environment: [/^[A-Za-z_][\w-]*$/, 'letters, digits, underscores and hyphens'],
  balancer: [/^[A-Za-z0-9][A-Za-z0-9.-]*$/, 'letters, digits, dots and hyphens'], host: [HOST_FORM, 'letters, digits and hyphens between dots'],
};

/** The stretch that would be renamed, or why nothing would. Undefined where no name stands. */
export function renameableAt(view: View, position: Position): Renameable | Refusal | undefined {
  const name = nameAt(view, position);
  if (name === undefined) return undefined;
  const refused = refusalOf(view, name);
  return refused === undefined ? { range: name.range, name: name.name } : { refused };
}

export function renameAt(view: View, position: Position, to: string): readonly TextEdit[] | Refusal | undefined {
  const name = nameAt(view, position);
  if (name === undefined) return undefined;
  const refused = refusalOf(view, name) ?? formRefusal(view, name, to);
  if (refused !== undefined) return { refused };
  if (name.kind === 'host') return hostEdits(view, name, to);
  return referencesOf(view, name).map(({ place }) => ({ file: place.file, start: place.start, end: place.end, text: to }));
}

/** In patterns with its dots escaped. Who asks for the old name from outside (DNS, certificates, other servers) does not follow. */
function hostEdits(view: View, { name }: NameAt, to: string): readonly TextEdit[] {
  return (sameHosts(view, name) ?? []).map((each) => ({ file: each.file, ...rangeIn(each, each.line, each.block, each), text: each.isPattern ? to.replaceAll('.', '\\.') : to }));
}

/** A pattern or a list that has the name as a part of it would be left behind. */
function hostRefusal(view: View, { name }: NameAt): string | undefined {
  const found = hostInPattern(view, name);
  return found === undefined ? undefined : `A comparison names ${name} as a part of a pattern: ${found.line.text.trim()}. Change it by hand first.`;
}

function refusalOf(view: View, name: NameAt): string | undefined {
  const { kind, name: text } = name;
  const places = referencesOf(view, name);
  if (places.some(({ place }) => place.start.line !== place.end.line)) return `${text} is broken over two lines at one of its places.`;
  if (kind === 'parameter') return undefined;
  if (!view.checks.some(({ root }) => root.scope === 'server')) return `No server configuration that reads this file is known: other files may use ${text}.`;
  if (kind === 'environment' && termNamed(SPECIAL_VARIABLES, text) !== undefined) return `${text} has a meaning to httpd itself.`;
  if (kind !== 'host' && !places.some(({ defines }) => defines)) return `No line of this configuration introduces ${text}.`;
  for (const { config } of view.checks) {
    if (config.unread.size > 0) return `${[...config.unread][0]!} could not be read and may use ${text}.`;
    if (kind === 'host') return hostRefusal(view, name);
    if (kind !== 'define') continue;
    if (config.world.environment.has(text)) return `${text} is also a variable of the server's environment.`;
    if (config.world.defines.includes(text)) return `${text} is also defined on the command line.`;
  }
  if (kind !== 'environment') return undefined;
  const all = sameNames(view, name);
  if (all.some(({ line }) => line.head.value.toLowerCase() === 'passenv')) return `${text} comes from the server's environment.`;
  return all.some(({ piece }) => piece.defines !== true) ? undefined : `No line of this configuration reads ${text}: who does is not known, a program may.`;
}

function formRefusal(view: View, { kind, name, macro }: NameAt, to: string): string | undefined {
  const [form, words] = FORMS[kind];
  if (!form.test(to)) return `A name of this kind has ${words}.`;
  if (macro !== undefined) {
    const others = macro.parameters.filter((each) => each !== name);
    const near = others.find((each) => each.startsWith(to) || to.startsWith(each));
    if (near !== undefined) return `${to} and the parameter ${near} could not be told apart.`;
    return macro.lines.some(({ line }) => line.text.includes(to)) && !to.startsWith(name) ? `${to} stands in the macro already.` : undefined;
  }
  if (isSameName(kind, name, to)) return undefined;
  if (kind === 'host') return sameHosts(view, to) === undefined ? undefined : `${to} is in use already.`;
  for (const { piece } of occurrencesOf(view, new Set([kind]), to.toLowerCase())) if (isSameName(kind, piece.name, to)) return `${to} is in use already.`;
  const taken = kind === 'define' && view.checks.some(({ config }) => config.world.environment.has(to) || config.world.defines.includes(to));
  return taken ? `${to} is a name of the environment already.` : undefined;
}
