import { single, type Sketch } from './sketch';
import type { Oracle } from './oracle';
import type { Outcome } from './outcome';
import { inParallel } from '../harness/pool';
import { WIDTH } from './oracle';

/** A piece of text that can share a root file with others: it opens what it closes and ends with a line end. */
export interface Snippet {
  readonly text: string;
  /** It must be asked alone, because it changes how others are read. */
  readonly alone?: boolean;
}

const GROUP = 64;

/**
 * Asks the server about many snippets with few runs: a file of many is run, a refused one is recognised by its line,
 * taken out, and the rest is run again; what is left when the server accepts was accepted. So acceptances cost almost
 * nothing and a rejection costs one run. An answer may be due to a neighbour: ask `oracle.real` again before a
 * disagreement is believed. Out: the outcomes, with files and lines as if each snippet were a root by itself.
 */
export async function askSnippets(oracle: Oracle, snippets: readonly Snippet[], rest: SketchRest): Promise<Outcome[]> {
  const groups = makeGroups(snippets);
  const outcomes = new Array<Outcome>(snippets.length);
  await inParallel(groups, WIDTH, async (group, slot) => {
    for (const [index, outcome] of await askGroup(oracle, snippets, group, rest, slot)) outcomes[index] = outcome;
  });
  return outcomes;
}

/** What all snippets share: the MPM, further files. */
export type SketchRest = Omit<Sketch, 'root' | 'files'> & { readonly more?: Sketch['files'] };

/** The sketch of one snippet. */
export function snippetSketch(text: string, rest: SketchRest): Sketch {
  const { more, ...options } = rest;
  const sketch = single(text, options);
  return { ...sketch, files: { ...sketch.files, ...more } };
}

function makeGroups(snippets: readonly Snippet[]): number[][] {
  const groups: number[][] = [];
  let open: number[] = [];
  for (const [index, snippet] of snippets.entries()) {
    if (snippet.alone) {
      groups.push([index]);
      continue;
    }
    open.push(index);
    if (open.length === GROUP) {
      groups.push(open);
      open = [];
    }
  }
  return open.length > 0 ? [...groups, open] : groups;
}

async function askGroup(
  oracle: Oracle, snippets: readonly Snippet[], group: readonly number[], rest: SketchRest, slot: number,
): Promise<[number, Outcome][]> {
  const results: [number, Outcome][] = [];
  let pending = [...group];
  while (pending.length > 0) {
    const texts = pending.map((index) => snippets[index]?.text ?? '');
    const outcome = await oracle.real(snippetSketch(texts.join(''), rest), slot);
    if (pending.length === 1) return [...results, [pending[0] as number, outcome]];
    if (outcome.verdict === 'accepts') return [...results, ...pending.map((index) => [index, { verdict: 'accepts', warnings: [] }] as [number, Outcome])];
    const hit = locate(texts, outcome);
    if (!hit) {
      const middle = pending.length >> 1;
      const halves = [pending.slice(0, middle), pending.slice(middle)];
      for (const half of halves) results.push(...await askGroup(oracle, snippets, half, rest, slot));
      return results;
    }
    results.push([pending[hit.at] as number, { ...outcome, line: hit.line, warnings: [] }]);
    pending = pending.filter((_, at) => at !== hit.at);
  }
  return results;
}

/** The snippet that holds the line of an outcome, and the line in it. */
function locate(texts: readonly string[], outcome: Outcome): { at: number; line: number } | undefined {
  if (outcome.line === undefined || outcome.file !== 'httpd.conf') return undefined;
  let start = 0;
  for (const [at, text] of texts.entries()) {
    const lines = text.split('\n').length - 1;
    if (outcome.line > start && outcome.line <= start + lines) return { at, line: outcome.line - start };
    start += lines;
  }
  return undefined;
}
