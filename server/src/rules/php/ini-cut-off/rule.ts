import { iniTreeOf } from '../../../php/ini/read-root';
import type { TextFile } from '../../../base/text-file';
import type { FileRule, FileView, Fix } from '../../types';

/** ini_parse and the scanner (Zend/zend_ini_parser.y, zend_ini_scanner.l): what stands before the place counts, the rest is not read. */
export const rule: FileRule = {
  id: 'php/ini-cut-off',
  summary: 'A place in an ini file behind which PHP reads nothing',
  severities: ['error', 'warning'],
  fixable: 'review',
  scope: 'file',
  on: ['php-ini', 'user-ini'],
  *check(view) {
    const { stop, items } = iniTreeOf(view.root);
    if (stop === undefined) return;
    const { source } = view.root;
    const lost = items.find((item) => item.kind === 'lost');
    const from = stop.kind === 'silent' && lost !== undefined ? lost.span.start : stop.at.start;
    const line = source.lineSpan(source.position(Math.min(from, stop.at.start)).line);
    const at = stop.at.end > stop.at.start && stop.at.end <= line.end ? stop.at : { start: line.start, end: Math.max(line.end, line.start + 1) };
    const why = stop.kind === 'silent'
      ? "PHP stops reading at this quote, without a message: ' opens a text that never ends"
      : `PHP stops reading here with ${stop.message}`;
    const end = at.start + Math.max(1, source.text.slice(at.start, at.end).trimEnd().length);
    yield { at: view.at({ start: at.start, end }), ...(stop.kind === 'syntax' ? { severity: 'error', consequence: 'rejects' } as const : { severity: 'warning', consequence: 'silent' } as const), message: `${why}. The rest of the file is not read.`, fixes: fixes(view, source, line, stop.at.start) };
  },
};

/** Quotes make a value of everything behind the equals sign; a number sign does not make a comment. */
function fixes(view: FileView, source: TextFile, line: { readonly start: number; readonly end: number }, stopped: number): readonly Fix[] {
  const text = source.text.slice(line.start, line.end);
  const comment = /^(\s*)#/.exec(text);
  if (comment !== null) {
    const start = line.start + comment[1]!.length;
    return [{ title: 'Write ; for #', safety: 'review', edits: [{ kind: 'replace', at: view.at({ start, end: start + 1 }), text: ';' }] }];
  }
  const [, name, value] = /^(\s*[\w.-]+\s*=\s*)(\S(?:.*\S)?)\s*$/.exec(text) ?? [];
  if (name === undefined || value === undefined || value.includes('"')) return [];
  const start = line.start + name.length;
  // A name that is a word for on is no matter of quotes.
  if (stopped < start) return [];
  return [{ title: 'Put the value in quotes', safety: 'review', edits: [{ kind: 'replace', at: view.at({ start, end: start + value.length }), text: `"${value.replace(/[\\$]/g, '\\$&')}"` }] }];
}
