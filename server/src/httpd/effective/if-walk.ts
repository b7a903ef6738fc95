/** `<If>`, `<ElseIf>`, `<Else>`: ap_if_walk_sub (server/request.c). They come last, whatever they stand in. */
import { appliedOf, type Applied } from './applied';
import { evaluate, type Facts } from './evaluate';
import type { Inquiry } from './inquiry';
import { sectionText, sectionWords } from './section-words';
import { eitherOf, bothOf, notOf, type Truth } from './truth';

/**
 * The conditions of what was merged so far, those of the sections that apply after them, level by level.
 *
 * @param again the walk is made for a directory's index: where it finds what it found for the directory, httpd takes the result
 * from its cache and returns before it comes to the conditions inside (prep_walk_cache)
 */
export function ifWalk(inquiry: Inquiry, before: readonly Applied[], facts: Facts, again = false, inner = false): Applied[] {
  const found: Applied[] = [];
  // Whether one of the sections of this chain was taken.
  let taken: Truth = 'no';
  for (const outer of before) {
    for (const node of outer.ifs) {
      if (node.key === '<if') taken = 'no';
      const open = notOf(taken);
      const condition: Truth = node.key === '<else' ? 'yes' : open === 'no' ? 'no' : evaluate(sectionWords(node)[0] ?? '', facts);
      const truth = bothOf(bothOf(open, condition), outer.truth);
      taken = eitherOf(taken, condition);
      if (truth === 'no') continue;
      const lost = again && inner && truth === 'yes';
      const reason = lost ? 'conditions inside conditions may get lost where the index of a directory answers' : reasonOf(node.key, sectionText(node), truth);
      found.push(appliedOf('if', node, outer.config, node.children, lost ? 'maybe' : truth, reason));
    }
  }
  return found.length === 0 ? found : [...found, ...ifWalk(inquiry, found, facts, again, true)];
}

function reasonOf(key: string, condition: string, truth: Truth): string {
  if (truth === 'maybe') return key === '<else' ? 'the conditions before it are not known' : `${condition} is not known before the request is made`;
  return key === '<else' ? 'no condition before it holds' : `${condition} holds`;
}
