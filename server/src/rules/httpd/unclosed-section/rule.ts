import type { ConfigNode, Item, Site } from '../../../httpd/config/node';
import { ConfigNode as Node } from '../../../httpd/config/node';
import type { Problem } from '../../../httpd/config/problem';
import { fromProblem, isEditable, replace } from '../../builders';
import { indentOf, linesOfFile } from '../../file-lines';
import type { ConfigView, Fix, ProblemRule } from '../../types';
import { isUnknowable } from '../../unknowable';
import { nameOf, refusal } from '../../words';

/** Follows ap_build_config, ap_soak_end_container (server/config.c) and mod_macro's get_lines_till_end_token. */
export const rule: ProblemRule = {
  id: 'httpd/unclosed-section',
  summary: 'A section that is never closed',
  severities: ['error'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const opener = problem.data?.['opener'] as ConfigNode | undefined;
    if (opener === undefined || opener.name === '<' || isUnknowable(opener, view)) return undefined;
    const missing = /<\/(\w+)>/.exec(problem.message)?.[1] ?? opener.name.slice(1);
    const inner = missing.toLowerCase() !== opener.name.slice(1).toLowerCase();
    if (inner) {
      const message = `A <${missing}> inside this block is never closed: ${refusal(view)}. The block is not read here, but its tags must match.`;
      return fromProblem(problem, message);
    }
    const oneLine = opener.site.line.text.trimEnd().toLowerCase().endsWith(`></${missing.toLowerCase()}>`);
    if (oneLine) {
      const message = `${nameOf(opener)} is never closed, because a closing tag needs a line of its own: ${refusal(view)}.`;
      return fromProblem(problem, message, { fixes: isEditable(opener) ? [split(opener, missing)] : [] });
    }
    const message = `${nameOf(opener)} is never closed: ${refusal(view)}. A section ends with </${missing}> in the same file.`;
    return fromProblem(problem, message, { fixes: isEditable(opener) && isInnermost(problem, view) ? [close(opener, missing, view)] : [] });
  },
};

function split(opener: ConfigNode, name: string): Fix {
  const { text } = opener.site.line;
  const at = text.toLowerCase().lastIndexOf(`</${name.toLowerCase()}>`);
  return {
    title: `Put </${name}> on a line of its own`, safety: 'review',
    edits: [
      replace({ ...opener.wholePlace, start: at, end: text.trimEnd().length }, ''),
      { kind: 'insertAfter', line: opener.site, text: `</${name}>` },
    ],
  };
}

/** Of several open sections only the innermost can be closed at the end: httpd names it first. */
function isInnermost(problem: Problem, view: ConfigView): boolean {
  const open = view.config.problems.filter(({ rule: id, at }) => id.startsWith('httpd/unclosed-') && at.file === problem.at.file);
  return open[0] === problem;
}

function close(opener: ConfigNode, name: string, view: ConfigView): Fix {
  const { site } = opener;
  const before = lessIndented(opener);
  const text = `</${name}>`;
  if (before !== undefined) return { title: `Add ${text} above the next line of its level`, safety: 'review', edits: [{ kind: 'insertBefore', line: before, text, indent: site }] };
  const lines = linesOfFile(view.config, site.file);
  return { title: `Add ${text} at the end of the file`, safety: 'review', edits: [{ kind: 'insertAfter', line: lines[lines.length - 1] ?? site, text, indent: site }] };
}

/** The first line directly inside it that is indented no more than its own tag, where the lines above are. */
function lessIndented(opener: ConfigNode): Site | undefined {
  const children = opener.children.filter((item: Item): item is ConfigNode => item instanceof Node && item.site.file === opener.site.file && item.site.via === undefined);
  const own = indentOf(opener.site);
  if (children[0] === undefined || indentOf(children[0].site) <= own) return undefined;
  return children.find(({ site }) => indentOf(site) <= own)?.site;
}
