import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isServedBy, withoutSocket, workerProblem } from '../../server/src/httpd/config/special/proxy-urls';
import { headerFormatProblem } from '../../server/src/httpd/config/special/header-format';
import { socacheName, socacheProblem } from '../../server/src/httpd/config/special/socache';
import { parseUri } from '../../server/src/httpd/syntax/uri';

/** What httpd makes of whole configurations is recorded in test/differential/cases/proxy.md; these are the parts. */
test('addresses as APR takes them apart', () => {
  assert.deepEqual(parseUri('http://u:p@H:80/x?y'), { scheme: 'http', host: 'H', port: '80', rest: '/x?y' });
  assert.deepEqual(parseUri('http://[::1]/'), { scheme: 'http', host: '::1', port: undefined, rest: '/' });
  assert.equal(parseUri('http://h:/')?.port, '');
  assert.equal(parseUri('mailto:x')?.scheme, undefined);
  assert.equal(parseUri('http://[::1/'), undefined);
  assert.equal(parseUri('http://h:80x/'), undefined);
});

test('a worker serves what begins with its name', () => {
  const cases: readonly (readonly [string, string, boolean | undefined, boolean])[] = [
    ['http://h/x', 'http://h/', false, true],
    ['http://h/', 'http://h/x', false, false],
    ['HTTP://H/x', 'http://h/x', false, true],
    ['http://h/X', 'http://h/x', false, false],
    ['http://h/', 'http://h:80', false, true],
    ['http://h:80/', 'http://h', false, false],
    ['http://h:81/', 'http://h', false, false],
    ['http://hh/', 'http://h', false, false],
    ['http://h/a/b', 'http://h/$1/b', true, false],
    ['http://h/abc/b', 'http://h/$1/b', true, true],
    ['http://h/abc/b', 'http://h/$1/b', false, false],
    ['h', 'http://h/', false, false],
  ];
  for (const [url, earlier, isPattern, expected] of cases) assert.equal(isServedBy(url, earlier, isPattern), expected, `${url} by ${earlier}`);
});

test('sockets and addresses that make no worker', () => {
  assert.equal(withoutSocket('unix:/s|http://h/x'), 'http://h/x');
  assert.equal(withoutSocket('unix:/s|fcgi:'), 'fcgi://localhost');
  assert.equal(withoutSocket('unix:/s|h'), undefined);
  assert.equal(workerProblem('unix:/s|fcgi:', false), undefined);
  assert.equal(workerProblem('h', false), 'URL must be absolute!: h');
  assert.equal(workerProblem('http://h:80$1', false), 'Unable to parse URL: http://h:80$1');
  assert.equal(workerProblem('http://h:80$1', true), undefined);
});

test('formats of headers', () => {
  for (const value of ['', '100%', '%%', '%D%t%{A}e %{B}s', '%{A}}e', 'plain']) assert.equal(headerFormatProblem(value), undefined, value);
  for (const value of ['%x', 'a %', '%{A', '%{A}x', '%D%L']) {
    const problem = headerFormatProblem(value);
    assert.equal(problem === undefined, value === 'a %', value);
  }
});

test('arguments of shared object caches', () => {
  const problem = (word: string): string | undefined => socacheProblem(socacheName(word));
  for (const word of ['shmcb', 'shmcb:', 'shmcb:/run/x', 'shmcb:/run/x(8192)', 'dbm:/run/x(', 'redis:h']) assert.equal(problem(word), undefined, word);
  for (const word of ['shmcb:/run/x(8191)', 'shmcb:/x(1', 'shmcb:/x)', 'shmcb:/x(9999x)', 'redis', 'memcache:']) assert.notEqual(problem(word), undefined, word);
});
