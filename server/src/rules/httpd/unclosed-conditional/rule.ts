import type { ConfigNode } from '../../../httpd/config/node';
import { fromProblem, isEditable } from '../../builders';
import { linesOfFile } from '../../file-lines';
import type { ProblemRule } from '../../types';
import { nameOf } from '../../words';

/** Follows ap_build_cont_config (server/config.c): the end of the file is as good as the closing tag. */
export const rule: ProblemRule = {
  id: 'httpd/unclosed-conditional',
  summary: 'A conditional block that is never closed and swallows the rest of its file',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'problem',
  show(problem, view) {
    const opener = problem.data?.['opener'] as ConfigNode | undefined;
    if (opener === undefined) return undefined;
    const tag = `</${opener.name.slice(1)}>`;
    const open = view.config.problems.filter(({ rule: id, at }) => id.startsWith('httpd/unclosed-') && at.file === problem.at.file);
    const lines = linesOfFile(view.config, opener.site.file);
    const last = lines[lines.length - 1];
    const fixes = !isEditable(opener) || open[0] !== problem || last === undefined ? []
      : [{ title: `Add ${tag} at the end of the file`, safety: 'safe' as const, edits: [{ kind: 'insertAfter' as const, line: last, text: tag, indent: opener.site }] }];
    const message = `${nameOf(opener)} is never closed: the rest of the file belongs to it, and where the condition fails the server refuses the file.`;
    return fromProblem(problem, message, { fixes });
  },
};
