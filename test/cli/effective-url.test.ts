import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { folderOf, lint, PREAMBLE } from './program';

/** A server with two hosts and a folder whose `.htaccess` is read. */
function server(): string {
  const folder = folderOf({ 'www/index.html': 'x', 'www/a/b.html': 'x', 'www/a/.htaccess': 'SetEnv WHO htaccess\n', 'httpd.conf': '' });
  mkdirSync(`${folder}/other`);
  writeFileSync(`${folder}/httpd.conf`, [
    PREAMBLE, 'LoadModule alias_module m/mod_alias.so', 'LoadModule dir_module m/mod_dir.so', 'LoadModule env_module m/mod_env.so', 'LoadModule rewrite_module m/mod_rewrite.so', 'Listen 8080', 'SetEnv WHO server',
    '<VirtualHost *:8080>', 'ServerName a.test', `DocumentRoot ${folder}/www`, `<Directory ${folder}/www>`, 'AllowOverride FileInfo', 'SetEnv WHO directory', '</Directory>', '</VirtualHost>',
    '<VirtualHost *:8080>', 'ServerName b.test', 'ServerAlias *.b.test', `DocumentRoot ${folder}/other`, 'Redirect /old http://a.test/', 'RewriteEngine On', 'RewriteRule ^/x/(.*) /old/$1 [PT]', '</VirtualHost>', '',
  ].join('\n'));
  return folder;
}

test('--url: the host, the file, sections in order, what was overridden and by what', async () => {
  const folder = server();
  const { out } = await lint(['effective', '--host-files', '--url', 'http://a.test:8080/a/b.html', `${folder}/httpd.conf`]);
  assert.match(out, /^Host +<VirtualHost \*:8080> \(a\.test\): ServerName a\.test is the name asked for/m);
  assert.match(out, /^Target +\S+\/www\/a\/b\.html /m);
  const short = out.replaceAll(`${folder}/`, '');
  assert.match(short, /   1  main server\n   2  <VirtualHost \*:8080>   \[httpd\.conf:\d+\]\n   3  <Directory www>   \[httpd\.conf:\d+\]\n   4  www\/a\/\.htaccess\n/);
  assert.match(short, /  x SetEnv WHO server   \[httpd\.conf:\d+, section 1, by httpd\.conf:\d+\]\n  x SetEnv WHO directory   \[httpd\.conf:\d+, section 3, by www\/a\/\.htaccess:1\]\n  SetEnv WHO htaccess   \[www\/a\/\.htaccess:1, section 4\]\n/);
});

test('--url --json: the same for programs; rules and a redirect are followed', async () => {
  const folder = server();
  const { out } = await lint(['effective', '--host-files', '--json', '--url', 'http://www.b.test:8080/x/z', `${folder}/httpd.conf`]);
  const answer = JSON.parse(out) as { answer: string; host: { text: string }[]; rewrites: { text: string; line: number }[]; target: { text: string }; directives: { name: string; settings: { state: string }[] }[] };
  assert.equal(answer.answer, '302: Redirect');
  assert.match(answer.host[0]!.text, /ServerAlias \*\.b\.test matches/);
  assert.deepEqual(answer.rewrites.map(({ text }) => text), ['/x/z becomes /old/z']);
  assert.equal(answer.target.text, 'redirected to http://a.test//z');
  assert.deepEqual(answer.directives.find(({ name }) => name === 'SetEnv')!.settings.map(({ state }) => state), ['effective']);
});

test('--url: what is no URL is bad usage; a port nobody listens to is said', async () => {
  const folder = server();
  const bad = await lint(['effective', '--url', 'a.test/x', `${folder}/httpd.conf`]);
  assert.deepEqual([bad.status, bad.out], [2, '']);
  const { out, status } = await lint(['effective', '--no-host-files', '--url', 'http://a.test/', `${folder}/httpd.conf`]);
  assert.equal(status, 0);
  assert.match(out, /no Listen for port 80: httpd does not answer there/);
});
