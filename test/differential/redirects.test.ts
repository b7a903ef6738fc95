import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { redirectOf } from '../../server/src/features/refactor/rewrite-to-redirect';
import { installedModules, MODULES_DIRECTORY } from '../harness/apache-modules';
import { inParallel } from '../harness/pool';
import { temporaryDirectory } from '../harness/temp';
import { freePort } from '../harness/ports';
import { served } from './access-server';
import { skipWithoutApache } from './suite';

/** A RewriteRule and the RedirectMatch that is offered for it, before the same server: status and Location of every request. */
const PATTERNS = ['^/old$', '^/old', '/old$', 'old', '^/o.d/?$', '^/a\\.b$', '^/x+y*$', '^/$', '^/old/.*$', '^/OLD$', '^/a-b'];
const TARGETS = ['/new', 'https://other.example/', 'http://other.example:8080/a/b.html', '/new/~me/x_y-z.html', '/'];
const FLAGS = ['[R,L]', '[R=301,L]', '[R=permanent,END]', '[NC,R=307,L]', '[L,R=308]', '[R=303,L,NC]', '[R=seeother,L]', '[R=temp,L]'];
const PATHS = [
  '/old', '/old/', '/old/deep', '/OLD', '/older', '/old?a=b', '/old?', '/old?a=b&c=%20d', '/o%6cd', '/old%3Fx', '/a.b', '/a%2Eb', '/axb', '/', '/?q', '/xy', '/xxyy?z=1', '/none', '/old%20x',
  '//old', '/./old', '/x/../old', '/old/..', '/a-b%2Fc', '/old;p', '/old%25', '/old#f',
];

test('RedirectMatch answers as the RewriteRule did', { skip: skipWithoutApache(), timeout: 120_000 }, async () => {
  const rules = PATTERNS.flatMap((pattern) => TARGETS.flatMap((target) => FLAGS.flatMap((flags) => {
    const redirect = redirectOf(pattern, target, flags);
    return redirect === undefined ? [] : [{ rewrite: `RewriteRule ${pattern} ${target} ${flags}`, redirect }];
  })));
  // Every pattern, target and flag is among them; all pairs would take too long.
  const chosen = rules.filter((_, index) => index % 7 === 0);
  assert.ok(chosen.length > 50);
  const base = temporaryDirectory('hc');
  mkdirSync(`${base}/docs`);
  const port = await freePort();
  const modules = installedModules().filter(([identifier]) => ['authz_core', 'alias', 'rewrite', 'dir'].some((name) => identifier === `${name}_module`));
  const host = (name: string, lines: readonly string[]): string => `<VirtualHost *>\nServerName ${name}\nDocumentRoot "${base}/docs"\n${lines.join('\n')}\n</VirtualHost>\n`;
  writeFileSync(`${base}/httpd.conf`, [
    `ServerRoot "${base}"`, `LoadModule mpm_event_module ${MODULES_DIRECTORY}/mod_mpm_event.so`, ...modules.map(([identifier, file]) => `LoadModule ${identifier} ${MODULES_DIRECTORY}/${file}`),
    'ServerName localhost', `Listen 127.0.0.1:${port}`, `DefaultRuntimeDir "${base}"`, `PidFile "${base}/pid"`, `ErrorLog "${base}/error.log"`,
    ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []), 'StartServers 1', 'ThreadsPerChild 8', 'MaxRequestWorkers 8', 'MaxKeepAliveRequests 0', '',
    ...chosen.flatMap(({ rewrite, redirect }, index) => [host(`r${index}.example`, ['RewriteEngine On', rewrite]), host(`d${index}.example`, [redirect])]),
  ].join('\n'));
  const asked = chosen.flatMap((_, index) => PATHS.map((path) => ({ index, path })));
  const differences: string[] = [];
  let redirected = 0;
  await served(base, port, (answerTo) => inParallel(asked, 6, async ({ index, path }) => {
    const ask = async (kind: string): Promise<string> => {
      const { status, location } = await answerTo({ path, from: '127.0.0.1', method: 'GET', headers: { host: `${kind}${index}.example` } });
      return `${status} ${location?.replace(`//${kind}${index}.`, '//host.') ?? ''}`;
    };
    const [before, after] = [await ask('r'), await ask('d')];
    if (before.startsWith('30')) redirected++;
    if (before !== after) differences.push(`${path}: ${chosen[index]!.rewrite} gives ${before}, ${chosen[index]!.redirect} ${after}`);
  }));
  console.log(`redirects: ${chosen.length} rules, ${asked.length} requests to each, ${redirected} redirected, ${differences.length} differ`);
  assert.deepEqual(differences.slice(0, 8), []);
  assert.ok(redirected > 100);
});
