/** Macros by name, with their parameters to be filled in, and the parameters inside a macro's body. */
import type { Completion } from '../completion';
import { definedNames } from '../names/occurrences';
import { escapeSnippet } from './snippets';
import { offer, type Request } from './request';

export function macroOffers(request: Request): readonly Completion[] {
  const known = new Map(request.view.checks.flatMap(({ config }) => [...config.environment.macros]));
  const withArguments = request.key === 'use' && request.line.text.slice(request.offset).trim() === '';
  return definedNames(request.view, 'macro').map((name) => {
    const parameters = known.get(name.toLowerCase())?.parameters ?? [];
    const rest = withArguments ? parameters.map((each, index) => ` \${${index + 1}:${escapeSnippet(each.replace(/^[$%@]/, ''))}}`).join('') : '';
    return offer(request, { label: name, kind: 'reference', detail: parameters.join(' '), insert: name, ...(rest === '' ? {} : { snippet: escapeSnippet(name) + rest }) });
  });
}
