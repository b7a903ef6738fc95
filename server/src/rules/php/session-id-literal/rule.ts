import { sessionCode } from '../../../stack/php-sessions';
import { modPhpOf } from '../../../stack/lifetime-signs';
import type { StackRule } from '../../types';

/** ps_files_open (ext/session/mod_files.c) takes an exclusive lock by the id, whoever the visitor is. */
export const rule: StackRule = {
  id: 'php/session-id-literal',
  summary: 'A script that gives all its visitors one and the same session',
  severities: ['warning'],
  scope: 'stack',
  *check(stack) {
    const wait = modPhpOf(stack) === undefined ? 'each of them keeps a worker of PHP' : 'each of them keeps a process of httpd, until none is left for any other page';
    for (const { file, use } of sessionCode(stack)) {
      for (const { id, start, end } of use.literalIds) {
        yield {
          at: { file: file.file, source: file.source, start, end }, severity: 'warning', consequence: 'advice',
          message: `session_id('${short(id)}') gives every visitor the same session: requests wait for its lock one after the other, and ${wait}. Share data through a cache or a file and let PHP give out ids.`,
        };
      }
    }
  },
};

function short(id: string): string {
  return id.length > 24 ? `${id.slice(0, 24)}...` : id;
}
