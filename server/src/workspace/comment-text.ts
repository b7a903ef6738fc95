/** What a `httpd-lint` comment says, in whatever language it stands. */
export type CommentDirective = 'disable' | 'enable' | 'disable-next-line' | 'disable-line' | 'disable-file' | 'assume';

export interface CommentText {
  readonly directive: CommentDirective;
  /** Rule ids or topics; empty means all rules. For `assume` the names. */
  readonly names: readonly string[];
  readonly reason: string | undefined;
}

const COMMENT = /^\s*[#;]+\s*httpd-lint\s+(disable-next-line|disable-line|disable-file|disable|enable|assume)\b([^\r\n]*)/;

/** Undefined for a comment that is not for us. */
export function readCommentText(text: string): CommentText | undefined {
  const match = COMMENT.exec(text);
  if (match === null) return undefined;
  const [names = '', ...reason] = match[2]!.split(/\s--\s?/);
  return {
    directive: match[1] as CommentDirective,
    names: names.split(/[\s,]+/).filter((name) => name !== ''),
    reason: reason.length === 0 ? undefined : reason.join(' -- ').trim(),
  };
}

/** Whether names of a comment (ids or topics; none: every rule) hold for a rule. */
export function matchesRule(names: readonly string[], rule: string): boolean {
  return names.length === 0 || names.some((name) => name === rule || rule.startsWith(`${name}/`));
}
