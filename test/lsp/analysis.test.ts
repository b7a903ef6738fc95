/** What happens while a round of reading is under way. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsByFile } from '../../server/src/features/file-findings';
import { Analysis } from '../../server/src/lsp/analysis';
import { Documents } from '../../server/src/lsp/documents';
import type { Host } from '../../server/src/lsp/host';
import { WantedRoots } from '../../server/src/lsp/wanted-roots';
import type { FileSystem } from '../../server/src/workspace/file-system';
import { DEFAULT_SETTINGS } from '../../server/src/workspace/settings';
import { Workspace } from '../../server/src/workspace/workspace';

const HOST: Host = { files: undefined, canonical: (file) => file, watch: () => undefined, watchParent: () => undefined, readLoopback: undefined, exit: () => undefined };
const FILE = '/work space/httpd.conf';
const uri = `file://${FILE.replace(' ', '%20')}`;
const TEXT = 'ServerRoot /x\nKeepAlive yes\n';
const PROGRESS = { start: () => ({ cancelled: false, report: () => undefined, end: () => undefined }), cancel: () => undefined };

/** Calls `during` once, in the middle of a round: when that path is looked up. */
function interrupted(path: string, during: () => void): FileSystem {
  let done = false;
  const look = async <T>(asked: string, answer: T): Promise<T> => {
    await Promise.resolve();
    if (asked === path && !done) {
      done = true;
      during();
    }
    return answer;
  };
  return { read: (asked) => look(asked, 'absent'), list: (asked) => look(asked, 'absent'), stat: (asked) => look(asked, 'absent') };
}

function setUp(path: string, during: (of: { analysis: Analysis; documents: Documents; workspace: Workspace }) => void): { analysis: Analysis; documents: Documents; workspace: Workspace } {
  const workspace = new Workspace();
  const documents = new Documents(workspace, HOST);
  const made: { all?: { analysis: Analysis; documents: Documents; workspace: Workspace } } = {};
  const fileSystem = interrupted(path, () => during(made.all!));
  const analysis = new Analysis(workspace, documents, new WantedRoots(workspace, fileSystem), fileSystem, Promise.resolve(), PROGRESS, (message) => {
    throw new Error(message);
  });
  made.all = { analysis, documents, workspace };
  return made.all;
}

async function shown({ analysis, workspace }: { analysis: Analysis; workspace: Workspace }): Promise<string[]> {
  const { active } = await analysis.settled();
  return (findingsByFile(workspace, active).get(FILE) ?? []).map(({ finding, at }) => `${at.start.line} ${finding.severity} ${finding.rule}`).filter((each) => each.endsWith('httpd/not-on-off'));
}

function edit(documents: Documents, analysis: Analysis): void {
  documents.change({ textDocument: { uri, version: 2 }, contentChanges: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '# mine\n' }] });
  analysis.changed(FILE);
}

test('other settings and an edit in the middle of a round', async () => {
  // The second document is read after the first: what was read of the first is old by then.
  const all = setUp('/later/part.conf', ({ analysis, documents, workspace }) => {
    workspace.settings = { ...DEFAULT_SETTINGS, rules: { 'httpd/not-on-off': 'hint' } };
    analysis.reset();
    edit(documents, analysis);
  });
  for (const [each, text] of [[uri, TEXT], ['file:///later/httpd.conf', 'ServerRoot /later\nInclude /later/part.conf\n']] as const) {
    all.documents.open({ textDocument: { uri: each, languageId: 'apacheconf', version: 1, text } });
    all.analysis.changed(each);
  }
  assert.deepEqual(await shown(all), ['2 hint httpd/not-on-off']);
});

test('an edit in the middle of a round', async () => {
  const all = setUp('/later/part.conf', ({ analysis, documents }) => edit(documents, analysis));
  for (const [each, text] of [[uri, TEXT], ['file:///later/httpd.conf', 'ServerRoot /later\nInclude /later/part.conf\n']] as const) {
    all.documents.open({ textDocument: { uri: each, languageId: 'apacheconf', version: 1, text } });
    all.analysis.changed(each);
  }
  const [line] = await shown(all);
  assert.match(line ?? '', /^2 \w+ httpd\/not-on-off$/);
});
