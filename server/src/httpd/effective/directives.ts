/** Each directive that holds, with where it was set and what it overrode: the merge functions of the modules, one after another. */
import { directive } from '../catalog/catalog';
import { mergingOf, type Merging } from '../catalog/merging';
import type { ConfigNode } from '../config/node';
import type { Applied } from './applied';
import { OptionsState } from './options-state';

/** One line that was merged. */
export interface Setting {
  readonly node: ConfigNode;
  readonly section: Applied;
  /**
   * `maybe`: it stands in a section of which nobody can say whether it applies. `unknown`: nobody has read how its module merges.
   * `ignored`: it takes something away where httpd merges onto nothing.
   */
  readonly state: 'effective' | 'overridden' | 'ignored' | 'maybe' | 'unknown';
  /** What took its place. */
  readonly by: ConfigNode | undefined;
  /** Keys that it lost to others while it keeps some: `html` of `AddType a/b .html .htm`. */
  readonly lost: readonly string[];
}

export interface EffectiveDirective {
  /** As the manual writes it. */
  readonly name: string;
  readonly key: string;
  readonly merging: Merging | undefined;
  /** What all settings together come to, where that is one text. */
  readonly value: string | undefined;
  /** In the order of merging. */
  readonly settings: readonly Setting[];
}

interface Draft {
  readonly node: ConfigNode;
  readonly section: Applied;
  readonly merging: Merging | undefined;
  /** Slots it holds now; a line that names several keys may lose some of them. */
  readonly slots: Set<string>;
  readonly lost: Set<string>;
  state: Setting['state'];
  by: ConfigNode | undefined;
}

/** All directives of the sections, by name. Sections that may apply override nothing for certain. */
export function effectiveDirectives(sections: readonly Applied[]): readonly EffectiveDirective[] {
  const drafts: Draft[] = [];
  for (const section of sections) {
    for (const node of section.directives) {
      const draft = draftOf(node, section);
      if (draft.state === 'effective' && draft.merging?.removes !== undefined && isBase(sections, section, moduleOf(node), draft.merging.removes)) draft.state = 'ignored';
      if (draft.state === 'effective') override(drafts, draft, sections);
      drafts.push(draft);
    }
  }
  dropForeign(drafts, sections);
  const names = new Map<string, Draft[]>();
  for (const draft of drafts) names.set(draft.node.key, [...(names.get(draft.node.key) ?? []), draft]);
  return [...names].map(([key, own]) => ({
    key, name: shownName(own[0]!.node), merging: own[0]!.merging, value: valueOf(key, sections),
    settings: own.map(({ node, section, state, by, lost }) => ({ node, section, state, by, lost: state === 'effective' ? [...lost].map((slot) => slot.slice(slot.indexOf(' ') + 1)) : [] })),
  })).sort((left, right) => (left.name.toLowerCase() < right.name.toLowerCase() ? -1 : 1));
}

function draftOf(node: ConfigNode, section: Applied): Draft {
  const spec = directive(node.key);
  const merging = spec === undefined ? undefined : mergingOf(spec);
  const state = section.truth === 'maybe' ? 'maybe' : merging === undefined ? 'unknown' : 'effective';
  return { node, section, merging, slots: new Set(merging === undefined ? [] : slotsOf(node, merging)), lost: new Set(), state, by: undefined };
}

/** Server records and directory records of mod_rewrite are two: rules of the server run before those of directories. */
function layerOf(node: ConfigNode, section: Applied): string {
  const isServer = section.kind === 'server' || section.kind === 'virtual-host';
  return moduleOf(node) === 'mod_rewrite' ? (isServer ? 'server ' : 'directory ') : '';
}

function moduleOf(node: ConfigNode): string {
  return directive(node.key)?.module ?? '';
}

function slotsOf(node: ConfigNode, { kind, keys = [], group }: Merging): string[] {
  if (kind !== 'keyed') return [group ?? node.key];
  const words = node.words.map(({ value }) => value);
  const named = keys.flatMap((key) => (key === 'last' ? words.slice(-1) : typeof key === 'number' ? words.slice(key, key + 1) : words.slice(Number.parseInt(key, 10))));
  return named.map((word) => `${group ?? node.key} ${word.toLowerCase().replace(/^\./, '')}`);
}

/** Walks whose sections are merged with each other first, and then as one onto what came before (walk_cache_t, server/request.c). */
const WALK: Readonly<Record<Applied['kind'], string>> = {
  server: 'server', 'virtual-host': 'host', directory: 'directory', htaccess: 'directory', files: 'files', proxy: 'proxy', location: 'location', if: 'if',
};

/** The sections of one walk that have a record of a module: those without one are no part of its merging (ap_merge_per_dir_configs). */
function recordsOf(sections: readonly Applied[], walk: string, module: string): readonly Applied[] {
  return sections.filter((section) => WALK[section.kind] === walk && hasRecord(section, module));
}

