import { askSnippets, snippetSketch, type SketchRest, type Snippet } from './batch';
import type { Oracle } from './oracle';
import { WIDTH } from './oracle';
import { relate } from './outcome';
import type { Tally } from './tally';
import { inParallel } from '../harness/pool';

export interface NamedSnippet extends Snippet { readonly name: string }

/**
 * Compares the engine with the server over many snippets that share files, and counts the results. Where the two
 * disagree, the server is asked again about the snippet alone, because a neighbour may have caused its answer.
 */
export async function compareSnippets(oracle: Oracle, snippets: readonly NamedSnippet[], rest: SketchRest, tally: Tally): Promise<void> {
  const grouped = await askSnippets(oracle, snippets, rest);
  await inParallel([...snippets.keys()], WIDTH, async (index, slot) => {
    const snippet = snippets[index] as NamedSnippet;
    const sketch = snippetSketch(snippet.text, rest);
    const said = await oracle.said(sketch, slot);
    let real = grouped[index];
    if (!real || relate(said, real) !== 'agree') real = await oracle.real(sketch, slot);
    tally.add(snippet.name, said, real, sketch);
  });
}
