import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readPath, readRequest } from '../../server/src/httpd/effective/request';
import { matchPattern } from '../../server/src/httpd/effective/regex-match';
import { matchesName } from '../../server/src/httpd/effective/name-match';
import { memoryServer } from './server';

test('paths are read once: dots, slashes, escapes', () => {
  const cases: readonly (readonly [string, string | number])[] = [
    ['/a/../b', '/b'], ['/a/./b/', '/a/b/'], ['//a///b', '/a/b'], ['/a/..', '/'], ['/%61%2e', '/a.'], ['/%2e%2e/a', 400], ['/..', 400], ['/%', 400], ['/%2f', 404], ['/%00', 404], ['/%C3%BC', '/ü'], ['/a%252fb', '/a%2fb'],
  ];
  for (const [given, expected] of cases) {
    const read = readPath(given);
    assert.equal('path' in read ? read.path : read.status, expected, given);
  }
  assert.deepEqual(readPath('/a//b', false), { path: '/a//b' });
  assert.deepEqual(readPath('/a%2Fb', true, 'on'), { path: '/a/b' });
});

test('any text is a request or a sentence, never an exception', () => {
  fc.assert(fc.property(fc.string(), (text) => {
    const request = readRequest(text);
    if (typeof request !== 'string') readPath(request.path);
  }));
});

test('patterns mean what they mean to PCRE, or nothing is claimed', () => {
  const cases: readonly (readonly [string, string, boolean | 'unknown'])[] = [
    ['^/a$', '/a', true], ['^/A', '/a', false], ['(?i)^/A', '/a', true], ['[[:digit:]]+', '12', true], ['[]a]', ']', true], ['a{,2}b', 'a{,2}b', true], ['\\.php\\z', 'x.php', true],
    ['a++b', 'aab', 'unknown'], ['(?>a)', 'a', 'unknown'], ['(?<name>x)', 'x', true], ['\\Kx', 'x', 'unknown'], ['.', 'ü', true], ['^..$', 'ü', true], [`(a+)+$`, `${'a'.repeat(60)}b`, 'unknown'],
  ];
  for (const [pattern, subject, expected] of cases) {
    const groups = matchPattern(pattern, subject);
    assert.equal(groups === 'unknown' ? groups : groups !== undefined, expected, pattern);
  }
});

test('names with wildcards take time linear in both', () => {
  assert.ok(matchesName('www.a.test', '*.A.*') && !matchesName('a.test', '?a.test') && matchesName('', '*'));
  assert.ok(!matchesName('a'.repeat(5000), `${'*a'.repeat(2000)}b`));
});

test('what is not known is said', () => {
  const copied = memoryServer(['<Directory /var/www/html>', 'AllowOverride All', '</Directory>'], {}, true).ask('http://main.test/a/b');
  assert.equal(copied.target.kind, 'unknown');
  assert.match(copied.notes.map(({ message }) => message).join(' '), /\/var\/www\/html\/a\/\.htaccess and 1 more: not here/);
  const index = memoryServer([], {}, true).ask('http://main.test/');
  assert.match(index.notes[0]!.message, /^Whether \/var\/www\/html\/index\.html exists is not known/);
});

test('a .htaccess that httpd refuses is a 500 with only what the servers say', () => {
  const server = memoryServer(['<Directory /var/www/html>', 'AllowOverride FileInfo', 'ForceType a/b', '</Directory>'], { '/var/www/html/.htaccess': 'Options None\n', '/var/www/html/x': '' });
  const { answer, sections, notes } = server.ask('http://main.test/x');
  assert.deepEqual([answer?.status, sections.map(({ kind }) => kind)], [500, ['server']]);
  assert.match(notes[0]!.message, /httpd refuses \/var\/www\/html\/\.htaccess: Options not allowed here/);
});

test('without any AllowOverride a .htaccess is opened and refused', () => {
  assert.equal(memoryServer([], { '/var/www/html/.htaccess': 'ForceType a/b\n', '/var/www/html/x': '' }).ask('http://main.test/x').answer?.status, 500);
  assert.equal(memoryServer([], { '/var/www/html/.htaccess': '# nothing\n', '/var/www/html/x': '' }).ask('http://main.test/x').answer, undefined);
});
