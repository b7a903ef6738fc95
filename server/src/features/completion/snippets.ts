/** Snippets of the protocol: `${1:text}` is a place to fill in, `${1|a,b|}` a choice, `$0` where the cursor ends. */

/** A snippet without its marks: `${1:text}` is `text`, a choice its first value. */
export function withoutMarks(snippet: string): string {
  return snippet.replace(/\$\{\d+\|([^,|]*)[^}]*\|\}|\$\{\d+:((?:\\.|[^}\\])*)\}|\$\d+|\$\{\d+\}|\\([\\$}])/g, (_, choice?: string, text?: string, escaped?: string) => choice ?? text?.replace(/\\(.)/g, '$1') ?? escaped ?? '');
}

export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
