/** A rename changes nothing for the server: the real one runs the same configuration before and after, names aside. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { renameAt } from '../../server/src/features/names/rename';
import { occurrencesIn } from '../../server/src/features/names/occurrences';
import { nameAt, type NameKind } from '../../server/src/features/names/symbol';
import { macroAround, parameterUses } from '../../server/src/features/names/parameters';
import { apacheMissing, dumpConfig } from '../harness/apache';
import { loadModuleLines } from '../harness/apache-modules';
import { temporaryDirectory, writeTree } from '../harness/temp';
import { memoryFiles } from '../harness/memory-files';
import { check, settle } from '../../server/src/workspace/check';
import { Workspace } from '../../server/src/workspace/workspace';
import type { View } from '../../server/src/features/view';
import { applied } from '../features/marked';

const folder = temporaryDirectory('rn');
const ROOT = join(folder, 'httpd.conf');
const PART = join(folder, 'part.conf');
const HEAD = `ServerRoot ${folder}\nServerName localhost\nErrorLog ${folder}/error\n${loadModuleLines('event')}`;

/** Names that are alike, and words that stand elsewhere with another meaning. */
const NAME = fc.constantFrom('a', 'ab', 'A', 'x1', 'Timeout', 'name');

interface Names { readonly d: string; readonly m: string; readonly p: string; readonly n: string; readonly k: string; readonly e: string; readonly b: string }

const DEFINITIONS: readonly ((names: Names) => string)[] = [
  ({ d }) => `Define ${d} ${folder}`, ({ m, p, d }) => `<Macro ${m} $${p} %${d}>\nTimeout 9\nAlias /$${p}/${p} /x/%${d}-$${p}\n# $${p}\nServerAdmin $${p}%${d}@${p}\n</Macro>`,
  ({ n, e }) => `LogFormat "%h ${n} %{${e}}e ${n}" ${n}`, ({ k }) => `RewriteMap ${k} int:tolower`, ({ e, d }) => `SetEnvIf Host ${e} ${e}=${d}`, ({ b }) => `<Proxy balancer://${b}>\nBalancerMember http://127.0.0.1:81\n</Proxy>`,
];
const USES: readonly ((names: Names) => string)[] = [
  ({ d }) => `DocumentRoot "\${${d}}"`, ({ d, m }) => `Alias /${d} "\${${d}}/${m}"`, ({ d }) => `<IfDefine ${d}>\nTimeout 7\n</IfDefine>`, ({ d }) => `<IfDefine !${d}>\nTimeout 8\n</IfDefine>`, ({ d }) => `# \${${d}} ${d}`,
  ({ m, d }) => `Use ${m} one two`.concat(`\nServerAdmin ${d}@${m}`), ({ n }) => `CustomLog ${folder}/${n} ${n}`, ({ k, b }) => `RewriteRule ^/${k} \${${k}:$1|${k}}/${b}`, ({ e }) => `CustomLog ${folder}/e "%h" env=!${e}`,
  ({ e }) => `RewriteCond %{ENV:${e}} ${e}\nRewriteRule x - [E=${e}:1]`, ({ b }) => `ProxyPass /${b} balancer://${b}/${b}`, ({ e }) => `Header set ${e} "%{${e}}e ${e}" env=${e}`, ({ e, d }) => `<Location /${e}>\nRequire env ${e} ${d}\n</Location>`,
];

/** Definitions in one of two files, uses in both, below them. */
const texts = fc.record({ d: NAME, m: NAME, p: NAME, n: NAME, k: NAME, e: NAME, b: NAME }).chain((names) => fc.tuple(
  fc.tuple(...DEFINITIONS.map((line) => fc.tuple(fc.constant(line(names)), fc.boolean()))), fc.array(fc.tuple(fc.constantFrom(...USES).map((line) => line(names)), fc.boolean()), { maxLength: 8 }),
)).map(([definitions, uses]) => {
  const pick = (list: readonly (readonly [string, boolean])[], wanted: boolean): string => list.filter(([, inRoot]) => inRoot === wanted).map(([line]) => `${line}\n`).join('');
  return { [ROOT]: `${HEAD}${pick(definitions, true)}Include part.conf\n${pick(uses, true)}`, [PART]: `${pick(definitions, false)}${pick(uses, false)}` };
});

test('renaming', { skip: apacheMissing() ?? false }, async () => {
  const count = { renamed: 0, refused: 0, invalid: 0 };
  await fc.assert(fc.asyncProperty(texts, fc.nat(), async (files, seed) => {
    const second = files[PART]!;
    const tree = { root: ROOT, files };
    writeTree(tree);
    const before = await dumpConfig(tree);
    if (before.run.verdict !== 'accepts') {
      count.invalid++;
      return;
    }
    const view = await viewOf(files);
    const { source } = view;
    const names = [...occurrencesIn(PART, source, new Set(['define', 'macro', 'nickname', 'map', 'environment', 'balancer']))].map(({ line, block, piece }) => source.position(line, piece.start, false, block)!);
    for (const line of source.lines()) {
      const at = source.lineNumber(line) ?? 0;
      const macro = macroAround(source, at);
      if (macro !== undefined) for (const { start } of parameterUses(macro, line)) names.push(source.position(line, start)!);
    }
    const position = names[seed % Math.max(1, names.length)];
    if (position === undefined) return;
    const isParameter = /[$%]/.test(second.split('\n')[position.line]!.charAt(position.column));
    const edits = renameAt(view, position, isParameter ? `${second.split('\n')[position.line]!.charAt(position.column)}zzfresh` : 'zzfresh');
    if (edits === undefined || 'refused' in edits) {
      count.refused++;
      return;
    }
    const before2 = { texts: new Map(Object.entries(files)) };
    const renamed = { root: ROOT, files: { [ROOT]: applied(before2, ROOT, edits), [PART]: applied(before2, PART, edits) } };
    writeTree(renamed);
    const after = await dumpConfig(renamed);
    assert.equal(after.run.verdict, 'accepts', `${after.run.stderr}\n${renamed.files[PART]}`);
    // Variables, macros and parameters are gone when the server has read them: not a letter may differ. Other names stay, and are compared in any case.
    const { kind, name } = nameAt(view, position)!;
    const same = (dump: string): string => withoutPlaces(isGone(kind) ? dump : dump.replaceAll('zzfresh', name).toLowerCase());
    assert.equal(same(after.text), same(before.text), renamed.files[PART]);
    count.renamed++;
  }), { numRuns: Number(process.env['RENAMES'] ?? 40) });
  assert.ok(count.renamed > 10 && count.invalid === 0, JSON.stringify(count));
});

async function viewOf(files: Readonly<Record<string, string>>): Promise<View> {
  const workspace = new Workspace();
  const root = { file: ROOT, scope: 'server' } as const;
  await settle(workspace, root, memoryFiles(new Map(Object.entries(files))));
  const result = check(workspace, root, (rule, error) => {
    throw new Error(`${rule}: ${String(error)}`);
  });
  assert.ok('config' in result);
  return { workspace, file: PART, source: workspace.source(PART)!, checks: [result] };
}

function isGone(kind: NameKind): boolean {
  return kind === 'define' || kind === 'macro' || kind === 'parameter';
}

function withoutPlaces(dump: string): string {
  return dump.split('\n').filter((line) => !line.startsWith('#')).join('\n');
}
