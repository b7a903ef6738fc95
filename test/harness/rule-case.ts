/** Runs the engine on a case of a rule's page. */
import { catalog, directive } from '../../server/src/httpd/catalog/catalog';
import type { ProfileName } from '../../server/src/httpd/config/world';
import { SourceFile } from '../../server/src/httpd/syntax/source-file';
import type { Rule } from '../../server/src/rules/types';
import { checkAny, planOf, settle, type AnyCheck, type ShownFinding } from '../../server/src/workspace/check';
import { locate, textEdit } from '../../server/src/workspace/locate';
import { PROFILES } from '../../server/src/workspace/profiles';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/workspace/settings';
import { isFileKind } from '../../server/src/workspace/around-kinds';
import { kindOf, type Kind } from '../../server/src/workspace/roots';
import { Workspace, type Root } from '../../server/src/workspace/workspace';
import { memoryFiles } from './memory-files';
import type { Case } from './rule-page';

export interface SeenFinding {
  readonly finding: ShownFinding;
  readonly file: string;
  /** Zero-based; `end` is on the same line: a place that goes on ends with its first physical line. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export interface CaseRun {
  readonly check: AnyCheck;
  readonly workspace: Workspace;
  /** What is not suppressed, in the order of the files and lines. */
  readonly seen: readonly SeenFinding[];
}

/**
 * Checks the case with the given rules; `files` stands for the case's own files where given.
 * A rule that throws fails the test.
 */
export async function runCase(page: Case, rules: readonly Rule[], files = page.files): Promise<CaseRun> {
  const workspace = new Workspace();
  workspace.settings = settingsOf(page);
  // Code of applications is looked for in the folders that somebody has opened.
  if ([...files.keys()].some((file) => /^\/var\/www\/.*\.php$/.test(file))) workspace.folders = ['/var/www'];
  const root: Root = { file: page.root, scope: scopeOf(page), ...(isFileKind(kindOfRoot(page)) ? { kind: kindOfRoot(page)! } : {}) };
  await settle(workspace, root, memoryFiles(files));
  const result = checkAny(workspace, root, (rule, error) => {
    throw new Error(`${rule} failed: ${error instanceof Error ? error.stack : String(error)}`);
  }, rules);
  const seen = result.findings.filter((finding) => !finding.suppressed).map((finding) => see(workspace, result, finding, files));
  const order = [...files.keys()];
  seen.sort((a, b) => order.indexOf(a.file) - order.indexOf(b.file) || a.line - b.line || a.start - b.start);
  return { check: result, workspace, seen };
}

function see(workspace: Workspace, result: AnyCheck, finding: ShownFinding, files: ReadonlyMap<string, string>): SeenFinding {
  const located = locate(workspace, planOf(result), finding.at);
  if (located === undefined) throw new Error(`${finding.rule}: the finding's place is gone: ${finding.message}`);
  const { file, start, end } = located;
  const lineLength = (files.get(file) ?? '').split('\n')[start.line]?.replace(/\r$/, '').length ?? 0;
  return { finding, file, line: start.line, start: start.column, end: end.line === start.line ? end.column : lineLength };
}

/** The files after a fix; undefined where an edit leads nowhere. */
export function applyFix(run: CaseRun, files: ReadonlyMap<string, string>, fix: NonNullable<ShownFinding['fixes']>[number]): Map<string, string> | undefined {
  const edits = fix.edits.map((edit) => textEdit(run.workspace, planOf(run.check), edit));
  if (edits.some((edit) => edit === undefined)) return undefined;
  const result = new Map(files);
  const byPosition = edits.flatMap((edit) => edit ?? []).map((edit) => {
    const text = files.get(edit.file) ?? '';
    return { ...edit, from: offsetAt(text, edit.start), to: offsetAt(text, edit.end) };
  }).sort((a, b) => b.from - a.from || b.to - a.to);
  for (const edit of byPosition) {
    const text = result.get(edit.file) ?? '';
    result.set(edit.file, text.slice(0, edit.from) + edit.text + text.slice(edit.to));
  }
  return result;
}

function offsetAt(text: string, position: { line: number; column: number }): number {
  let at = 0;
  for (let line = 0; line < position.line; line++) {
    const next = text.indexOf('\n', at);
    if (next < 0) return text.length;
    at = next + 1;
  }
  return at + position.column;
}

/** The language of the file that a case begins with. */
export function kindOfRoot(page: Case): Kind | undefined {
  return kindOf(page.root, page.files.get(page.root) ?? '');
}

