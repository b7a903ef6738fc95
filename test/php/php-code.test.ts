/** PHP code as the scanner sees it, against `token_get_all` of the real one. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { sessionUse } from '../../server/src/host/php-code';
import { phpTokens } from '../../server/src/host/php-tokens';
import { createRandom, type Random } from '../differential/random';
import { FULL, fromEnvironment } from '../differential/suite';

const PIECES = [
  '<?php ', '<?php\n', '?>', '<?= ', 'text', "session_id('one');\n", 'session_id("two");\n', '\\session_id(\'three\');', 'session_start();\n', "// session_id('x')\n", '# it\'s\n', "/* session_id('y') */", '#[A("]")]\n',
  "$o->session_id('m');", "C::session_id('s');", "function session_id('f') {", 'session_id($x);', 'session_id();', "session_id('a' . $b);", 'session_id("a$b");', 'session_id("a{$b["c"]}");', "'it\\'s'", '"a\\"b"', '"{$a["x"]} $b"',
  '"${a}"', '<<<EOT\nsession_id(\'h\');\n  EOT;\n', "<<<'EOT'\n$x EOTX\nEOT\n", '<<<"E"\n{$a[\'b\']}\nE;', '`ls $x`', "session_id('?>');", '$a = 1 << 2;', 'SESSION_ID("UP");', "session_id ( 'spaced' ) ;", "session_id(/* c */ 'c');", "new session_id('n');",
  "a\\session_id('ns');", '// ?> ', '"', "'", '/*', '\n', '}', '{', '$session_id(\'v\');', '__halt_compiler();', '$x?->session_id("q");',
];

function code(random: Random): string {
  return `${random.chance(0.9) ? '<?php\n' : ''}${Array.from({ length: 1 + random.int(8) }, () => random.pick(PIECES)).join(random.pick(['', ' ', '\n']))}`;
}

/** The same question asked of PHP's own tokens. */
const SCRIPT = `
while (($line = fgets(STDIN)) !== false) {
  $tokens = array_values(array_filter(token_get_all(base64_decode(trim($line))), fn($t) => !is_array($t) || !in_array($t[0], [T_WHITESPACE, T_COMMENT, T_DOC_COMMENT, T_OPEN_TAG, T_OPEN_TAG_WITH_ECHO, T_INLINE_HTML])));
  $found = [];
  foreach ($tokens as $i => $t) {
    if (!is_array($t) || !in_array($t[0], [T_STRING, T_NAME_FULLY_QUALIFIED]) || strtolower(ltrim($t[1], chr(92))) !== 'session_id') continue;
    $b = $tokens[$i - 1] ?? null;
    if (is_array($b) && in_array($b[0], [T_OBJECT_OPERATOR, T_NULLSAFE_OBJECT_OPERATOR, T_DOUBLE_COLON, T_FUNCTION, T_NEW, T_FN])) continue;
    $a = $tokens[$i + 2] ?? null;
    if (($tokens[$i + 1] ?? null) === '(' && is_array($a) && $a[0] === T_CONSTANT_ENCAPSED_STRING && ($tokens[$i + 3] ?? null) === ')') $found[] = substr($a[1], 1, -1);
  }
  echo json_encode($found), "\\n";
}`;

test('literal ids are those of token_get_all', { skip: spawnSync('php', ['-r', 'exit(function_exists("token_get_all") ? 0 : 1);']).status === 0 || FULL ? false : 'no tokenizer' }, () => {
  const random = createRandom(fromEnvironment('PHP_CODE_SEED', 3));
  const texts = Array.from({ length: fromEnvironment('PHP_CODE', FULL ? 20_000 : 3000) }, () => code(random));
  const run = spawnSync('php', ['-r', SCRIPT], { input: texts.map((text) => Buffer.from(text).toString('base64')).join('\n'), encoding: 'utf8', maxBuffer: 1 << 27, timeout: 200_000 });
  const lines = run.stdout.trimEnd().split('\n');
  assert.equal(lines.length, texts.length, run.stderr);
  const differences = texts.flatMap((text, index) => {
    const ours = JSON.stringify(sessionUse(text).literalIds.map(({ id }) => id));
    return ours === lines[index] ? [] : [`${JSON.stringify(text)}\n  php ${lines[index]} ours ${ours}`];
  });
  console.log(`${texts.length} texts, ${lines.filter((line) => line !== '[]').length} with ids, ${differences.length} differences`);
  assert.deepEqual(differences.slice(0, 8), []);
});

test('any text has tokens in order and none overlap', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary' }))).map((parts) => parts.join('')), (text) => {
    let at = 0;
    for (const { start, end } of phpTokens(text)) {
      assert.ok(start >= at && end > start && end <= text.length);
      at = end;
    }
  }));
});
