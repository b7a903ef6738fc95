import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { textOf } from '../../server/src/httpd/effective/byte-text';
import { matchPattern } from '../../server/src/httpd/effective/regex-match';
import { createRandom, type Random } from './random';
import { randomPattern } from './regex-patterns';
import { FULL, fromEnvironment } from './suite';

// Whether a pattern matches, and what its groups are: what we say against PCRE2 itself, which PHP calls with httpd's flags. Where
// we say that we do not know nothing is compared; of the patterns that people write that must be few.

const COUNT = fromEnvironment('HTTPD_DIFF_MATCHES', FULL ? 60_000 : 8000);
const SEED = fromEnvironment('HTTPD_DIFF_SEED', 1);
const php = spawnSync('php', ['-n', '-r', 'echo PCRE_VERSION;'], { encoding: 'utf8' });
const missing = FULL || php.status === 0 ? false : 'php is not installed';

/** As people write them for paths and hosts. */
const USUAL = [
  '^/(.*)$', '^(.+)\\.php$', '\\.(?:gif|jpe?g|png)$', '^/~([a-z]+)(/.*)?$', '(?i)\\.(bak|sql|old)$', '^(?!www\\.)(.+)$', '^[0-9a-f]{2,4}', '(?<user>[^/]+)/(?<rest>.*)', '^[[:alnum:]_-]+$', '^(.*)-(.*)$', '^([^/]+)/?$', '^/?(\\w+)(?:/(\\d+))?/?$',
  '^(a|b)(/.*)?$', '^((?:[^/]+/)*)(.*)$', '^(?:x|y)+$', '(a)|(b)', '^(a)?(b)?', '^(?:(a)|b)*$', '(a*)*', '(a*)+', '(?:(a)?b)+', '^(\\w)\\1', '(a)?\\1b', '^$', '', '/$', '[A-Z]', '^\\S+$', '^\\s', '\\bab\\b', '.*?b', '^.{2}$', 'a{,2}', 'x?y', '(?=.*b)a', '(?<=a)b', '(?<!a)b', '[^a-y]+', '[]a]', '[^]a]', '[\\w.-]+', '[\\d-x]', '\\x61', 'é', '(?i)É', '[é]', '\\.', '(|a)b', '(a|ab)(c|bc)?', '(?:a|(b))*?x', '\\Aab\\z', 'a\\Z', '\\h',
];

test('patterns match what PCRE2 matches, with the same groups', { skip: missing }, (context) => {
  const random = createRandom(SEED);
  const cases = Array.from({ length: COUNT }, () => caseOf(random));
  const answers = askPcre(cases);
  const wrong: string[] = [];
  const tally = { compared: 0, unknown: 0, usual: 0, usualUnknown: 0 };
  for (const [index, { pattern, subject, ignoreCase, isUsual }] of cases.entries()) {
    const real = answers[index];
    if (real === null || real === undefined) continue;
    const ours = matchPattern(pattern, subject, ignoreCase);
    if (isUsual) tally.usual++;
    if (ours === 'unknown') {
      tally.unknown++;
      if (isUsual) tally.usualUnknown++;
      continue;
    }
    tally.compared++;
    const own = ours === undefined ? 'no' : ours.slice(0, 10).join('\u0001').replace(/\u0001+$/, '');
    const theirs = real === false ? 'no' : real.slice(0, 10).map(textOf).join('\u0001').replace(/\u0001+$/, '');
    if (own !== theirs) wrong.push(`${JSON.stringify(pattern)}${ignoreCase ? 'i' : ''} on ${JSON.stringify(subject)}: ${JSON.stringify(theirs)}, ours ${JSON.stringify(own)}`);
  }
  context.diagnostic(`${tally.compared} compared, ${tally.unknown} not known (${tally.usualUnknown} of ${tally.usual} usual ones), ${wrong.length} differ`);
  assert.deepEqual(wrong.slice(0, 20), []);
  assert.ok(tally.compared > COUNT / 4 && tally.usualUnknown < tally.usual / 5);
});

interface Case {
  readonly pattern: string;
  readonly subject: string;
  readonly ignoreCase: boolean;
  readonly isUsual: boolean;
}

function caseOf(random: Random): Case {
  const isUsual = random.chance(0.4);
  const alphabet = ['a', 'b', 'c', 'x', '/', '/', '.', '-', '1', 'A', 'B', 'é', 'É', ' ', '_', 'ab', 'php', '\n'];
  const subject = Array.from({ length: random.int(9) }, () => random.pick(alphabet)).join('');
  return { isUsual, subject, pattern: isUsual ? random.pick(USUAL) : randomPattern(random), ignoreCase: random.chance(0.3) };
}

/** For each case its groups, false for no match, null for what PCRE2 refuses or gives up. Texts are bytes. */
function askPcre(cases: readonly Case[]): (readonly string[] | false | null)[] {
  const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
  const input = cases.map(({ pattern, subject, ignoreCase }) => `${base64(pattern)} ${base64(subject)} ${ignoreCase ? 'i' : '-'}`).join('\n');
  const code = `ini_set('pcre.jit', '0');
    while (($line = fgets(STDIN)) !== false) {
      [$pattern, $subject, $flag] = explode(' ', rtrim($line, "\\n"));
      $found = @preg_match("\\x01" . base64_decode($pattern) . "\\x01sD" . ($flag === 'i' ? 'i' : ''), base64_decode($subject), $groups);
      if ($found !== 1) { echo $found === 0 ? "no\\n" : "bad\\n"; continue; }
      $plain = [];
      foreach ($groups as $key => $group) if (is_int($key)) $plain[] = base64_encode($group);
      echo 'yes ', implode(',', $plain), "\\n";
    }`;
  const { stdout, status, stderr } = spawnSync('php', ['-n', '-r', code], { input: `${input}\n`, encoding: 'latin1', maxBuffer: 1 << 28 });
  assert.equal(status, 0, stderr);
  const lines = stdout.trimEnd().split('\n');
  assert.equal(lines.length, cases.length);
  return lines.map((line) => (line === 'no' ? false : line === 'bad' ? null : line.slice(4).split(',').map((text) => Buffer.from(text, 'base64').toString('latin1'))));
}
