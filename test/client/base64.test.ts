import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toBase64 } from '../../client/src/base64';

test('any bytes come back', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => assert.deepEqual(new Uint8Array(Buffer.from(toBase64(bytes), 'base64')), bytes)));
});

test('more bytes than a call takes arguments', () => {
  const bytes = Uint8Array.from({ length: 1_000_003 }, (_, index) => index % 251);
  assert.deepEqual(new Uint8Array(Buffer.from(toBase64(bytes), 'base64')), bytes);
});
