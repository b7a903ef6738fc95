/** `# httpd-lint …` comments: what they silence, what they assume, and which of them do nothing. */
import type { Config } from '../httpd/config/config';
import type { Place, FileFold } from '../httpd/config/node';
import { byBlock } from '../httpd/syntax/by-block';
import type { LogicalLine } from '../httpd/syntax/logical-line';
import type { Block } from '../httpd/syntax/source-file';
import type { Finding } from '../rules/types';
import type { ShownFinding } from './check';
import { matchesRule, readCommentText, type CommentText } from './comment-text';
import { silencedInText } from './text-comments';

interface Comment extends CommentText {
  readonly line: LogicalLine;
}

const commentsOf = byBlock((block): Comment[] => block.lines.flatMap((line) => (line.kind === 'comment' && line.text.includes('httpd-lint') ? readComment(line) : [])));

function readComment(line: LogicalLine): Comment[] {
  const comment = readCommentText(line.text);
  return comment === undefined ? [] : [{ ...comment, line }];
}

/** Blocks with comments for us, in reading order, each once. */
export interface CommentedBlock {
  readonly file: string;
  readonly block: Block;
  readonly comments: readonly Comment[];
}

/** Every `# httpd-lint` comment of the configuration. One look at each block, and nothing for those without. */
export function commentsIn(config: Config): readonly CommentedBlock[] {
  const found = new Map<Block, CommentedBlock>();
  const enter = (fold: FileFold): void => {
    for (const part of fold.parts) {
      const comments = commentsOf(part.block);
      if (comments.length > 0 && !found.has(part.block)) found.set(part.block, { file: fold.file, block: part.block, comments });
      for (const included of part.included) enter(included);
    }
  };
  if (config.fold !== undefined) enter(config.fold);
  return [...found.values()];
}

/** Names that comments of any file of the configuration assume. */
export function assumptionsIn(commented: readonly CommentedBlock[]): Set<string> {
  const assumed = commented.flatMap(({ comments }) => comments.filter((comment) => comment.directive === 'assume'));
  return new Set(assumed.flatMap((comment) => comment.names));
}

/** Marks what comments silence and adds a hint for each comment that silences nothing. */
export function applyComments(config: Config, commented: readonly CommentedBlock[], findings: readonly Finding[]): ShownFinding[] {
  if (commented.length === 0) return findings.map((finding) => ({ ...finding, suppressed: isSilencedInText(finding) }));
  const files = new Map<string, FileComments>();
  for (const { file, block, comments } of commented) {
    let known = files.get(file);
    if (known === undefined) files.set(file, (known = new FileComments(file)));
    for (const comment of comments) known.add(comment, block);
  }
  for (const comments of files.values()) comments.place(config.fold);
  const shown = findings.map((finding) => ({ ...finding, suppressed: isSilencedInText(finding) || (files.get(finding.at.file)?.silences(finding) ?? false) }));
  for (const comments of files.values()) shown.push(...comments.needless());
  return shown;
}

/** Findings of the whole host may stand in files of other languages. */
export function isSilencedInText({ at, rule }: Finding): boolean {
  return 'source' in at && silencedInText(at.source, rule, at.start);
}

interface Placed extends Comment {
  readonly block: Block;
  order: number;
  used: boolean;
}

class FileComments {
  readonly #file: string;
  readonly #comments: Placed[] = [];
  #orders = new Map<LogicalLine, number>();

  constructor(file: string) {
    this.#file = file;
  }

  add(comment: Comment, block: Block): void {
    this.#comments.push({ ...comment, block, order: 0, used: false });
  }

  /** Numbers the file's lines, so that "the next line" and ranges can be told. */
  place(fold: FileFold | undefined): void {
    let order = 0;
    const enter = (file: FileFold): void => {
      for (const part of file.parts) {
        if (file.file === this.#file) for (const line of part.block.lines) if (!this.#orders.has(line)) this.#orders.set(line, order++);
        for (const included of part.included) enter(included);
      }
    };
    if (fold !== undefined) enter(fold);
    for (const comment of this.#comments) comment.order = this.#orders.get(comment.line) ?? 0;
  }

  silences(finding: Finding): boolean {
    const order = 'source' in finding.at ? undefined : this.#orders.get(finding.at.line);
    if (order === undefined) return false;
    let disabled: Placed | undefined;
    for (const comment of this.#comments) {
      if (!matches(comment, finding.rule)) continue;
      const { directive } = comment;
      if (directive === 'disable-file') disabled = comment;
      else if (directive === 'disable-next-line' && order > comment.order && this.#isNext(comment, order)) disabled = comment;
      else if (directive === 'disable' && comment.order < order) disabled = comment;
      else if (directive === 'enable' && comment.order < order && disabled?.directive === 'disable') disabled = undefined;
    }
    if (disabled !== undefined) disabled.used = true;
    return disabled !== undefined;
  }

  /** The next line that is neither blank nor a comment. */
  #isNext(comment: Placed, order: number): boolean {
    for (const [line, each] of this.#orders) {
      if (each > comment.order && each < order && line.kind !== 'comment' && line.kind !== 'blank') return false;
    }
    return true;
  }

  needless(): ShownFinding[] {
    return this.#comments.flatMap((comment) => {
      if (comment.used || comment.directive === 'assume' || comment.directive === 'enable') return [];
      const at: Place = { file: this.#file, block: comment.block, line: comment.line, start: comment.line.head.start, end: comment.line.text.trimEnd().length };
      const names = comment.names.length === 0 ? 'any rule' : comment.names.join(', ');
      const message = `This comment silences nothing: no finding of ${names} stands where it reaches.`;
      return [{
        rule: 'httpd/needless-comment', at, severity: 'hint', consequence: 'advice', message, suppressed: false, tags: ['unnecessary'],
        fixes: [{ title: 'Remove the comment', safety: 'safe', edits: [{ kind: 'removeLine', line: at }] }],
      }];
    });
  }
}

function matches(comment: Comment, rule: string): boolean {
  return comment.directive !== 'assume' && matchesRule(comment.names, rule);
}
