/** Ways to silence a rule: here, in the file, in the settings. The reason is for the user to write. */
import type { TextPlace } from '../base/text-file';
import type { Edit } from '../rules/types';
import { planOf } from '../workspace/check';
import { textEdit, type TextEdit } from '../workspace/locate';
import { HEAD_LENGTH, kindOf, type Kind } from '../workspace/roots';
import type { Action } from './code-actions';
import type { FileFinding } from './file-findings';
import type { View } from './view';

export function disableActions(view: View, each: FileFinding): readonly Action[] {
  const { rule } = each.finding;
  // That finding is about such comments themselves.
  if (rule === 'httpd/needless-comment') return [];
  const action = (title: string, kind: Action['kind'], edits: readonly TextEdit[]): Action => ({ title, kind, finding: each, edits, preferred: false, rule });
  const here = disableHere(view, each);
  const inFile = disableInFile(view, each);
  return [
    ...(here === undefined ? [] : [action(`Disable ${rule} for this line, with a reason`, 'disable', [here])]),
    ...(inFile === undefined ? [] : [action(`Disable ${rule} in this file, with a reason`, 'disable', [inFile])]),
    action(`Disable ${rule} in the settings`, 'disable-in-settings', []),
  ];
}

/** A comment above the line. */
function disableHere({ workspace }: View, { finding, check }: FileFinding): TextEdit | undefined {
  const words = `httpd-lint disable-next-line ${finding.rule} -- reason`;
  return textEdit(workspace, planOf(check), 'source' in finding.at ? commentAbove(finding.at, words) : { kind: 'insertBefore', line: finding.at, text: `# ${words}` });
}

/** A comment as the first line; none before a byte order mark, which httpd would then meet in mid-file. */
function disableInFile({ file, source }: View, { finding, at }: FileFinding): TextEdit | undefined {
  if (at.file !== file || source.startsWithBom) return undefined;
  const start = { line: 0, column: 0 };
  const eol = source.blocks[0]?.lines[0]?.raw.endsWith('\r\n') === true ? '\r\n' : '\n';
  const sign = 'source' in finding.at ? signOf(finding.at) : '#';
  return { file, start, end: start, text: `${sign} httpd-lint disable-file ${finding.rule} -- reason${eol}` };
}

function commentAbove(at: TextPlace, words: string): Edit {
  const { file, source, start } = at;
  const line = source.wholeLine(start).start;
  const sign = signOf(at);
  return { kind: 'replace', at: { file, source, start: line, end: line }, text: `${sign} ${words}\n` };
}

/** PHP took the other sign for a name from 7.0 on, and the gateway's file has both; all other files know this one. */
const WITH_SEMICOLON: ReadonlySet<Kind | undefined> = new Set(['php-ini', 'user-ini', 'php-fpm', 'csp-ini']);

function signOf({ file, source }: TextPlace): '#' | ';' {
  return WITH_SEMICOLON.has(kindOf(file, source.text.slice(0, HEAD_LENGTH))) ? ';' : '#';
}

/**
 * The text of a `.httpd-lint.json` in which a rule is off; undefined for one that is no JSON object.
 * @param text what is there; undefined where there is no file
 */
export function settingsWithout(rule: string, text: string | undefined): string | undefined {
  let settings: unknown = {};
  try {
    settings = text === undefined || text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) return undefined;
  const { rules } = settings as { rules?: unknown };
  const known = typeof rules === 'object' && rules !== null && !Array.isArray(rules) ? rules : {};
  const indent = /^[ \t]+(?=")/m.exec(text ?? '')?.[0] ?? '  ';
  return `${JSON.stringify({ ...settings, rules: { ...known, [rule]: 'off' } }, null, indent)}\n`;
}
