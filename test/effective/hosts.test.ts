import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryServer } from './server';

const host = (address: string, ...lines: readonly string[]): string[] => [`<VirtualHost ${address}>`, ...lines, '</VirtualHost>'];

/** The name of the host that answers, and why. */
function answering(lines: readonly string[], url: string, more?: { readonly address?: string }): string {
  const { server, reason } = memoryServer(lines).ask(url, more).host!;
  return `${server.name ?? '?'} ${reason}`;
}

test('the first host of an address answers what no name matches; an address of its own goes before a wildcard', () => {
  const lines = [...host('*:80', 'ServerName a.test'), ...host('*:80', 'ServerName b.test', 'ServerAlias *.b.test b?.test'), ...host('10.0.0.1:80', 'ServerName c.test')];
  assert.equal(answering(lines, 'http://b.test/'), 'b.test name');
  assert.equal(answering(lines, 'http://x.b.test/'), 'b.test pattern');
  assert.equal(answering(lines, 'http://b1.test/'), 'b.test pattern');
  assert.equal(answering(lines, 'http://other.test/', { address: '10.0.0.9' }), 'a.test first');
  assert.equal(answering(lines, 'http://b.test/', { address: '10.0.0.1' }), 'c.test only');
  assert.equal(answering(lines, 'http://10.0.0.1/'), 'c.test only');
  assert.equal(answering(lines, 'http://b.test:8080/'), 'main.test main');
});

test('an address that is not known is assumed, and said', () => {
  const lines = [...host('*:80', 'ServerName a.test'), ...host('10.0.0.1:80', 'ServerName c.test'), ...host('10.0.0.1:80', 'ServerName d.test')];
  const { host: choice } = memoryServer(lines).ask('http://d.test/');
  assert.deepEqual([choice!.server.name, choice!.assumes], ['d.test', ['d.test leads to the address 10.0.0.1']]);
});

test('without a port a host has that of ServerName so far, or any', () => {
  assert.equal(answering(host('*', 'ServerName a.test'), 'http://a.test:8080/'), 'a.test only');
  assert.equal(answering(['ServerName main.test:80', ...host('*', 'ServerName a.test')], 'http://a.test:8080/'), 'a.test only');
  assert.equal(answering(['ServerName main.test:80', ...host('_default_', 'ServerName a.test')], 'http://a.test:8080/'), 'main.test main');
  assert.equal(answering([...host('_default_', 'ServerName a.test'), 'ServerName main.test:80'], 'http://a.test:8080/'), 'a.test only');
});

test('a request without a Host goes by ServerPath', () => {
  const lines = [...host('*:80', 'ServerName a.test'), ...host('*:80', 'ServerName b.test', 'ServerPath /b')];
  assert.equal(answering(lines, '/b/x'), 'b.test server-path');
  assert.equal(answering(lines, '/bx'), 'a.test first');
});

test('a host without a name has the main one', () => {
  assert.equal(answering([...host('*:80', 'ServerName a.test'), ...host('*:80')], 'http://main.test/'), 'main.test name');
});
