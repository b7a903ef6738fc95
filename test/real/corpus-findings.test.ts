/**
 * Real configurations of other people: nothing throws, nothing takes long, and no rule says "error" more often than somebody
 * has read and found right. Where the corpus does not lie beside the repository nothing is registered.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFile } from './check-file';
import { hasCorpus, readCorpus } from './corpus';

/** Error findings that were read one by one. A number that grows is to be read again; a smaller one is lowered here. */
const REVIEWED: Readonly<Record<string, readonly [number, string]>> = {
  'httpd/removed-directive': [103, 'tests of the development version use Warning; files of 2.2 set LockFile, SSLMutex, MCacheSize'],
  'httpd/error-directive': [21, 'the tests of httpd end with an Error line on purpose'],
  'httpd/argument-count': [5, 'FilterProvider as 2.2 had it, and an empty ServerRoot'],
  'httpd/module-not-loaded': [4, 'files of 2.2 use Order without mod_access_compat; one test file uses AddHandler without mod_mime'],
  'httpd/invalid-value': [3, 'placeholders in braces as ports, and an address in brackets'],
  'httpd/unclosed-section': [2, 'a file that is broken on purpose, and a template'],
  'httpd/malformed-macro': [1, 'a test of httpd for it'],
  'httpd/stray-closing-tag': [1, 'a test of httpd for it'],
  'httpd/macro-arguments': [1, 'a test of httpd for it'],
  'httpd/recursive-macro': [1, 'a test of httpd for it'],
  'httpd/unknown-directive': [1, 'Perl code in a template, in a <Perl> that no loaded module reads'],
  'httpd/not-allowed-here': [3, 'ServerAlias outside of all virtual hosts; a test of httpd that puts <Location> into <Directory>'],
  'migration/written-for-2-2': [5, 'whole files of 2.2, which 2.4 refuses'],
  'modules/built-in': [1, 'a file of 2.2 loads mod_version, which Debian has inside'],
  'mpm/none-loaded': [1, 'the same file, from the time when an MPM was linked in'],
};

/** One file, everything included. Generous, because the suites share a machine; the slowest takes a tenth of it alone. */
const MOST_MILLISECONDS = 5000;

if (hasCorpus) {
  void test('real configurations: no crash, bounded time, no error beyond the reviewed ones', async () => {
    const { files, fileSystem } = readCorpus(['apache', 'htaccess', 'modsec']);
    assert.ok(files.size > 400, `${files.size} files`);
    const errors = new Map<string, string[]>();
    for (const [file, bytes] of files) {
      const started = performance.now();
      const { findings } = await checkFile(file, bytes, fileSystem);
      const taken = performance.now() - started;
      assert.ok(taken < MOST_MILLISECONDS, `${file}: ${Math.round(taken)} ms`);
      for (const { rule, severity, message } of findings) {
        if (severity === 'error') errors.set(rule, [...(errors.get(rule) ?? []), `${file}: ${message}`]);
      }
    }
    const unread = [...errors].filter(([rule, found]) => found.length > (REVIEWED[rule]?.[0] ?? 0));
    assert.deepEqual(unread.map(([rule, found]) => `${rule}: ${found.length}, reviewed ${REVIEWED[rule]?.[0] ?? 0}\n  ${found.join('\n  ')}`), []);
  });
}
