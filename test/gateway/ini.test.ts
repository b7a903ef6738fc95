import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseIni } from '../../server/src/gateway/ini';
import { keysOf } from '../../server/src/gateway/keys';
import { gatewayIni, serverReferences } from '../../server/src/gateway/model';

void describe('CSP.ini', () => {
  void test('sections, keys, values and where they stand', () => {
    const text = '; comment\n[SYSTEM]\r\n  Default_Server = LOCAL \n[LOCAL]\nIp_Address=a=b\nstray\n';
    const { sections, stray, comments } = parseIni(text);
    const cut = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    assert.deepEqual(sections.map(({ name, nameSpan }) => [name, cut(nameSpan)]), [['SYSTEM', 'SYSTEM'], ['LOCAL', 'LOCAL']]);
    assert.deepEqual(sections.flatMap(({ entries }) => entries.map(({ key, value, keySpan, valueSpan }) => [key, cut(keySpan), value, cut(valueSpan)])), [
      ['Default_Server', 'Default_Server', 'LOCAL', 'LOCAL'], ['Ip_Address', 'Ip_Address', 'a=b', 'a=b'],
    ]);
    assert.deepEqual([stray.map(cut), comments.map(cut)], [['stray'], ['; comment']]);
  });

  void test('any text is read, and every span is what it says', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'[]=;#\n\r \tabAPP_PATH:/~1') , maxLength: 80 }), (text) => {
      for (const { entries, name, nameSpan } of parseIni(text).sections) {
        assert.equal(text.slice(nameSpan.start, nameSpan.end).trim(), name);
        for (const { key, keySpan, value, valueSpan } of entries) {
          assert.equal(text.slice(keySpan.start, keySpan.end), key);
          assert.equal(text.slice(valueSpan.start, valueSpan.end), value);
        }
      }
    }));
  });

  void test('references to servers', () => {
    const ini = gatewayIni(parseIni('[SYSTEM]\nDefault_Server=A\n[SYSTEM_INDEX]\nB=Enabled\n[APP_PATH:/x]\nDefault_Server=\nAlternative_Server_0=1~~~C\nAlternative_Server_1=D\n'));
    assert.deepEqual(serverReferences(ini).map(({ name }) => name), ['A', 'C', 'B']);
  });

  void test('every key has words of its own, once for each kind of section', () => {
    for (const kind of ['system', 'server', 'application'] as const) {
      const names = keysOf(kind).map(({ name }) => name);
      assert.deepEqual(names, [...new Set(names)]);
      for (const { name, text, type, words } of keysOf(kind)) assert.ok(text.length > 15 && text.endsWith('.') && (type !== 'words' || words !== undefined), name);
    }
  });
});
