import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { actionsAt, fixAll, type Action } from '../../server/src/features/code-actions';
import { applied, marked, type Marked } from './marked';

const ROOT = '/etc/apache2/apache2.conf';

function actions(all: Marked, hasPages = false): readonly Action[] {
  const range = { start: all.cursor, end: all.cursor };
  return actionsAt(all.view, { range, findings: all.findings, hasPages });
}

const LAST_LINE = (text: string): string => text.trimEnd().split('\n').at(-1)!;

describe('actions', () => {
  test('the fix of the finding under the cursor comes first and is preferred', async () => {
    const all = await marked('Max‸Clients 400\n');
    const [first, ...more] = actions(all).filter(({ kind }) => kind === 'fix');
    assert.deepEqual([first!.preferred, first!.finding!.finding.rule, more.filter(({ preferred }) => preferred)], [true, 'mpm/obsolete-name', []]);
    assert.equal(LAST_LINE(applied(all, ROOT, first!.edits)), 'MaxRequestWorkers 400');
  });

  test('none where no finding is, but for the whole file', async () => {
    const all = await marked('MaxClients 400\nUseCanonicalName‸ On\n');
    assert.deepEqual(actions(all).map(({ kind }) => kind), ['fix-all']);
    assert.deepEqual(actions(await marked('UseCanonicalName‸ On\n')), []);
  });

  test('a fix that changes what the server does says so and is never preferred', async () => {
    const all = await marked('Include mis‸sing.conf\n');
    const fixes = actions(all).filter(({ kind }) => kind === 'fix');
    assert.ok(fixes.length > 0);
    for (const fix of fixes) assert.deepEqual([fix.preferred, /changes what the server does/.test(fix.title)], [false, true]);
  });

  test('silencing: a comment above the line, indented like it, and the finding is gone', async () => {
    const all = await marked('<VirtualHost *>\n    KeepAlive y‸es\n</VirtualHost>\n');
    const disable = actions(all).find(({ kind }) => kind === 'disable')!;
    assert.match(disable.title, /^Disable httpd\/not-on-off for this line/);
    const text = applied(all, ROOT, disable.edits);
    assert.match(text, /\n {4}# httpd-lint disable-next-line httpd\/not-on-off -- reason\n {4}KeepAlive yes\n/);
    const after = await marked({ [ROOT]: text });
    assert.deepEqual(after.findings.filter(({ finding }) => finding.rule === 'httpd/not-on-off'), []);
  });

  test('silencing above a continued line, and in a file with CRLF', async () => {
    const all = await marked({ [ROOT]: 'LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so\r\nKeepAlive \\\r\n  y‸es\r\n' });
    const disable = actions(all).find(({ kind }) => kind === 'disable')!;
    assert.match(applied(all, ROOT, disable.edits), /\.so\r\n# httpd-lint disable-next-line httpd\/not-on-off -- reason\r\nKeepAlive \\\r\n {2}yes\r\n$/);
  });

  test('the page, for editors that can show it', async () => {
    const all = await marked('KeepAlive y‸es\n');
    assert.ok(!actions(all).some(({ kind }) => kind === 'page'));
    assert.equal(actions(all, true).find(({ kind }) => kind === 'page')?.rule, 'httpd/not-on-off');
  });

  test('all safe fixes of the file: every line mended at once, nothing twice, and nothing left to do', async () => {
    const all = await marked('MaxClients 400\nMaxRequestsPerChild 1000\nInclude missing.conf\n');
    const [action] = fixAll(all.view, all.findings);
    const text = applied(all, ROOT, action!.edits);
    assert.match(text, /MaxRequestWorkers 400\nMaxConnectionsPerChild 1000\n/);
    assert.match(text, /Include missing\.conf\n/);
    const again = await marked({ [ROOT]: text });
    assert.deepEqual(fixAll(again.view, again.findings), []);
  });

  test('a fix in another file of the configuration', async () => {
    const tree = {
      [ROOT]: 'LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so\nInclude mpm.conf\nMaxRequest‸Workers 400\n', '/etc/apache2/mpm.conf': 'ThreadsPerChild 64\n',
    };
    const all = await marked(tree);
    const edits = actions(all).flatMap((action) => action.edits);
    assert.ok(edits.length > 0);
    for (const edit of edits) assert.ok(all.texts.has(edit.file));
  });
});
