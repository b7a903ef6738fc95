import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseStyle } from '../../server/src/features/format/choose-style';
import { matchesGlob, readEditorConfig } from '../../server/src/workspace/editorconfig';
import { DEFAULT_SETTINGS } from '../../server/src/workspace/settings';
import { memoryFiles } from '../harness/memory-files';

test('patterns of .editorconfig', () => {
  for (const [pattern, path, expected] of [
    ['*', 'a/b.conf', true], ['*.conf', 'a/b.conf', true], ['*.conf', 'b.conf.in', false], ['/*.conf', 'a/b.conf', false], ['/*.conf', 'b.conf', true],
    ['sites/*.conf', 'sites/a.conf', true], ['sites/*.conf', 'sites/a/b.conf', false], ['sites/**.conf', 'sites/a/b.conf', true], ['**/b.conf', 'x/y/b.conf', true],
    ['{a,b}.conf', 'b.conf', true], ['{a,b}.conf', 'c.conf', false], ['*.{conf,load}', 'x.load', true], ['a{1..3}', 'a2', true], ['a{1..3}', 'a4', false],
    ['[ab].conf', 'a.conf', true], ['[!ab].conf', 'a.conf', false], ['a?b', 'axb', true], ['a?b', 'ab', false], ['.htaccess', 'a/.htaccess', true],
    ['{single}.conf', '{single}.conf', true], ['a\\*', 'a*', true], ['a\\*', 'ab', false], ['[z-a]', 'z', false], ['a.c', 'abc', false],
  ] as const) assert.equal(matchesGlob(pattern, path), expected, `${pattern} ${path}`);
});

test('the nearest file wins, later sections win, root ends the search', async () => {
  const files = memoryFiles(new Map([
    ['/a/.editorconfig', '[*]\nindent_style = tab\n'],
    ['/a/b/.editorconfig', 'root = true\n; comment\n[*]\nindent_style = space\nindent_size = 8\nend_of_line = crlf\n[*.conf]\nIndent_Size = 2\ntrim_trailing_whitespace = FALSE\n[*.ini]\nindent_size = 3\nnonsense\n'],
    ['/a/b/c/.editorconfig', '[x.conf]\ninsert_final_newline = false\nindent_size = unset\ntab_width = 5\n'],
  ]));
  assert.deepEqual(await readEditorConfig('/a/b/c/d/y.conf', files), { indentStyle: 'space', indentSize: 2, tabWidth: 2, trimTrailing: false, endOfLine: '\r\n' });
  assert.deepEqual(await readEditorConfig('/a/b/c/x.conf', files), { indentStyle: 'space', tabWidth: 5, trimTrailing: false, finalNewline: false, endOfLine: '\r\n' });
  assert.deepEqual(await readEditorConfig('/a/z', files), { indentStyle: 'tab' });
  assert.deepEqual(await readEditorConfig('/z', files), {});
});

test('settings before .editorconfig before the editor', () => {
  const editor = { tabSize: 3, insertSpaces: true, trimTrailing: false, finalNewline: false };
  assert.equal(chooseStyle(DEFAULT_SETTINGS, {}).indent, '    ');
  assert.equal(chooseStyle(DEFAULT_SETTINGS, {}, editor).indent, '   ');
  assert.equal(chooseStyle(DEFAULT_SETTINGS, {}, { tabSize: 8, insertSpaces: false }).indent, '\t');
  assert.equal(chooseStyle(DEFAULT_SETTINGS, { indentStyle: 'space', indentSize: 2 }, { tabSize: 8, insertSpaces: false }).indent, '  ');
  assert.equal(chooseStyle(DEFAULT_SETTINGS, { indentStyle: 'tab', tabWidth: 2 }, editor).indent, '\t');
  assert.equal(chooseStyle(DEFAULT_SETTINGS, { indentStyle: 'tab', tabWidth: 2 }, editor).tabWidth, 2);
  assert.equal(chooseStyle({ ...DEFAULT_SETTINGS, formatIndent: '8' }, { indentStyle: 'tab' }, editor).indent, '        ');
  const style = chooseStyle({ ...DEFAULT_SETTINGS, formatMaxBlankLines: 0 }, { finalNewline: true }, editor);
  assert.deepEqual([style.trimTrailing, style.finalNewline, style.maxBlankLines], [false, true, 0]);
});
