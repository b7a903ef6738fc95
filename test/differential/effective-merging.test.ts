import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effectiveDirectives, type EffectiveDirective } from '../../server/src/httpd/effective/directives';
import { readRequest } from '../../server/src/httpd/effective/request';
import { whatApplies } from '../../server/src/httpd/effective/what-applies';
import { MODULES_DIRECTORY } from '../harness/apache-modules';
import { configOf, type Tree } from '../harness/predict';
import { inParallel } from '../harness/pool';
import { syncFiles } from '../harness/sync-files';
import { emptyDirectory, temporaryDirectory, writeTree } from '../harness/temp';
import { freePort } from '../harness/ports';
import { askServer, type Answered } from './effective-server';
import { createRandom, type Random } from './random';
import { FULL, fromEnvironment, skipWithoutApache } from './suite';

// How settings of nested sections add up: what a real server answers against what our merge kinds leave in effect.

const TREES = fromEnvironment('HTTPD_DIFF_MERGING', FULL ? 60 : 8);
const SEED = fromEnvironment('HTTPD_DIFF_MERGING_SEED', 1);
const MODULES = ['access_compat', 'alias', 'authz_core', 'authz_host', 'autoindex', 'dir', 'env', 'expires', 'headers', 'mime', 'setenvif', 'rewrite', 'substitute', 'filter'];
const TARGETS = ['/a/b/c.html', '/a/b/', '/a/b/none', '/a/c.html', '/a/b/list/'] as const;

/** Lines by kind; `#` becomes a number of their own. */
const POOL: readonly (readonly string[])[] = [
  ['SetEnv A #', 'SetEnv B #', 'UnsetEnv A', 'PassEnv FROM_ENV'], ['Header append X-List #', 'Header set X-One #'], ['SetEnvIf Request_URI ^ C=#', 'SetEnvIf Request_URI nowhere C=#'],
  ['ForceType t/#'], ['AddType t/# .html', 'RemoveType .html', 'AddType t/# .txt html'], ['AddLanguage l-# .html', 'DefaultLanguage l-#'], ['ErrorDocument 404 "e#"', 'ErrorDocument 403 "f#"', 'ErrorDocument 404 default'],
  ['Options Indexes FollowSymLinks', 'Options +Indexes', 'Options -Indexes', 'Options None', 'Options FollowSymLinks'], ['DirectoryIndex c.html', 'DirectoryIndex d.html', 'DirectoryIndex disabled', 'DirectoryIndex none.html d.html'],
  ['ExpiresDefault "access plus # seconds"', 'ExpiresActive On', 'ExpiresActive Off', 'ExpiresByType text/x "access plus # seconds"'], ['Deny from all', 'Allow from all', 'Order allow,deny', 'Order deny,allow'],
  ['Require all denied', 'Require all granted', 'AuthMerging Off'],
];

test('what settings of several sections come to is what a real server answers', { skip: skipWithoutApache() }, async (context) => {
  const base = temporaryDirectory('mrg');
  const seeds = Array.from({ length: TREES }, (_, index) => SEED * 10_000 + index);
  const results = await inParallel(seeds, 2, (seed, slot) => compareTree(seed, `${base}/${slot}`));
  const wrong = results.flatMap(({ wrong: each }) => each);
  const seen = results.reduce((sum, { compared }) => sum + compared, 0);
  context.diagnostic(`${seen} answers to ${TREES * TARGETS.length} URLs compared, ${wrong.length} differ`);
  assert.deepEqual(wrong, []);
  assert.ok(seen > TREES * TARGETS.length * 2);
});

async function compareTree(seed: number, base: string): Promise<{ readonly wrong: readonly string[]; readonly compared: number }> {
  emptyDirectory(base);
  const port = await freePort();
  const tree = treeOf(createRandom(seed), base, port);
  writeTree(tree);
  const answers = await askServer(tree.root, base, TARGETS.map((target) => ({ address: '127.0.0.1', port, host: 'a.test', target })));
  const files = syncFiles();
  const config = configOf(tree, files);
  assert.equal(config.firstError, undefined);
  // Where nobody is refused anything, a refusal is one of a listing; an index that is refused refuses its directory, too.
  const isOpen = !Object.values(tree.files).some((text) => /^(?:Deny|Order|Require)/m.test(String(text)));
  const tally = { wrong: [] as string[], compared: 0 };
  for (const [index, target] of TARGETS.entries()) {
    const request = readRequest(`http://a.test:${port}${target}`);
    assert.ok(typeof request !== 'string');
    const ours = whatApplies(config, files, request);
    const directives = new Map(effectiveDirectives(ours.sections).map((each) => [each.name, each]));
    for (const [what, expected, actual] of observations(directives, answers[index]!, ours.asked === ours.target, isOpen)) {
      tally.compared++;
      if (expected !== actual) tally.wrong.push(`seed ${seed} ${target} ${what}: ${actual}, ours ${expected}`);
    }
  }
  return tally;
}

