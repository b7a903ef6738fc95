import { contentSpan, type FileFold, type Place } from '../../../httpd/config/node';
import type { ConfigRule } from '../../types';

/** What an installer writes there, by its public examples: the modules, their folders, and where the gateway is used. */
const OWN = /^(?:csp\w*|<\/?(?:location|directory|files|ifmodule)(?:match)?|alias|scriptalias(?:match)?|loadmodule|sethandler|addhandler|addtype|options|allowoverride|require|<\/?require\w+|order|allow|deny|satisfy)$/;
const MARK = /^\s*#{2,}\s*(BEGIN|END)-ApacheCSP-SECTION/;

/** Each run of the installer restores what it wrote between its marks and drops the rest (guide, 2.4.2). */
export const rule: ConfigRule = {
  id: 'gateway/installer-section',
  summary: 'A line of one\'s own between the marks of the gateway\'s installer',
  severities: ['info'],
  scope: 'config',
  // Comments are no nodes: it looks at the lines, where a module of the gateway is loaded.
  on: [],
  *check({ config }) {
    const { modules } = config.commands;
    if (config.fold === undefined || !(modules.has('csp_module_sa') || modules.has('csp_module'))) return;
    for (const [mark, ...others] of foreignLines(config.fold)) {
      const [first, ...rest] = others;
      if (first === undefined || mark === undefined) continue;
      const name = /^\s*(<?[^\s>]+)/.exec(first.line.text)?.[1] ?? '';
      yield {
        at: first, severity: 'info', consequence: 'advice',
        message: `${name}${name.startsWith('<') ? '>' : ''} stands between the marks of the gateway's installer, which writes this part anew whenever it runs: the line is gone then. Put it outside of the marks.`,
        related: [{ at: mark, message: 'The part of the installer begins here.' }, ...rest.slice(0, 4).map((at) => ({ at, message: 'This line, too.' }))],
      };
    }
  },
};

/** For each pair of marks in one file: the first mark, then the lines between that the installer does not write. */
function* foreignLines(fold: FileFold): Generator<readonly Place[]> {
  let open: Place[] | undefined;
  for (const { block, included } of fold.parts) {
    for (const line of block.lines) {
      const at: Place = { file: fold.file, block, line, ...contentSpan(line.text) };
      if (line.kind === 'comment') {
        const mark = MARK.exec(line.text)?.[1];
        if (mark === 'END' && open !== undefined) yield open;
        if (mark !== undefined) open = mark === 'BEGIN' ? [at] : undefined;
      } else if (open !== undefined && (line.kind === 'directive' || line.kind === 'open') && !OWN.test(/^\s*(<?[^\s>]*)/.exec(line.text)![1]!.toLowerCase())) open.push(at);
    }
    for (const each of included) yield* foreignLines(each);
  }
}
