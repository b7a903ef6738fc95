/** Who includes whom, symbols of all files, and lines above hosts and variables. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { callersAt, incomingCalls, outgoingCalls, type Call } from '../../server/src/features/call-hierarchy';
import { defineLenses } from '../../server/src/features/lens/define-lens';
import { hostLenses } from '../../server/src/features/lens/host-lens';
import { workspaceSymbols } from '../../server/src/features/workspace-symbols';
import { marked } from './marked';

const ROOT = '/etc/apache2/apache2.conf';
const MACRO = 'LoadModule macro_module /usr/lib/apache2/modules/mod_macro.so\n';

describe('call hierarchy', () => {
  const drawn = (calls: readonly Call[]): string[] => calls.map(({ other, ranges }) => `${other.kind} ${other.name}: ${ranges.map(({ start }) => start.line + 1).join(' ')}`);

  test('files by Include', async () => {
    const tree = { [ROOT]: 'Include conf.d/*.conf\nInclude conf.d/a.conf\n', '/etc/apache2/conf.d/a.conf': 'Include extra.c‸onf\n', '/etc/apache2/conf.d/b.conf': '', '/etc/apache2/extra.conf': '' };
    const { view, cursor } = await marked(tree);
    const [item] = callersAt(view, cursor);
    assert.deepEqual([item!.kind, item!.file], ['file', '/etc/apache2/extra.conf']);
    const [own] = callersAt(view, { line: 1, column: 0 });
    assert.equal(own!.name, 'a.conf');
    assert.deepEqual(drawn(outgoingCalls(view, own!)), ['file extra.conf: 1']);
    assert.deepEqual(drawn(incomingCalls(view, own!)), ['file apache2.conf: 1 2']);
    const root = await marked({ ...tree, '/etc/apache2/conf.d/a.conf': 'Include extra.conf\n', [ROOT]: '‸Include conf.d/*.conf\n' });
    assert.deepEqual(callersAt(root.view, root.cursor).map(({ name }) => name), ['a.conf', 'b.conf']);
  });

  test('macros by Use', async () => {
    const { view, cursor } = await marked(`${MACRO}<Macro inner $x>\nTimeout $x\n</Macro>\n<Macro outer $x>\nUse inner $x\n</Macro>\nUse ou‸ter 1\nUse inner 2\n`);
    const [outer] = callersAt(view, cursor);
    assert.deepEqual([outer!.kind, outer!.name, outer!.detail], ['macro', 'outer', '$x']);
    assert.deepEqual(drawn(outgoingCalls(view, outer!)), ['macro inner: 7']);
    assert.deepEqual(drawn(incomingCalls(view, outer!)), ['file apache2.conf: 9']);
    const [inner] = callersAt(view, { line: 9, column: 5 });
    assert.deepEqual(drawn(incomingCalls(view, inner!)), ['macro outer: 7', 'file apache2.conf: 10']);
  });
});

describe('workspace symbols', () => {
  test('of all files, by the letters in their order', async () => {
    const { view } = await marked({ [ROOT]: 'Define port 80\nLogFormat "%h" short\nInclude a.conf\n', '/etc/apache2/a.conf': '<VirtualHost *:80>\nServerName www.example.org\n</VirtualHost>\n<Directory /srv/shop>\n</Directory>\n' });
    const names = (query: string): string[] => workspaceSymbols([view], query).map(({ name, container }) => `${name} (${container})`);
    assert.deepEqual(names(''), ['port (Define)', 'short (LogFormat)', 'www.example.org (host)', 'VirtualHost *:80 (www.example.org) (a.conf)', 'Directory /srv/shop (a.conf)']);
    assert.deepEqual(names('shp'), ['Directory /srv/shop (a.conf)']);
    assert.deepEqual(names('EXAMPLE').length, 2);
    assert.deepEqual(names('zzz'), []);
  });
});

describe('lenses', () => {
  test('over hosts: names, the default of an address, includes', async () => {
    const { view } = await marked({ [ROOT]: 'LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so\nServerName main\n<VirtualHost *:80>\nServerName a\nServerAlias b c\nInclude x.conf\n</VirtualHost>\n<VirtualHost *:80 _default_:81>\n</VirtualHost>\n', '/etc/apache2/x.conf': '' });
    assert.deepEqual([...hostLenses(view)].map(({ range, title }) => `${range.start.line + 1} ${title}`), [
      '3 a and 2 aliases · default of 2 hosts on *:80 · 1 include', '8 no ServerName, so main · one of 2 hosts on *:80 · alone on *:81',
    ]);
  });

  test('over variables that nothing reads; none where a file could not be read', async () => {
    const lines = async (text: string): Promise<string[]> => [...defineLenses((await marked(text)).view)].map(({ range, title }) => `${range.start.line + 1} ${title}`);
    assert.deepEqual(await lines('Define A 1\nDefine B 2\nListen ${b}\nDefine C\n<IfDefine !C>\n</IfDefine>\nDefine D\n<IfDefine d>\n</IfDefine>\n'), ['2 A is not used in this configuration', '8 D is not used in this configuration']);
  });
});
