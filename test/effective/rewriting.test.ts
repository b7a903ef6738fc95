import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interpolate } from '../../server/src/httpd/effective/mod-vhost-alias';
import type { WhatApplies } from '../../server/src/httpd/effective/what-applies';
import { memoryServer } from './server';

const WWW = '/var/www/html';
const FILES = { [`${WWW}/index.php`]: '', [`${WWW}/a.html`]: '', [`${WWW}/sub/x.html`]: '', '/home/bob/www/b.html': '', '/etc/passwd': 'root:x:0:0:root:/root:/bin/sh\nbob:x:1000:1000::/home/bob:/bin/sh\n' };

/** A server with rules, and below it a `.htaccess` where one is given. */
function ask(lines: readonly string[], url: string, access?: string): WhatApplies {
  const section = ['<Directory />', 'AllowOverride All', '</Directory>'];
  return memoryServer([...section, ...lines], access === undefined ? FILES : { ...FILES, [`${WWW}/.htaccess`]: access }).ask(url);
}

function end({ target, answer, query }: WhatApplies): string {
  const { mapped, filename } = target;
  const where = mapped?.kind === 'file' ? filename : mapped?.kind === 'unknown' ? `unknown: ${mapped.why}` : mapped?.target ?? '';
  return [...(where === '' ? [] : [where]), ...(query === undefined ? [] : [`?${query}`]), ...(answer === undefined ? [] : [String(answer.status)])].join(' ');
}

test('rules of a server map, redirect, forbid and pass on', () => {
  const on = (rule: string, url = 'http://main.test/old/p?x=1'): string => end(ask(['RewriteEngine On', rule], url));
  assert.equal(on('RewriteRule ^/old/(.*) /a.html?p=$1'), `${WWW}/a.html ?p=p`);
  assert.deepEqual(ask(['RewriteEngine On', 'RewriteRule ^/old/(.*) /a.html?p=$1'], 'http://main.test/old/p').rewritings.map(({ from, to }) => [from, to]), [['/old/p', '/a.html?p=p']]);
  assert.equal(on('RewriteRule ^/old/(.*) /a.html?p=$1 [QSA]'), `${WWW}/a.html ?p=p&x=1`);
  assert.equal(on('RewriteRule ^/old/(.*) /new/$1 [R=301,L]'), 'http://main.test/new/p?x=1 ?x=1 301');
  assert.equal(on('RewriteRule ^/old - [F]'), '?x=1 403');
  assert.equal(on('RewriteRule ^/old/(.*) http://127.0.0.1:81/$1 [P]'), 'http://127.0.0.1:81/p?x=1 ?x=1');
  assert.equal(on('RewriteRule ^/none /a.html'), `${WWW}/old ?x=1`);
});

test('a front controller answers for what does not exist, and the rest is served', () => {
  const access = 'RewriteEngine On\nRewriteBase /\nRewriteRule ^index\\.php$ - [L]\nRewriteCond %{REQUEST_FILENAME} !-f\nRewriteCond %{REQUEST_FILENAME} !-d\nRewriteRule . /index.php [L]\n';
  const found = ask([], 'http://main.test/blog/post?y=2', access);
  assert.deepEqual([end(found), found.target.uri, found.rewritings.map(({ from, to }) => `${from}>${to}`)], [`${WWW}/index.php ?y=2`, '/index.php', ['blog/post>/index.php']]);
  assert.equal(end(ask([], 'http://main.test/a.html', access)), `${WWW}/a.html`);
});

test('rules that go round end as often as httpd lets them', () => {
  const found = ask([], 'http://main.test/x', 'RewriteEngine On\nRewriteRule ^(.*)$ /x/$1\n');
  assert.deepEqual([found.answer?.status, found.rewritings.length], [500, 11]);
});

test('what no file says ends the answer, and a header that is not sent is named', () => {
  const address = ask(['RewriteEngine On', 'RewriteCond %{REMOTE_ADDR} !^10\\.', 'RewriteRule ^ /a.html'], 'http://main.test/x');
  assert.match(end(address), /^unknown: %\{REMOTE_ADDR\} is known at run time alone/);
  assert.deepEqual([address.target.mapped?.by?.key, address.notes[0]?.message, address.notes[0]?.node?.key], ['rewritecond', 'Rules are followed up to RewriteRule ^ /a.html.', 'rewriterule']);
  const pattern = ask(['RewriteEngine On', 'RewriteRule (?>x)+ /a.html'], 'http://main.test/x');
  assert.match(end(pattern), /^unknown: whether \(\?>x\)\+ matches cannot be told/);
  const agent = ask(['RewriteEngine On', 'RewriteCond %{HTTP_USER_AGENT} bot', 'RewriteRule ^ - [F]'], 'http://main.test/a.html');
  assert.deepEqual([end(agent), ...agent.notes.map(({ message, node }) => `${message} ${node?.key ?? ''}`)], [`${WWW}/a.html`, 'Assumed: the client sends no header User-Agent. rewritecond']);
});

test('a copy of a server does not say what it has not', () => {
  const server = memoryServer(['<Directory />', 'AllowOverride All', '</Directory>'], { [`${WWW}/.htaccess`]: 'RewriteEngine On\nRewriteCond %{REQUEST_FILENAME} !-f\nRewriteRule . /a.html\n' }, true);
  assert.match(end(server.ask('http://main.test/x')), /^unknown: whether \/var\/www\/html\/x is a file is not known here/);
});

test('homes of users and folders by name', () => {
  const modules = ['LoadModule userdir_module m/mod_userdir.so', 'LoadModule vhost_alias_module m/mod_vhost_alias.so'];
  const at = (line: string, url: string): string => end(ask([...modules, line], url));
  assert.equal(at('UserDir www', 'http://main.test/~bob/b.html'), '/home/bob/www/b.html');
  assert.equal(at('UserDir www', 'http://main.test/~eve/b.html'), `${WWW}/~eve`);
  // What stands behind the star in a URL is left out (translate_userdir).
  assert.equal(at('UserDir http://x.test/*/h', 'http://main.test/~bob/b.html'), 'http://x.test/bob/b.html 302');
  const { mapped } = ask([...modules, 'VirtualDocumentRoot /srv/%-2/%1'], 'http://shop.example.test/x').target;
  assert.equal(mapped?.kind === 'file' && mapped.path, '/srv/example/shop/x');
});

test('patterns of virtual roots', () => {
  const of = (pattern: string): string => interpolate(pattern, 'WWW.Shop.Example.test', 8080);
  assert.deepEqual(['%0', '%1', '%-1', '%2+', '%-2+', '%9', '%2.1', '%2.-1', '%2.2+', '%2.-2+', '%1.9', '%p', '%%'].map(of),
    ['www.shop.example.test', 'www', 'test', 'shop.example.test', 'www.shop.example', '_', 's', 'p', 'hop', 'sho', '_', '8080', '%']);
});
