/** Each setting of the editor has the effect it is there for: with it and without it the server says something else. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../scripts/lib/paths.mjs';
import type { Diagnostic } from 'vscode-languageserver';
import { rulesOf, startClient } from './client';
import { treeOnDisk, type TreeOnDisk } from './tree';

interface Case {
  readonly file?: string;
  readonly text: string;
  /** Other files on disk. */
  readonly files?: Readonly<Record<string, string>>;
  /** May need the folder of the test. */
  readonly value: unknown | ((tree: TreeOnDisk) => unknown);
  /** A rule that is found without the setting and not with it. */
  readonly silences?: string;
  /** A rule that is found with the setting only. */
  readonly finds?: string;
}

const EVENT = 'LoadModule mpm_event_module modules/mod_mpm_event.so\nListen 80\n';
const SERVER = 'Listen 80\nServerName a.test\n';

const CASES: Readonly<Record<string, Case | undefined>> = {
  // The profile says what is linked in: mod_log_config is in Debian's program and not in that of the project.
  profile: { text: `${SERVER}LogFormat "%h" x\n`, value: 'upstream', file: 'apache2.conf', finds: 'httpd/module-not-loaded' },
  defines: { text: `${SERVER}<IfDefine !GIVEN>\nKeepAlive yes\n</IfDefine>\n`, value: ['GIVEN'], silences: 'httpd/not-on-off' },
  env: { text: `${SERVER}KeepAlive \${GIVEN}\n`, value: { GIVEN: 'On' }, silences: 'httpd/undefined-variable' },
  envFile: { file: 'apache2/httpd.conf', text: `${SERVER}KeepAlive \${GIVEN}\n`, files: { 'own/vars': 'export GIVEN=yes\n' }, value: 'own/vars', finds: 'httpd/not-on-off' },
  staticModules: { text: `${EVENT}BrowserMatch a b\n`, value: ['setenvif_module'], silences: 'httpd/module-not-loaded' },
  mpm: { text: `${SERVER}MaxSpareThreads 100\n`, value: 'prefork', finds: 'mpm/wrong-mpm-directive' },
  'httpd.version': { text: `LoadModule version_module m/mod_version.so\n${SERVER}<IfVersion >= 2.4.50>\nKeepAlive yes\n</IfVersion>\n`, value: '2.4.10', silences: 'httpd/not-on-off' },
  serverRoot: { text: `${SERVER}Include conf.d/a.conf\n`, files: { 'elsewhere/conf.d/a.conf': '# here\n' }, value: (tree: TreeOnDisk) => tree.path('elsewhere'), silences: 'httpd/include-missing' },
  // A fragment may have directives of any module; a part of a server has none that nobody loads.
  sysroot: { file: 'etc/x/a.conf', text: 'BrowserMatch a b\n', files: { 'httpd.conf': `${EVENT}Include /etc/x/a.conf\n` }, value: (tree: TreeOnDisk) => tree.folder, finds: 'httpd/module-not-loaded' },
  hostFiles: { text: `${SERVER}DocumentRoot /surely/not/here\n`, value: 'on', finds: 'httpd/missing-directory' },
  assume: { text: `LoadModule mpm_prefork_module m/mod_mpm_prefork.so\nLoadModule csp_module_sa m/CSPa24.so\n${SERVER}MaxRequestsPerChild 500\n`, value: ['no-state-aware-sessions'], silences: 'gateway/state-aware-recycling' },
  processLimit: { text: `LoadModule mpm_prefork_module m/mod_mpm_prefork.so\n${SERVER}MaxRequestWorkers 250\n`, value: 100, finds: 'limits/process-limit' },
  // A root that has no name of one.
  roots: { file: 'part.conf', text: 'BrowserMatch a b\n', files: { 'own.cfg': `${EVENT}Include part.conf\n` }, value: ['own.cfg'], finds: 'httpd/module-not-loaded' },
  rules: { text: `${SERVER}KeepAlive yes\n`, value: { 'httpd/not-on-off': 'off' }, silences: 'httpd/not-on-off' },
  topics: { text: `${SERVER}KeepAlive yes\n`, value: { httpd: 'off' }, silences: 'httpd/not-on-off' },
};

/** Keys with a test of their own elsewhere in this folder, or that the server does not read. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'php.version': 'rules of PHP', 'lighttpd.version': 'rules of lighttpd', diagnosticsScope: 'folders.test.ts',
  'format.indent': 'format.test.ts', 'format.arguments': 'format.test.ts', 'format.equals': 'php-ini.test.ts', 'format.directiveCase': 'format.test.ts', 'format.maxBlankLines': 'format.test.ts',
  'inlayHints.enable': 'decorations.test.ts', 'codeLens.enable': 'decorations.test.ts', serverStatus: 'the client', detectLanguage: 'the client', 'trace.server': 'the client',
};

function nested(key: string, value: unknown): unknown {
  return key.split('.').reduceRight((inner, part) => ({ [part]: inner }), value);
}

describe('settings', () => {
  test('every one of the manifest is in this table', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { contributes: { configuration: { properties: Record<string, unknown> } } };
    const keys = Object.keys(manifest.contributes.configuration.properties).map((key) => key.replace(/^httpdConfig\./, ''));
    assert.deepEqual(keys.filter((key) => CASES[key] === undefined && ELSEWHERE[key] === undefined), []);
  });

  for (const [key, each] of Object.entries(CASES)) {
    if (each === undefined) continue;
    test(key, async () => {
      const { files = {}, file = 'httpd.conf', text, value, silences, finds } = each;
      const tree = treeOnDisk({ [file]: text, ...files });
      const setting: unknown = typeof value === 'function' ? (value as (tree: TreeOnDisk) => unknown)(tree) : value;
      let section: unknown = {};
      const client = await startClient({ capabilities: { workspace: { configuration: true } }, settings: () => section, folders: [tree.folder] });
      const uri = client.open(tree.path(file), text);
      const has = (rule: string | undefined) => (all: readonly Diagnostic[]): boolean => rule !== undefined && rulesOf(all).includes(rule);
      const lacks = (rule: string | undefined) => (all: readonly Diagnostic[]): boolean => rule !== undefined && !rulesOf(all).includes(rule);
      const say = (value: unknown): void => {
        section = nested(key, value);
        client.notify('workspace/didChangeConfiguration', {});
      };
      const without = rulesOf(await client.diagnostics(uri, silences === undefined ? lacks(finds) : has(silences)));
      say(setting);
      await client.diagnostics(uri, silences === undefined ? has(finds) : lacks(silences));
      // A value of another shape is passed over.
      say({ x: [1, null] });
      await client.diagnostics(uri, (all) => rulesOf(all).join() === without.join());
      assert.equal(await client.stop(), 0);
    });
  }
});
