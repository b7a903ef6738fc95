import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { TextFile } from '../../server/src/base/text-file';
import { TEXT_FEATURES } from '../../server/src/features/text/languages';
import type { FileKind } from '../../server/src/stack/around';
import { createRandom } from '../differential/random';
import { generatePools } from '../php/fpm-generate';
import { iniText } from '../php/ini-texts';
import { generate } from '../lighttpd/generate';

/** `text:type`, with a sign behind what is deprecated. */
function words(kind: FileKind, text: string): string[] {
  const source = new TextFile(text);
  return TEXT_FEATURES[kind].tokens(source).map(({ line, column, length, type, modifiers }) => {
    const start = source.offset({ line, column });
    return `${text.slice(start, start + length)}:${type}${modifiers === 0 ? '' : '!'}`;
  });
}

void describe('colours', () => {
  void test('php.ini', () => {
    assert.deepEqual(words('php-ini', '[PHP]\nmemory_limit = 128M\nerror_reporting = E_ALL & ~E_NOTICE\nlog_errors = On\nname = "a ${HOME}" ; c\ntrack_errors = 1\n'), [
      'PHP:class', 'memory_limit:property', '128M:number', 'error_reporting:property', 'E_ALL:enumMember', '&:operator', '~:operator', 'E_NOTICE:enumMember', 'log_errors:property', 'On:enumMember',
      'name:property', '"a:string', '${HOME}:variable', '":string', 'track_errors:property!', '1:number',
    ]);
    assert.deepEqual(words('php-ini', 'a = "x\n  y"\n'), ['a:property', '"x:string', '  y":string']);
  });
  void test('pools', () => {
    assert.deepEqual(words('php-fpm', '[www]\npm = static\nenv[PATH] = /bin\nphp_admin_value[memory_limit] = 5\nbad = (\npm.max_children = 5\n'), [
      'www:class', 'pm:property', 'static:string', 'env:property', 'PATH:variable', '/bin:string', 'php_admin_value:property', 'memory_limit:property', '5:number', 'pm.max_children:property', '5:number',
    ]);
  });
  void test('CSP.ini', () => {
    assert.deepEqual(words('csp-ini', '[SYSTEM]\nDefault_Server=LOCAL\n[LOCAL]\nTCP_Port=1972\n'), ['SYSTEM:class', 'Default_Server:property', 'LOCAL:class', 'LOCAL:class', 'TCP_Port:property', '1972:number']);
  });
  void test('lighttpd.conf', () => {
    assert.deepEqual(words('lighttpd', 'include "a"\n$HTTP["host"] =~ "^a" {\n  server.tag = var.x + "t" # c\n} else {\n}\nserver.port = 80\n'), [
      'include:keyword', '"a":string', '$:variable', 'HTTP:variable', '"host":string', '=~:operator', '"^a":regexp', 'server.tag:property', '=:operator', 'var.x:variable', '+:operator', '"t":string', 'else:keyword',
      'server.port:property', '=:operator', '80:number',
    ]);
  });
  void test('any text: inside its lines, in order, none over another', () => {
    fc.assert(fc.property(fc.integer(), (seed) => {
      for (const [kind, text] of [['php-ini', iniText(createRandom(seed))], ['php-fpm', generatePools(createRandom(seed))], ['csp-ini', iniText(createRandom(seed))], ['lighttpd', `${generate(createRandom(seed))}${iniText(createRandom(seed))}`]] as const) {
        const source = new TextFile(text);
        let last = { line: 0, column: 0 };
        for (const { line, column, length } of TEXT_FEATURES[kind].tokens(source)) {
          const { start, end } = source.lineSpan(line);
          assert.ok(length > 0 && column + length <= end - start && (line > last.line || column >= last.column), `${kind} ${text}`);
          last = { line, column: column + length };
        }
      }
    }), { numRuns: 200 });
  });
});