/** What may stand in servers only is kept in a record of the server. */
function hasRecord({ directives }: Applied, module: string): boolean {
  return directives.some(({ key }) => {
    const spec = directive(key);
    return spec?.module === module && spec.where.some((bit) => bit !== 'RSRC_CONF');
  });
}

/** Whether a section is the one that others are merged onto: the first that has a record of the module, in all or of several in its walk. */
function isBase(sections: readonly Applied[], section: Applied, module: string, removes: Merging['removes']): boolean {
  const walk = WALK[section.kind];
  const first = sections.find((each) => hasRecord(each, module));
  if (first === section) return true;
  if (removes !== 'before') return false;
  const records = recordsOf(sections, walk, module);
  return walk !== 'host' && walk !== 'proxy' && records.length > 1 && records[0] === section;
}

/** AuthMerging And and Or keep what the sections above require. */
function keepsRequires({ section, merging }: Draft): boolean {
  return merging?.group === 'require' && section.directives.some(({ key, argumentText }) => key === 'authmerging' && /^(?:and|or)$/i.test(argumentText));
}

/** Whether a removal gets as far as an earlier section. */
function reaches(draft: Draft, { node, section, merging }: Draft, sections: readonly Applied[]): boolean {
  if (merging?.removes !== 'before') return true;
  const walk = WALK[section.kind];
  return draft.section === section || WALK[draft.section.kind] === walk || walk === 'host' || walk === 'proxy' || recordsOf(sections, walk, moduleOf(node)).length === 1;
}

function override(before: readonly Draft[], next: Draft, sections: readonly Applied[]): void {
  const { node, section, merging } = next;
  if (merging === undefined || keepsRequires(next)) return;
  const inherits = moduleOf(node) === 'mod_rewrite' && inheritsRules([...before, next]);
  for (const draft of before) {
    if (draft.state !== 'effective' || draft.merging === undefined || layerOf(draft.node, draft.section) !== layerOf(node, section) || !reaches(draft, next, sections)) continue;
    // Any directive of the module makes a new record for the section.
    if (draft.merging.kind === 'module' && draft.section !== section && moduleOf(draft.node) === moduleOf(node) && !inherits) lose(draft, node);
    // What the same section adds later is taken away, too.
    else if (draft.merging.removes === 'own-too' && draft.section === section && merging.removes === undefined) takeSlots(next, draft);
    else if (replaces(draft, next)) takeSlots(draft, next);
  }
}

function takeSlots(from: Draft, by: Draft): void {
  for (const slot of by.slots) if (from.slots.delete(slot)) from.lost.add(slot);
  if (from.slots.size === 0) lose(from, by.node);
}

/** Whether a line takes slots from one before it. */
function replaces(draft: Draft, { node, section, merging }: Draft): boolean {
  const kind = merging!.kind;
  if (kind === 'last' || kind === 'keyed') return true;
  if (kind === 'module') return draft.section === section && merging!.repeats !== true && !ACCUMULATES.has(draft.node.key);
  if (kind === 'own') return merging!.repeats !== true;
  // Without signs what was said before counts no more.
  if (kind === 'options') return !/^[+-]/.test(node.argumentText);
  return kind === 'section' && (draft.section !== section || merging!.repeats !== true);
}

/** Directives of modules without a merge function that add up inside one section. */
const ACCUMULATES: ReadonlySet<string> = new Set(['allow', 'deny', 'deflatefilternote', 'outputsed', 'inputsed']);

function lose(draft: Draft, by: ConfigNode): void {
  draft.state = 'overridden';
  draft.by = by;
}

/** RewriteOptions Inherit and its kin keep the rules of the sections above. */
function inheritsRules(drafts: readonly Draft[]): boolean {
  return drafts.some(({ node, state }) => node.key === 'rewriteoptions' && state === 'effective' && /inherit/i.test(node.argumentText.replace(/IgnoreInherit/gi, '')));
}

/** What belongs to one server is nothing to another. */
function dropForeign(drafts: readonly Draft[], sections: readonly Applied[]): void {
  const host = sections.find(({ kind }) => kind === 'virtual-host');
  if (host === undefined) return;
  for (const draft of drafts) {
    if (draft.merging?.kind !== 'own' || draft.section.kind !== 'server' || draft.state !== 'effective') continue;
    draft.state = 'overridden';
    draft.by = host.node;
  }
}

function valueOf(key: string, sections: readonly Applied[]): string | undefined {
  if (key !== 'options') return undefined;
  const options = new OptionsState();
  for (const section of sections) if (section.truth === 'yes') options.merge(section.directives);
  return options.shown;
}

function shownName(node: ConfigNode): string {
  const spec = directive(node.key);
  return spec === undefined ? node.name : spec.type === 'section' ? `<${spec.name}>` : spec.name;
}