function scopeOf(page: Case): Root['scope'] {
  const scope = page.options.get('scope') ?? 'server';
  if (scope !== 'server' && scope !== 'htaccess' && scope !== 'fragment') throw new Error(`${page.place}: no scope "${scope}"`);
  return scope;
}

export function profileOf(page: Case): ProfileName {
  return (page.options.get('profile') ?? 'debian') as ProfileName;
}

function settingsOf(page: Case): Settings {
  const list = (key: string): string[] => (page.options.get(key) ?? '').split(',').filter((each) => each !== '');
  const version = page.options.get('version');
  const php = page.options.get('php');
  const mpm = mpmOf(page);
  return {
    ...DEFAULT_SETTINGS,
    profile: profileOf(page),
    ...(version === undefined ? {} : { httpdVersion: version }),
    ...(php === undefined ? {} : { phpVersion: php }),
    ...(page.options.has('lighttpd') ? { lighttpdVersion: page.options.get('lighttpd')! } : {}),
    ...(mpm === undefined ? {} : { mpm }),
    defines: list('defines'),
    environment: Object.fromEntries(list('env').map((each) => each.split('=', 2))),
    ...(page.options.has('limit') ? { processLimit: Number(page.options.get('limit')) } : {}),
    assume: list('assume'),
    staticModules: [...modulesOf(page)],
  };
}

/** The MPM that the case gets; undefined for `mpm=none` and where its own text loads one. */
export function mpmOf(page: Case): string | undefined {
  const mpm = page.options.get('mpm') ?? 'event';
  const loads = [...loadedIn(page)].some((identifier) => catalog.modules.get(identifier)?.mpm === true);
  return mpm === 'none' || loads ? undefined : mpm;
}

/** What speaks the protocol of a backend. */
const SCHEMES: Readonly<Record<string, string | readonly string[]>> = {
  http: 'proxy_http_module', https: 'proxy_http_module', ws: 'proxy_wstunnel_module', wss: 'proxy_wstunnel_module', ajp: 'proxy_ajp_module', fcgi: 'proxy_fcgi_module',
  scgi: 'proxy_scgi_module', uwsgi: 'proxy_uwsgi_module', balancer: ['slotmem_shm_module', 'lbmethod_byrequests_module', 'proxy_balancer_module'],
};

/**
 * Identifiers of the modules that a case has without loading them: those of the option `modules`, else those that its
 * directives and backends need. What the profile links in, and what the text loads itself, is left out.
 */
export function modulesOf(page: Case): Set<string> {
  const own = new Set([...loadedIn(page), ...PROFILES[profileOf(page)].staticModules]);
  const modules = new Set<string>();
  const add = (identifier: string): void => {
    if (own.has(identifier) || modules.has(identifier)) return;
    for (const needed of catalog.modules.get(identifier)?.mustLoadAfter ?? []) add(needed);
    modules.add(identifier);
  };
  const wanted = page.options.get('modules');
  if (wanted !== undefined) {
    for (const name of wanted.split(',')) if (name !== 'none' && name !== '') add(name.endsWith('_module') ? name : `${name}_module`);
    return modules;
  }
  const mpm = `mpm_${page.options.get('mpm') ?? 'event'}_module`;
  for (const { head, text } of linesOf(page)) {
    for (const scheme of /^(?:proxypass(?:match)?|balancermember)$/i.test(head) ? text.matchAll(/[\s"|]([a-z][a-z0-9]*):\/\//gi) : []) {
      for (const identifier of [SCHEMES[scheme[1]!.toLowerCase()] ?? []].flat()) add(identifier);
    }
    const identifiers = directive(head.replace(/>$/, ''))?.identifiers ?? [];
    if (identifiers.length === 0 || identifiers.some((each) => own.has(each) || modules.has(each) || each === mpm)) continue;
    const first = identifiers.find((each) => catalog.modules.get(each)?.mpm !== true);
    if (first !== undefined) add(first);
  }
  return modules;
}

function* linesOf(page: Case): Generator<{ readonly head: string; readonly text: string }> {
  for (const text of page.files.values()) {
    for (const line of SourceFile.read(text).lines()) yield { head: line.head.value, text: line.text };
  }
}

function loadedIn(page: Case): Set<string> {
  const loaded = new Set<string>();
  for (const { head, text } of linesOf(page)) {
    if (head.toLowerCase() === 'loadmodule') loaded.add(text.trim().split(/\s+/)[1] ?? '');
  }
  return loaded;
}
