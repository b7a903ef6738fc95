// The answer to "What applies here?" as a tree: plain data, no VS Code.
import type { EffectiveEntry, EffectiveModel, EffectivePlace, EffectiveSetting } from '../../../../server/src/lsp/protocol';

export interface EffectiveItem {
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** Name of a product icon. */
  readonly icon: string;
  readonly at?: EffectivePlace | undefined;
  readonly children: readonly EffectiveItem[];
  readonly open: boolean;
}

const MARKS: Readonly<Record<EffectiveSetting['state'], { readonly icon: string; readonly word: string }>> = {
  effective: { icon: 'check', word: 'holds' },
  overridden: { icon: 'circle-slash', word: 'overridden' },
  ignored: { icon: 'circle-slash', word: 'has no effect where nothing is merged below it' },
  maybe: { icon: 'question', word: 'may hold: whether its section applies is not known' },
  unknown: { icon: 'question', word: 'may hold: how its module merges is not known' },
};

/** `file:line`, as short as it is still told apart. */
export type NamePlace = (place: EffectivePlace) => string;

/** In the order of the question: who answers, with what, from which sections, which directives. */
export function effectiveItems(model: EffectiveModel, name: NamePlace): readonly EffectiveItem[] {
  const line = (icon: string, { text, at }: { readonly text: string; readonly at: EffectivePlace | undefined }): EffectiveItem => leaf(icon, text, at, name);
  return [
    leaf('link', model.url, undefined, name),
    ...model.host.map((each) => line('server', each)),
    ...model.rewrites.map((each) => line('arrow-right', each)),
    line('file', model.target),
    ...(model.answer === undefined ? [] : [leaf('reply', model.answer, undefined, name)]),
    ...model.notes.map((each) => line('info', each)),
    {
      label: 'Sections', description: 'in the order of merging', icon: 'layers', open: true,
      children: model.sections.map(({ title, reason, certain, at }) => ({ ...leaf(certain ? 'symbol-namespace' : 'question', title, at, name), tooltip: reason })),
    },
    { label: 'Directives', icon: 'list-tree', open: true, children: model.directives.map((entry) => directive(entry, model, name)) },
  ];
}

function directive(entry: EffectiveEntry, model: EffectiveModel, name: NamePlace): EffectiveItem {
  const { settings } = entry;
  const held = settings.filter(({ state }) => state === 'effective');
  const value = entry.value ?? (held.length === 1 ? held[0]!.text.slice(entry.name.length).trim() : held.length === 0 ? '' : `${held.length} lines`);
  const tooltip = entry.source === undefined ? entry.merging : `${entry.merging} (${entry.source})`;
  return {
    label: entry.name, ...(value === '' ? {} : { description: value }), tooltip, icon: held.length > 0 ? 'symbol-property' : 'question', open: false,
    at: held.length === 1 && settings.length === 1 ? held[0]!.at : undefined,
    children: settings.length === 1 && held.length === 1 ? [] : settings.map((each) => setting(each, model, name)),
  };
}

function setting({ text, state, section, at, by, lost }: EffectiveSetting, model: EffectiveModel, name: NamePlace): EffectiveItem {
  const { icon, word } = MARKS[state];
  const from = model.sections[section]?.title ?? '';
  const overrider = by === undefined ? '' : ` by ${by.at === undefined ? by.text : name(by.at)}`;
  return { ...leaf(icon, text, at, name), tooltip: `${word}${overrider}${lost.length === 0 ? '' : `, no longer for ${lost.join(', ')}`}; in ${from}` };
}

function leaf(icon: string, label: string, at: EffectivePlace | undefined, name: NamePlace): EffectiveItem {
  return { label, icon, at, ...(at === undefined ? {} : { description: name(at) }), children: [], open: false };
}
