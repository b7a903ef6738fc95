/** After any edits the findings are those of a fresh check: what rules keep is as good as what they find anew. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { check, planOf, settle, type Check } from '../../server/src/workspace/check';
import { locate, textEdit } from '../../server/src/workspace/locate';
import { DEFAULT_SETTINGS } from '../../server/src/workspace/settings';
import { Workspace, type Root } from '../../server/src/workspace/workspace';
import { memoryFiles } from '../harness/memory-files';
import { ruleFolders } from '../harness/rule-pages';

const ROOT = '/etc/apache2/apache2.conf';
const PART = '/etc/apache2/part.conf';
const POOL = '/etc/php/8.2/fpm/pool.d/www.conf';
const POOL_TEXT = '[www]\nuser = www-data\nlisten = /run/php/www.sock\npm = static\npm.max_children = 400\n';
const root: Root = { file: ROOT, scope: 'server' };

async function linesOfPages(): Promise<string[]> {
  const lines = new Set<string>();
  for (const { cases } of await ruleFolders()) {
    for (const { files, root: first } of cases) {
      if (!first.startsWith('/etc/apache2/')) continue;
      for (const [path, text] of files) if (path.startsWith('/etc/apache2/')) for (const line of text.split('\n')) if (line.length < 200 && !/\\$|Include|ServerRoot/.test(line)) lines.add(line);
    }
  }
  return [...lines];
}

function workspaceOf(): Workspace {
  const workspace = new Workspace();
  workspace.settings = { ...DEFAULT_SETTINGS, profile: 'debian', processLimit: 100 };
  return workspace;
}

async function picture(workspace: Workspace, files: ReadonlyMap<string, string>): Promise<unknown> {
  await settle(workspace, root, memoryFiles(files));
  const result: Check = check(workspace, root, (rule, error) => {
    throw new Error(`${rule} failed`, { cause: error });
  });
  const plan = planOf(result);
  return result.findings.map((finding) => ({
    rule: finding.rule, severity: finding.severity, message: finding.message, at: locate(workspace, plan, finding.at), suppressed: finding.suppressed,
    related: (finding.related ?? []).map(({ at, message }) => ({ at: locate(workspace, plan, at), message })),
    fixes: (finding.fixes ?? []).map(({ title, edits }) => ({ title, edits: edits.map((edit) => textEdit(workspace, plan, edit)) })),
  }));
}

test('after any edits the findings are those of a fresh check', async () => {
  const lines = await linesOfPages();
  assert.ok(lines.length > 1000, 'the pages have lines');
  const sections = ['<VirtualHost *:80>', '<VirtualHost *:443>', '</VirtualHost>', '<Directory /srv>', '</Directory>', '<Location /x>', '</Location>', '<IfModule ssl_module>', '</IfModule>', '# comment', 'Include part.conf'];
  const line = fc.oneof({ arbitrary: fc.constantFrom(...lines), weight: 4 }, { arbitrary: fc.constantFrom(...sections), weight: 1 });
  const block = fc.array(line, { maxLength: 12 });
  const host = block.map((inner) => ['<VirtualHost *:80>', ...inner, '</VirtualHost>']);
  const text = fc.array(fc.oneof(block, host), { minLength: 1, maxLength: 6 }).map((blocks) => blocks.flat().join('\n'));
  const edit = fc.record({ inPart: fc.boolean(), from: fc.nat(60), remove: fc.nat(2), insert: fc.array(line, { maxLength: 2 }) });
  await fc.assert(
    fc.asyncProperty(text, text, fc.array(edit, { minLength: 1, maxLength: 5 }), async (whole, part, edits) => {
      const texts = new Map([[ROOT, whole], [PART, part], [POOL, POOL_TEXT]]);
      const workspace = workspaceOf();
      for (const [file, each] of texts) if (file !== POOL) workspace.open(file, each);
      await picture(workspace, texts);
      for (const { inPart, from, remove, insert } of edits) {
        const file = inPart ? PART : ROOT;
        const before = texts.get(file)!.split('\n');
        const start = Math.min(from, before.length - 1);
        const end = Math.min(start + remove, before.length - 1);
        workspace.change(file, { start: { line: start, column: 0 }, end: { line: end, column: 0 }, text: insert.map((each) => `${each}\n`).join('') });
        texts.set(file, [...before.slice(0, start), ...insert, ...before.slice(end)].join('\n'));
        const fresh = workspaceOf();
        for (const [path, each] of texts) if (path !== POOL) fresh.open(path, each);
        assert.deepEqual(await picture(workspace, texts), await picture(fresh, texts));
      }
    }),
    { numRuns: process.env['CI'] === 'true' ? 600 : 60, interruptAfterTimeLimit: 180_000 },
  );
});
