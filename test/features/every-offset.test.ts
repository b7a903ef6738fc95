/** Wherever the cursor is in the examples and in generated configurations: every feature that takes a place answers inside the text. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root as project } from '../../scripts/lib/paths.mjs';
import { TextFile } from '../../server/src/base/text-file';
import type { Position } from '../../server/src/base/span';
import { nodeFileSystem } from '../../server/src/cli/node-file-system';
import { callersAt } from '../../server/src/features/call-hierarchy';
import { completionsAt } from '../../server/src/features/completion';
import { definitionsAt } from '../../server/src/features/definition';
import { requestAt } from '../../server/src/features/effective/target';
import { hoverAt } from '../../server/src/features/hover/hover';
import { NO_LOOKUPS } from '../../server/src/features/lookups';
import { highlightsAt } from '../../server/src/features/names/highlights';
import { sourcesOf } from '../../server/src/features/names/occurrences';
import { referencesAt } from '../../server/src/features/names/references';
import { renameableAt, renameAt } from '../../server/src/features/names/rename';
import { closeSection } from '../../server/src/features/on-type';
import { selectionRangesAt } from '../../server/src/features/selection';
import { signaturesAt } from '../../server/src/features/signature';
import { TEXT_FEATURES } from '../../server/src/features/text/languages';
import type { TextView } from '../../server/src/features/text/text-features';
import type { LineRange, View } from '../../server/src/features/view';
import type { FileKind } from '../../server/src/stack/around';
import { check, checkText, settle } from '../../server/src/workspace/check';
import type { FileSystem } from '../../server/src/workspace/file-system';
import { Workspace, type Root } from '../../server/src/workspace/workspace';
import { createRandom } from '../differential/random';
import { rewriteCase } from '../differential/rewrite-tree';
import { memoryFiles } from '../harness/memory-files';

/** In CI each offset is asked about; elsewhere every seventh. */
const STEP = process.env['CI'] === 'true' ? 1 : 7;
const examples = join(project, 'examples');
const NOBODY = (rule: string, error: unknown): never => {
  throw new Error(`${rule}: ${String(error)}`);
};

/** Server files of the examples, each with all that it opens. */
const servers = readdirSync(examples).flatMap((name) => (name.endsWith('.md') ? [] : readdirSync(join(examples, name)).map((part) => join(examples, name, part, 'apache2/apache2.conf')))).filter((file) => existsSync(file));

async function viewsOf(file: string, fileSystem: FileSystem): Promise<View[]> {
  const workspace = new Workspace();
  const root: Root = { file, scope: 'server' };
  await settle(workspace, root, fileSystem);
  const checks = [check(workspace, root, NOBODY)];
  const source = workspace.source(file);
  assert.ok(source !== undefined, file);
  return [...sourcesOf({ workspace, file, source, checks })].map(([own, text]) => ({ workspace, file: own, source: text, checks }));
}

function* positionsIn(text: string): Generator<Position> {
  const lines = text.split('\n');
  let offset = 0;
  for (const [line, written] of lines.entries()) {
    for (let column = 0; column <= written.length; column++) if (offset++ % STEP === 0) yield { line, column };
  }
}

/** Asks everything at one place; what is answered lies in the file. */
function askAt(view: View, at: Position, lines: readonly string[]): void {
  const inside = ({ start, end }: LineRange): void => {
    assert.ok(start.line < end.line || (start.line === end.line && start.column <= end.column), JSON.stringify([at, start, end]));
    assert.ok(end.line <= lines.length && end.column <= (lines[end.line] ?? '').length, JSON.stringify([at, end]));
  };
  const own = (place: { readonly file: string } & LineRange): void => void (place.file === view.file && inside(place));
  const hover = hoverAt(view, at);
  if (hover !== undefined) inside(hover.range);
  for (const { replace } of completionsAt(view, at)) inside(replace);
  for (const { range } of highlightsAt(view, at)) inside(range);
  for (const place of definitionsAt(view, at)) own(place);
  for (const { place } of referencesAt(view, at)) own(place);
  const found = renameableAt(view, at);
  if (found !== undefined && 'range' in found) inside(found.range);
  renameAt(view, at, 'other');
  for (const { label, parameters } of signaturesAt(view, at)) for (const { end } of parameters) assert.ok(end <= label.length);
  for (const { selection } of callersAt(view, at)) inside(selection);
  for (const range of selectionRangesAt(view.source, at)) inside(range);
  const closing = closeSection(view.source, at);
  if (closing !== undefined) inside(closing);
  requestAt(view.checks[0]!, view.file, view.source, at);
}

describe('every offset', () => {
  for (const file of servers) {
    test(file.slice(examples.length + 1, -'/apache2/apache2.conf'.length), async () => {
      const views = await viewsOf(file, nodeFileSystem);
      assert.ok(views.length >= 4);
      for (const view of views) for (const at of positionsIn(view.source.text)) askAt(view, at, view.source.text.split('\n'));
    });
  }

  for (let seed = 1; seed <= 3; seed++) {
    test(`generated ${seed}`, async () => {
      const { tree } = rewriteCase(createRandom(seed), '/srv/w', [81, 82], 83);
      const files = new Map(Object.entries(tree.files).map(([path, text]) => [path, String(text)]));
      for (const view of await viewsOf(tree.root, memoryFiles(files))) for (const at of positionsIn(view.source.text)) askAt(view, at, view.source.text.split('\n'));
    });
  }

  test('texts of other languages', async () => {
    const kinds: readonly (readonly [RegExp, FileKind])[] = [[/php\.ini$/, 'php-ini'], [/\.user\.ini$/, 'user-ini'], [/pool\.d\/[^/]+\.conf$|php-fpm\.conf$/, 'php-fpm'], [/CSP\.ini$/, 'csp-ini'], [/lighttpd\.conf$/, 'lighttpd']];
    const files = (readdirSync(examples, { recursive: true }) as string[]).map((name) => join(examples, name));
    const texts = files.flatMap((file) => kinds.filter(([form]) => form.test(file)).slice(0, 1).map(([, kind]) => ({ file, kind })));
    assert.ok(new Set(texts.map(({ kind }) => kind)).size >= 3, String(texts.length));
    for (const { file, kind } of texts) {
      const workspace = new Workspace();
      const root: Root = { file, scope: 'server', kind };
      await settle(workspace, root, nodeFileSystem);
      const source = workspace.text(file) ?? new TextFile('');
      const view: TextView = { workspace, file, kind, source, host: {}, servers: [], check: checkText(workspace, root, kind, NOBODY, []) };
      const { hover, completions, definitions } = TEXT_FEATURES[kind];
      for (let offset = 0; offset <= source.text.length; offset += STEP) {
        hover?.(view, offset, NO_LOOKUPS);
        completions?.(view, offset);
        definitions?.(view, offset);
      }
    }
  });
});
