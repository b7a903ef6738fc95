/** The JSON of `check`, version 1, field by field: what programs outside the project rely on. */
import assert from 'node:assert/strict';

export interface CheckJson {
  readonly version: 1;
  readonly roots: readonly RootJson[];
  readonly diagnostics: readonly DiagnosticJson[];
  readonly summary: Readonly<Record<'files' | 'errors' | 'warnings' | 'infos' | 'hints' | 'ms', number>>;
}

export interface RootJson {
  readonly file: string;
  readonly kind: string;
  readonly profile: string;
  readonly assumes: readonly string[];
  readonly verdict: { readonly configtest: string; readonly start: string; readonly firstError: FirstErrorJson | null };
  readonly includes: readonly string[];
  readonly mpm: { readonly name: string; readonly set: Numbers; readonly effective: Numbers; readonly codes: readonly string[] } | null;
}

export interface FirstErrorJson {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
  readonly via: readonly unknown[];
}

type Numbers = Readonly<Record<string, number>>;

export interface DiagnosticJson {
  readonly file: string;
  readonly serverFile?: string;
  readonly roots: readonly string[];
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly severity: string;
  readonly consequence: string;
  readonly ah: string | null;
  readonly message: string;
  readonly url: string;
  readonly assumes: readonly string[];
  readonly fixes: readonly { readonly title: string; readonly safety: string; readonly edits: readonly EditJson[] }[];
  readonly suppressed: boolean;
}

interface EditJson {
  readonly file: string;
  readonly start: readonly [number, number];
  readonly end: readonly [number, number];
  readonly text: string;
}

const KINDS = ['httpd', 'htaccess', 'php-ini', 'user-ini', 'php-fpm', 'csp-ini', 'lighttpd'];
const PROFILES = ['debian', 'rhel', 'upstream', 'windows'];
const SEVERITIES = ['error', 'warning', 'info', 'hint'];
const CONSEQUENCES = ['rejects', 'start-fails', 'request-fails', 'warns', 'silent', 'advice'];

/** Parses an output and fails where it is not what the contract says. */
export function readCheck(output: string): CheckJson {
  const json = JSON.parse(output) as CheckJson;
  keys(json, ['version', 'roots', 'diagnostics', 'summary'], 'output');
  assert.equal(json.version, 1);
  json.roots.forEach(checkRoot);
  json.diagnostics.forEach((each) => checkDiagnostic(each, json.roots));
  keys(json.summary, ['files', 'errors', 'warnings', 'infos', 'hints', 'ms'], 'summary');
  for (const [name, value] of Object.entries(json.summary)) assert.ok(Number.isInteger(value) && value >= 0, name);
  for (const [index, name] of (['errors', 'warnings', 'infos', 'hints'] as const).entries()) {
    const counted = json.diagnostics.filter((each) => !each.suppressed && each.severity === SEVERITIES[index]).length;
    assert.equal(json.summary[name], counted, name);
  }
  return json;
}

function checkRoot(root: RootJson): void {
  keys(root, ['file', 'kind', 'profile', 'assumes', 'verdict', 'includes', 'mpm'], 'root');
  text(root.file, 'file');
  among(root.kind, KINDS);
  among(root.profile, PROFILES);
  texts(root.assumes, 'assumes');
  texts(root.includes, 'includes');
  assert.equal(root.includes[0], root.file, 'the root is opened first');
  keys(root.verdict, ['configtest', 'start', 'firstError'], 'verdict');
  among(root.verdict.configtest, ['accepts', 'rejects']);
  among(root.verdict.start, ['fails', 'unknown']);
  const { firstError } = root.verdict;
  assert.equal(firstError === null, root.verdict.configtest === 'accepts', 'firstError is null exactly when the test accepts');
  if (firstError !== null) {
    keys(firstError, ['file', 'line', 'rule', 'message', 'via'], 'firstError');
    text(firstError.file, 'firstError.file');
    assert.ok(Number.isInteger(firstError.line) && firstError.line >= 1);
    assert.match(firstError.rule, /^[a-z]+\/[a-z0-9-]+$/);
    text(firstError.message, 'firstError.message');
    assert.ok(Array.isArray(firstError.via));
  }
  if (root.mpm !== null) checkMpm(root.mpm, root.verdict.configtest);
}

