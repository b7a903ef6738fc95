import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareSnippets, type NamedSnippet } from './confirm';
import { REACHED } from './limits';
import { openOracle } from './oracle';
import { createRandom } from './random';
import { listedPatterns, randomPattern } from './regex-patterns';
import { conclude, fromEnvironment, FULL, skipWithoutApache } from './suite';
import { createTally } from './tally';

/**
 * Regular expressions: does PCRE2, as the installed server calls it, compile what we say it compiles? Among the patterns are
 * some of Latin-1 characters whose bytes we do not know, which we then let pass.
 */
const SEED = fromEnvironment('HTTPD_DIFF_SEED', 1);
const COUNT = fromEnvironment('HTTPD_DIFF_REGEXES', FULL ? 2500 : 600);

test('regular expressions', { skip: skipWithoutApache() }, async () => {
  const oracle = openOracle('regex');
  const tally = createTally('regular expressions');
  const random = createRandom(SEED);
  const made = Array.from({ length: COUNT }, () => randomPattern(random));
  const all = [...new Set([...random.shuffle(listedPatterns()).slice(0, COUNT), ...made])].filter(canBeAsked);
  const snippets = random.shuffle(all).slice(0, COUNT).map((pattern, index) => snippet(pattern, index));
  await compareSnippets(oracle, snippets, {}, tally);
  console.log(`regular expressions: ${snippets.length} patterns, ${oracle.spent.runs} runs of httpd`);
  assert.ok(tally.rejections > tally.total / 5 && tally.rejections < tally.total * 0.9, 'the patterns hold both kinds');
  conclude(tally, REACHED.regex);
});

/** Variables and the end of the line are other suites' matter. */
function canBeAsked(pattern: string): boolean {
  return pattern !== '' && !/[\n\0]|\$\{/.test(pattern);
}

/** The same pattern where httpd compiles it for different directives. */
function snippet(pattern: string, index: number): NamedSnippet {
  const word = `"${pattern.replace(/[\\"]/g, '\\$&')}"`;
  const lines = [
    `AliasMatch ${word} /srv/x\n`, `<LocationMatch ${word}>\n</LocationMatch>\n`, `<DirectoryMatch ${word}>\n</DirectoryMatch>\n`,
    `<Files ~ ${word}>\n</Files>\n`, `RedirectMatch ${word} /x\n`, `SetEnvIfNoCase Referer ${word} x\n`, `ProxyRemoteMatch ${word} http://127.0.0.1:1\n`,
  ];
  return { name: pattern, text: lines[index % lines.length]! };
}
