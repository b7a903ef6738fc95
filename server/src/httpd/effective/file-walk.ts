/** `<Files>` and `<FilesMatch>`: ap_file_walk (server/request.c). */
import { basename } from '../../base/path';
import { appliedOf, type Applied } from './applied';
import type { Inquiry } from './inquiry';
import { matchesFile, testOf } from './section-match';
import { sectionText } from './section-words';
import { bothOf } from './truth';

/**
 * The sections that stand in the servers, in directories and `.htaccess` files, in that order. A `<Files>` inside another, or in
 * an `<If>`, is met when this walk is over: it never applies.
 *
 * @param before what was merged so far
 * @param filename where the directory walk ended; the last component is compared, which is empty for a directory with its slash
 */
export function fileWalk(inquiry: Inquiry, before: readonly Applied[], filename: string): Applied[] {
  const name = basename(filename);
  const ignoreCase = inquiry.config.world.profile === 'windows';
  return before.flatMap((outer) => outer.files.flatMap((node) => {
    const truth = bothOf(matchesFile(testOf(node), name, ignoreCase), outer.truth);
    if (truth === 'no') return [];
    const reason = truth === 'yes' ? `${sectionText(node)} matches ${name}` : `whether ${sectionText(node)} applies to ${name} is not known`;
    return [appliedOf('files', node, outer.config, node.children, truth, reason)];
  }));
}
