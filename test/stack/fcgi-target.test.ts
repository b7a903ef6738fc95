import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fcgiTarget, isLocal, listensAt, targetOfListen, targetWords } from '../../server/src/stack/fcgi-target';

/** A target of httpd, an address of a pool, and whether one is the other. */
const PAIRS: readonly (readonly [string, string, boolean])[] = [
  ['unix:/run/a.sock|fcgi://localhost/', '/run/a.sock', true], ['unix:/var/run/a.sock|fcgi://x', '/run/a.sock', true], ['unix:/run//a.sock|fcgi:', '/run/a.sock', true],
  ['unix:/run/a.sock|fcgi://localhost', '/run/b.sock', false], ['fcgi://127.0.0.1:9000', '9000', true], ['fcgi://127.0.0.1:9000/srv/$1', '127.0.0.1:9000', true],
  ['fcgi://localhost:9000', '127.0.0.1:9000', true], ['fcgi://[::1]:9000', '[::1]:9000', true], ['fcgi://[::1]:9000', '9000', true], ['fcgi://127.0.0.1:9000', '[::]:9000', true],
  ['fcgi://127.0.0.1:9000', '127.0.0.1:9001', false], ['fcgi://php.internal:9000', '127.0.0.1:9000', false], ['fcgi://php.internal:9000', 'php.internal:9000', true],
  ['FCGI://127.0.0.1:9000', '9000', true], ['fcgi://127.0.0.1', '8000', true], ['fcgi://127.0.0.1:9000', '/run/a.sock', false],
];

void describe('targets and pools', () => {
  for (const [url, listen, same] of PAIRS) {
    void test(`${url} ${same ? 'is' : 'is not'} ${listen}`, () => {
      const target = fcgiTarget(url);
      assert.ok(target !== undefined);
      assert.equal(listensAt(listen, target), same);
    });
  }
  void test('what is no target, or one that a request tells', () => {
    for (const url of ['http://127.0.0.1:80', 'unix:/run/a.sock', 'unix:/run/a.sock|http://x', 'unix:%{ENV:S}|fcgi://x', 'fcgi:127.0.0.1:9000', 'balancer://php', '']) assert.equal(fcgiTarget(url), undefined);
  });
  void test('this machine and others', () => {
    assert.deepEqual(['unix:/a|fcgi://x', 'fcgi://localhost:1', 'fcgi://127.3.2.1:1', 'fcgi://php:1'].map((url) => isLocal(fcgiTarget(url)!)), [true, true, true, false]);
  });
  void test('the target of a pool reaches it', () => {
    for (const listen of ['/run/a.sock', '9000', '127.0.0.1:9000', '[::1]:9000', '0.0.0.0:9000']) assert.ok(listensAt(listen, fcgiTarget(targetOfListen(listen))!), listen);
  });
  void test('words', () => assert.deepEqual(['unix:/a|fcgi://x', 'fcgi://[::1]:1'].map((url) => targetWords(fcgiTarget(url)!)), ['/a', '[::1]:1']));
});
