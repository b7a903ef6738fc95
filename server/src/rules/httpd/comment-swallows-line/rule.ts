import { directive } from '../../../httpd/catalog/catalog';
import { byBlock } from '../../../httpd/syntax/by-block';
import type { LogicalLine } from '../../../httpd/syntax/logical-line';
import type { Block } from '../../../httpd/syntax/source-file';
import { blocksOf } from '../../file-lines';
import type { ConfigRule, Fix } from '../../types';
import { nameOfText } from '../../words';

interface Swallowed {
  readonly line: LogicalLine;
  /** The physical lines below the comment's own, without what surrounds them. */
  readonly lines: readonly string[];
  /** Where the first of them that reads like a directive begins in the joined line, and where it ends. */
  readonly start: number;
  readonly end: number;
}

/** Follows ap_varbuf_cfg_getline (server/util.c): continuation comes before everything else. */
export const rule: ConfigRule = {
  id: 'httpd/comment-swallows-line',
  summary: 'A comment that ends in a backslash and swallows the directive below',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'config',
  on: [],
  *check(view) {
    for (const { file, block, inactive } of blocksOf(view.config)) {
      for (const { line, lines, start, end } of swallowedIn(block)) {
        if (inactive.includes(line)) continue;
        const site = { file, block, line };
        const name = nameOfText(line.text.slice(start, end));
        const message = `The comment above ends in a backslash, so this line belongs to it: httpd does not read ${name}.`;
        yield { at: { ...site, start, end }, severity: 'warning', consequence: 'silent', message, fixes: fixesOf(site, lines) };
      }
    }
  },
};

const swallowedIn = byBlock((block) => block.lines.flatMap((line) => (line.kind === 'comment' && line.joints.length > 0 ? swallowed(line) : [])));

function swallowed(line: LogicalLine): Swallowed[] {
  const cuts = [...line.joints.map(({ at }) => at), line.text.trimEnd().length];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const text = line.text.slice(cuts[i], cuts[i + 1]);
    if (!readsLikeDirective(text)) continue;
    const start = cuts[i]! + (text.length - text.trimStart().length);
    const lines = cuts.slice(0, -1).map((at, index) => line.text.slice(at, cuts[index + 1]).trim());
    return [{ line, lines: [line.text.slice(0, cuts[0]).trim(), ...lines], start, end: cuts[i]! + text.trimEnd().length }];
  }
  return [];
}

/** A known name with something behind it: prose rarely begins so. */
function readsLikeDirective(text: string): boolean {
  const match = /^\s*(<\/?)?([A-Za-z]\w+)(>?)(\s+\S|\s*$)/.exec(text);
  if (match === null) return false;
  const [, bracket = '', name = '', close = '', rest = ''] = match;
  if (bracket !== '') return directive(`<${name}`) !== undefined;
  return close === '' && rest.trim() !== '' && directive(name) !== undefined && /[A-Z]/.test(name);
}

function fixesOf(site: { file: string; block: Block; line: LogicalLine }, lines: readonly string[]): Fix[] {
  const [comment = '', ...rest] = lines;
  const cut = comment.replace(/[\s\\]+$/, '');
  return [
    { title: 'Read the line', safety: 'review', edits: [{ kind: 'insertBefore', line: site, text: [cut, ...rest].join('\n') }, { kind: 'removeLine', line: site }] },
    { title: 'Comment the line out', safety: 'safe', edits: [{ kind: 'insertBefore', line: site, text: [cut, ...rest.map((each) => `# ${each}`)].join('\n') }, { kind: 'removeLine', line: site }] },
  ];
}
