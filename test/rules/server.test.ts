/** Every httpd case of the rule pages against the real server: it must do what the findings say that it does. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SourceFile } from '../../server/src/httpd/syntax/source-file';
import { RULES } from '../../server/src/rules/generated';
import { apacheMissing, apacheVersion, type ConfigTest } from '../harness/apache';
import { askHtaccess } from '../harness/apache-htaccess';
import { inParallel } from '../harness/pool';
import { runCase, type SeenFinding } from '../harness/rule-case';
import { askServer, notRunnable } from '../harness/rule-oracle';
import type { Case } from '../harness/rule-page';
import { ruleFolders, type RuleFolder } from '../harness/rule-pages';

const WIDTH = 2;
const missing = apacheMissing();
const isHttpd = (page: Case): boolean => !page.root.endsWith('/lighttpd.conf');

void test('the real server says of every case what the rule says', {
  skip: missing !== undefined && process.env['CI'] !== 'true' ? missing : false,
}, async (t) => {
  assert.equal(missing, undefined, 'CI needs apache2');
  const version = apacheVersion();
  for (const folder of await ruleFolders()) {
    await t.test(folder.id, async (inner) => {
      const codes = new Set<string>();
      const asked = folder.cases.filter(isHttpd).flatMap((page) => [page, ...afterFixes(page)]);
      const answers = await inParallel(asked, WIDTH, async (page, slot) => {
        const reason = notRunnable(page, version);
        if (reason !== undefined) {
          inner.diagnostic(`${page.place} is not run: ${reason}`);
          return undefined;
        }
        const { seen } = await runCase(page, page.options.get('rules') === 'all' ? RULES : [folder.rule]);
        const own = seen.filter(({ finding }) => finding.rule === folder.id);
        for (const { finding } of own) if (finding.ah !== undefined) codes.add(finding.ah);
        if (page.options.get('scope') === 'htaccess') return { page, own, htaccess: true };
        return { page, own, run: await askServer(page, page.files, slot) };
      });
      for (const answer of answers) if (answer?.run !== undefined) judge(answer.page, answer.own, answer.run, codes);
    });
  }
});

void describe('.htaccess cases before a real server', { skip: missing ?? false }, () => {
  void test('all of them', async () => {
    const folders = await ruleFolders();
    const asked = folders.flatMap((folder) => folder.cases.filter((page) => page.options.get('scope') === 'htaccess' && !page.options.has('not-run'))
      .map((page) => ({ folder, page })));
    if (asked.length === 0) return;
    const answers = await askHtaccess(asked.map(({ page }) => ({ text: page.files.get(page.root)!, directory: 'AllowOverride All' })));
    for (const [index, { folder, page }] of asked.entries()) await judgeHtaccess(folder, page, answers[index]!);
  });
});

async function judgeHtaccess(folder: RuleFolder, page: Case, answer: { verdict: string; message: string | undefined }): Promise<void> {
  const { seen } = await runCase(page, [folder.rule]);
  const refused = seen.filter(({ finding }) => finding.rule === folder.id && (finding.consequence === 'rejects' || finding.consequence === 'request-fails'));
  if (refused.some(({ finding }) => (finding.assumes ?? []).length > 0)) return;
  assert.equal(answer.verdict, refused.length > 0 ? 'rejects' : 'accepts', `${page.place}: the server says ${answer.message ?? 'nothing'}`);
}

/** A fixed fence is a configuration, too: the server must say of it what the rule says of it. */
function afterFixes(page: Case): Case[] {
  return page.fixed.map((fixed) => ({
    ...page, place: `${page.place} fixed`, files: new Map([...page.files, [fixed.file, fixed.text]]), fixed: [],
  }));
}

function judge(page: Case, own: readonly SeenFinding[], run: ConfigTest, codes: ReadonlySet<string>): void {
  const said = `${page.place}: the server says ${run.error?.message ?? 'Syntax OK'}\n${run.stderr}`;
  const refused = own.filter(({ finding }) => finding.consequence === 'rejects');
  if (refused.some(({ finding }) => (finding.assumes ?? []).length > 0)) return;
  assert.equal(run.verdict, refused.length > 0 ? 'rejects' : 'accepts', said);
  if (refused.length > 0) {
    const { place } = run.error!;
    if (place === undefined) return;
    const lines = refused.map((seen) => `${seen.file}:${namedLine(page, seen)}`);
    assert.ok(lines.includes(`${place.file}:${place.line}`), `${said}\nat ${place.file}:${place.line}, the rule at ${lines.join(', ')}`);
    return;
  }
  const warned = run.warnings.map(({ code }) => code);
  for (const { finding } of own) {
    if (finding.consequence === 'warns' && finding.ah !== undefined) assert.ok(warned.includes(finding.ah), `${finding.ah} is not among ${warned.join(', ')}: ${said}`);
  }
  const mine = new Set(own.map(({ finding }) => finding.ah));
  for (const code of warned) assert.ok(mine.has(code) || !codes.has(code), `the rule misses ${code}: ${said}`);
}

/** The line httpd names, from 1: the last physical line of the directive that `line` of the finding stands for. */
function namedLine(page: Case, { finding, file, line }: SeenFinding): number {
  const site = finding.line ?? finding.at;
  if ('source' in site || 'source' in finding.at || site.line === finding.at.line) return lastLine(page.files.get(file) ?? '', line);
  const text = page.files.get(file) ?? '';
  let first = 0;
  for (const each of SourceFile.read(text).lines()) {
    if (each.raw === site.line.raw) return first + each.physicalLines;
    first += each.physicalLines;
  }
  return 0;
}

function lastLine(text: string, line: number): number {
  let first = 0;
  for (const each of SourceFile.read(text).lines()) {
    if (line < first + each.physicalLines) return first + each.physicalLines;
    first += each.physicalLines;
  }
  return first;
}