function checkMpm(mpm: NonNullable<RootJson['mpm']>, configtest: string): void {
  keys(mpm, ['name', 'set', 'effective', 'codes'], 'mpm');
  text(mpm.name, 'mpm.name');
  for (const group of [mpm.set, mpm.effective]) for (const [name, value] of Object.entries(group)) assert.equal(typeof value, 'number', name);
  assert.ok(mpm.effective['processes']! >= 1 && mpm.effective['capacity']! >= 1);
  for (const name of Object.keys(mpm.set)) assert.ok(name in mpm.effective, `${name} is set and has an effective value`);
  texts(mpm.codes, 'codes');
  for (const code of mpm.codes) assert.match(code, /^AH\d{5}$/);
  if (configtest === 'rejects') assert.deepEqual(mpm.codes, []);
}

function checkDiagnostic(diagnostic: DiagnosticJson, roots: readonly RootJson[]): void {
  const { serverFile, ...rest } = diagnostic;
  keys(rest, [
    'file', 'roots', 'line', 'column', 'endLine', 'endColumn', 'rule', 'severity', 'consequence', 'ah', 'message', 'url', 'assumes', 'fixes', 'suppressed',
  ], diagnostic.rule);
  text(diagnostic.file, 'file');
  if (serverFile !== undefined) assert.notEqual(serverFile, diagnostic.file);
  for (const root of diagnostic.roots) assert.ok(roots.some((each) => each.file === root), `${root} is one of the roots`);
  range([diagnostic.line, diagnostic.column], [diagnostic.endLine, diagnostic.endColumn]);
  assert.match(diagnostic.rule, /^[a-z]+\/[a-z0-9-]+$/);
  among(diagnostic.severity, SEVERITIES);
  among(diagnostic.consequence, CONSEQUENCES);
  assert.ok(diagnostic.ah === null || /^AH\d{5}$/.test(diagnostic.ah), String(diagnostic.ah));
  text(diagnostic.message, 'message');
  assert.match(diagnostic.url, /^[a-z-]+:/);
  texts(diagnostic.assumes, 'assumes');
  assert.equal(typeof diagnostic.suppressed, 'boolean');
  for (const fix of diagnostic.fixes) {
    keys(fix, ['title', 'safety', 'edits'], 'fix');
    text(fix.title, 'title');
    among(fix.safety, ['safe', 'review']);
    assert.ok(fix.edits.length > 0);
    for (const edit of fix.edits) {
      keys(edit, ['file', 'start', 'end', 'text'], 'edit');
      text(edit.file, 'edit.file');
      assert.equal(typeof edit.text, 'string');
      range(edit.start, edit.end);
    }
  }
}

function keys(value: object, expected: readonly string[], what: string): void {
  assert.deepEqual(Object.keys(value).sort(), [...expected].sort(), `the fields of ${what}`);
}

function text(value: unknown, what: string): void {
  assert.ok(typeof value === 'string' && value !== '', `${what} is a text`);
}

function texts(value: unknown, what: string): void {
  assert.ok(Array.isArray(value) && value.every((each) => typeof each === 'string'), `${what} is a list of texts`);
}

function among(value: string, allowed: readonly string[]): void {
  assert.ok(allowed.includes(value), `${value} is one of ${allowed.join(', ')}`);
}

/** Lines and columns count from 1; the end is not before the start. */
function range(start: readonly [number, number], end: readonly [number, number]): void {
  for (const number of [...start, ...end]) assert.ok(Number.isInteger(number) && number >= 1, `${start.join(':')} to ${end.join(':')}`);
  assert.ok(end[0] > start[0] || (end[0] === start[0] && end[1] >= start[1]), `${start.join(':')} to ${end.join(':')}`);
}