function treeOf(random: Random, base: string, port: number): Tree {
  let count = 0;
  const lines = (kinds: number): string[] => Array.from({ length: kinds }, () => random.pick(random.pick(POOL)).replaceAll('#', () => String(++count)));
  const section = (tag: string, kinds: number): string => [`<${tag}>`, ...lines(kinds), `</${tag.split(' ')[0]!}>`].join('\n');
  const docs = `${base}/docs`;
  const text = [
    `ServerRoot "${base}"`, `DefaultRuntimeDir "${base}"`, `PidFile "${base}/pid"`, `ErrorLog "${base}/error.log"`, 'TypesConfig /dev/null', 'ServerName main.test', `Listen 127.0.0.1:${port}`,
    ...['mpm_prefork', ...MODULES].map((name) => `LoadModule ${name}_module ${MODULES_DIRECTORY}/mod_${name}.so`), ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []),
    'StartServers 1', 'MaxRequestWorkers 4', `DocumentRoot "${docs}"`, 'Header always set X-Env "%{A}e|%{B}e|%{C}e"',
    ...lines(3).filter((line) => !/^(?:Deny|Allow|Order|Require|AuthMerging)/.test(line)), `<Directory "${base}">`, 'AllowOverride All', ...lines(3), '</Directory>',
    section(`Directory "${docs}/a"`, 4), section(`Directory "${docs}/a/b"`, 4), section('Files "*.html"', 2), section('Location "/a/b"', 2), section('If "true"', 1),
  ];
  const files: Record<string, string> = { [`${base}/httpd.conf`]: [...text, ''].join('\n') };
  for (const file of ['a/b/c.html', 'a/b/d.html', 'a/c.html', 'a/b/list/x']) files[`${docs}/${file}`] = `${file}\n`;
  if (random.chance(0.5)) files[`${docs}/a/b/.htaccess`] = `${lines(3).filter((line) => !line.startsWith('AuthMerging')).join('\n')}\n`;
  return { root: `${base}/httpd.conf`, files };
}

type Observation = readonly [what: string, expected: unknown, actual: unknown];

/** What an answer shows of the directives, with what they should come to. */
function* observations(directives: ReadonlyMap<string, EffectiveDirective>, { status, headers, body }: Answered, isAsked: boolean, isOpen: boolean): Generator<Observation> {
  const words = (name: string): (readonly string[])[] => (directives.get(name)?.settings ?? []).filter(({ state }) => state === 'effective').map(({ node }) => node.words.map(({ value }) => value));
  const value = (name: string): string | undefined => words(name).at(-1)?.[0];
  const denied = isDenied(words('Order').at(-1)?.[0]?.toLowerCase(), words('Deny').length > 0, words('Allow').length > 0);
  const requires = words('Require').map((each) => each[1]);
  const refused = denied || (requires.length > 0 && !requires.includes('granted'));
  // A directory that is refused never comes to its index, and an index that is refused is neither shown nor passed over.
  if (status === 403 && !isAsked) return;
  yield ['refused', refused, status === 403 && !refused ? false : status === 403];
  const document = (code: string): string | undefined => words('ErrorDocument').filter((each) => each[0] === code).at(-1)?.[1];
  if (status === 404 || status === 403) {
    const text = document(String(status));
    if (text !== undefined && text !== 'default') yield ['error text', text, body];
  }
  if (status === 403 && isOpen) yield ['listing', false, directives.get('Options')?.value?.includes('Indexes') ?? false];
  if (status !== 200) return;
  yield ['listing', /Index of/.test(body) ? (directives.get('Options')?.value?.includes('Indexes') ?? false) : true, true];
  const env = (name: string): string => words('SetEnv').filter((each) => each[0] === name).at(-1)?.[1] ?? '(null)';
  const c = words('SetEnvIf').filter((each) => each[1] === '^').at(-1)?.[2]?.slice(2) ?? '(null)';
  if (isAsked) yield ['variables', `${env('A')}|${env('B')}|${c}`, headers.get('x-env')?.at(-1)];
  yield ['list', words('Header').filter((each) => each[1] === 'X-List').map((each) => each[2]).join(', '), headers.get('x-list')?.join(', ') ?? ''];
  yield ['one', words('Header').filter((each) => each[1] === 'X-One').at(-1)?.[2], headers.get('x-one')?.at(-1)];
  if (/Index of/.test(body)) return;
  const adding = (directives.get('AddType')?.settings ?? []).filter(({ state, node, lost }) => state === 'effective' && !lost.includes('html') && node.words.slice(1).some((word) => /^\.?html$/.test(word.value)));
  const added = adding.at(-1)?.node.words[0]!.value;
  yield ['type', value('ForceType') ?? added, headers.get('content-type')?.at(-1)];
  const active = value('ExpiresActive')?.toLowerCase() === 'on';
  const seconds = /plus (\d+)/.exec(value('ExpiresDefault') ?? '')?.[1];
  yield ['expires', active && seconds !== undefined ? `max-age=${seconds}` : undefined, headers.get('cache-control')?.at(-1)];
}

/** mod_access_compat with lines of `all` alone: check_dir_access. */
function isDenied(order: string | undefined, deny: boolean, allow: boolean): boolean {
  return order === 'allow,deny' ? !allow || deny : deny && !allow;
}
