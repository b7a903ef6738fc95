/** "What applies here?" as text for people: hosts, sections and directives with the places they come from. */
import type { ConfigNode } from '../../httpd/config/node';
import { mergingOfKey } from '../../httpd/catalog/merging';
import type { Applied } from '../../httpd/effective/applied';
import { effectiveDirectives, type Setting } from '../../httpd/effective/directives';
import type { Note } from '../../httpd/effective/inquiry';
import type { WhatApplies } from '../../httpd/effective/what-applies';
import { locate } from '../../workspace/locate';
import type { SettledEffective } from '../../workspace/settle-effective';
import type { Workspace } from '../../workspace/workspace';
import type { FileRange } from '../view';
import type { PhpSummary } from './php';
import { hostLines, mappingLine, requestUrl, rewriteLines } from './words';

/** A place in a file of this machine, and the path the server knows. */
export interface EffectivePlace extends FileRange {
  readonly serverFile: string;
}

export interface EffectiveSection {
  readonly title: string;
  readonly reason: string;
  /** False: whether it applies is not known. */
  readonly certain: boolean;
  readonly at: EffectivePlace | undefined;
}

export interface EffectiveSetting {
  /** The whole line, after variables and macros. */
  readonly text: string;
  readonly state: Setting['state'];
  /** Keys that others took while it keeps some. */
  readonly lost: readonly string[];
  /** Index into `sections`. */
  readonly section: number;
  readonly at: EffectivePlace | undefined;
  /** The line that took its place, and where it is. */
  readonly by: { readonly text: string; readonly at: EffectivePlace | undefined } | undefined;
}

export interface EffectiveEntry {
  readonly name: string;
  /** How the settings add up, in a few words. */
  readonly merging: string;
  /** The function that was read. */
  readonly source: string | undefined;
  /** What they come to, where that is one text: Options. */
  readonly value: string | undefined;
  readonly settings: readonly EffectiveSetting[];
}

export interface EffectiveModel {
  readonly url: string;
  readonly host: readonly { readonly text: string; readonly at: EffectivePlace | undefined }[];
  /** What rules of mod_rewrite make of the path, step by step. */
  readonly rewrites: readonly { readonly text: string; readonly at: EffectivePlace | undefined }[];
  readonly target: { readonly text: string; readonly at: EffectivePlace | undefined };
  readonly answer: string | undefined;
  readonly notes: readonly { readonly text: string; readonly at: EffectivePlace | undefined }[];
  readonly sections: readonly EffectiveSection[];
  readonly directives: readonly EffectiveEntry[];
  /** Settings of PHP, where PHP serves the request and something but php.ini sets any. */
  readonly php?: EffectivePhp;
}

export interface EffectivePhp {
  readonly program: string;
  readonly entries: readonly EffectivePhpEntry[];
}

export interface EffectivePhpEntry {
  readonly name: string;
  readonly value: string | null;
  readonly locked: boolean;
  readonly steps: readonly { readonly text: string; readonly outcome: string; readonly holds: boolean; readonly at: EffectivePlace | undefined }[];
}

const MERGING_WORDS: Readonly<Record<string, string>> = {
  last: 'the last one holds', keyed: 'the last one of each name holds', append: 'all hold, in this order', prepend: 'all hold, the innermost first',
  options: 'signs add up, words without a sign begin anew', section: 'the innermost section that has any replaces the others',
  module: 'the module merges nothing: a section with any of its directives replaces all', own: 'is not inherited',
};

/** In: what was found, settled. Out: the same in the words of the user's configuration. */
export function effectiveModel(workspace: Workspace, { plan, found }: SettledEffective, php?: PhpSummary): EffectiveModel {
  const placeOf = (node: ConfigNode | undefined): EffectivePlace | undefined => (node === undefined ? undefined : locate(workspace, plan, node.wholePlace));
  const settingOf = ({ node, section, state, by, lost }: Setting): EffectiveSetting => ({
    text: lineOf(node), state, lost, section: found.sections.indexOf(section), at: placeOf(node), by: by === undefined ? undefined : { text: lineOf(by), at: placeOf(by) },
  });
  return {
    url: requestUrl(found.request),
    host: hostLines(found).map(({ text, node }) => ({ text, at: placeOf(node) })),
    rewrites: rewriteLines(found).map(({ text, node }) => ({ text, at: placeOf(node) })),
    target: { text: mappingLine(found), at: placeOf(mappedBy(found)) },
    answer: found.answer === undefined ? undefined : `${found.answer.status}: ${found.answer.why}`,
    notes: found.notes.map(({ message, node }: Note) => ({ text: message, at: placeOf(node) })),
    sections: found.sections.map((section) => ({ title: titleOf(section), reason: section.reason, certain: section.truth === 'yes', at: placeOf(section.node) })),
    directives: effectiveDirectives(found.sections).map(({ name, key, merging, value, settings }) => ({
      name, value, source: merging?.source ?? mergingOfKey(key)?.source,
      merging: merging === undefined ? 'how the module merges it is not known' : MERGING_WORDS[merging.kind] ?? merging.kind,
      settings: settings.map(settingOf),
    })),
    ...(php === undefined ? {} : { php: {
      program: php.program,
      entries: php.entries.map((entry) => ({ ...entry, steps: entry.steps.map((step) => ({ ...step, at: locate(workspace, plan, 'node' in step.at ? step.at.node.wholePlace : step.at) })) })),
    } }),
  };
}

/** Blanks that only align are one. */
function lineOf({ name, argumentText }: ConfigNode): string {
  return `${name} ${/["']/.test(argumentText) ? argumentText : argumentText.replace(/\s+/g, ' ')}`.trimEnd();
}

function mappedBy({ target }: WhatApplies): ConfigNode | undefined {
  return target.mapped?.by;
}

/** A section as it is written; what has no tag by what it is. */
function titleOf({ kind, node, config }: Applied): string {
  if (kind === 'server') return 'main server';
  if (kind === 'htaccess') return config.root;
  return node === undefined ? kind : lineOf(node);
}
