/** `; httpd-lint …` comments of other languages: what they silence and assume. */
import type { TextFile } from '../base/text-file';
import { rememberedByText } from '../base/text-file';
import { matchesRule, readCommentText, type CommentText } from './comment-text';

interface PlacedComment extends CommentText {
  readonly line: number;
}

const commentsOf = rememberedByText((source): readonly PlacedComment[] => {
  if (!source.text.includes('httpd-lint')) return [];
  return source.text.split('\n').flatMap((text, line) => {
    const comment = /^\s*[;#]/.test(text) ? readCommentText(text) : undefined;
    return comment === undefined ? [] : [{ ...comment, line }];
  });
});

/** Names that comments of a text assume. */
export function textAssumptions(source: TextFile): readonly string[] {
  return commentsOf(source).flatMap((comment) => (comment.directive === 'assume' ? comment.names : []));
}

/** Whether a comment of the text silences a rule at an offset. */
export function silencedInText(source: TextFile, rule: string, offset: number): boolean {
  const { line } = source.position(offset);
  let silenced = false;
  for (const comment of commentsOf(source)) {
    if (comment.directive === 'assume' || !matchesRule(comment.names, rule)) continue;
    if (comment.directive === 'disable-file') return true;
    if (comment.directive === 'disable-next-line' && line > comment.line && isNextLine(source, comment.line, line)) return true;
    if (comment.line >= line) continue;
    if (comment.directive === 'disable') silenced = true;
    else if (comment.directive === 'enable') silenced = false;
  }
  return silenced;
}

/** Whether only blank lines and comments lie between. */
function isNextLine(source: TextFile, from: number, to: number): boolean {
  for (let line = from + 1; line < to; line++) {
    const { start, end } = source.lineSpan(line);
    if (!/^\s*(?:[;#].*)?$/.test(source.text.slice(start, end))) return false;
  }
  return true;
}
