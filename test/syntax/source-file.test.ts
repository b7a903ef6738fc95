import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { LogicalLine, positionInLine, readLines } from '../../server/src/httpd/syntax/logical-line';
import { SourceFile } from '../../server/src/httpd/syntax/source-file';

const joined = (text: string): string[] => readLines(text).map((line) => line.text);

describe('logical lines, as ap_cfg_getline_core joins them', () => {
  const cases: readonly (readonly [name: string, text: string, lines: readonly string[]])[] = [
    ['two lines', 'a\nb\n', ['a', 'b']],
    ['no line end at the end', 'a\nb', ['a', 'b']],
    ['a continuation keeps the next line’s blanks', 'a\\\n  b\n', ['a  b']],
    ['a continuation with CRLF', 'a\\\r\nb\r\n', ['ab\r']],
    ['a doubled backslash still continues', 'a\\\\\nb\n', ['a\\b']],
    ['the surviving backslash continues an empty line', 'a\\\\\n\nb\n', ['ab']],
    ['a backslash before blanks does not continue', 'a\\ \nb\n', ['a\\ ', 'b']],
    ['a backslash at the end of the file stays', 'a\\', ['a\\']],
    ['a comment is continued, too', '# x\\\nListen 80\nb\n', ['# xListen 80', 'b']],
    ['a lone CR is no line end', 'a\rb\n', ['a\rb']],
    ['a NUL hides the rest of its line', 'a\0b\\\nc\n', ['a', 'c']],
    ['an empty text has no lines', '', []],
  ];
  for (const [name, text, lines] of cases) test(name, () => assert.deepEqual(joined(text), lines));

  test('positions go back over continuations', () => {
    const [line] = readLines('ab\\\ncd\\\r\nef\n');
    assert.ok(line instanceof LogicalLine);
    assert.equal(line.text, 'abcdef');
    assert.deepEqual(positionInLine(line, 1), { line: 0, column: 1 });
    assert.deepEqual(positionInLine(line, 2), { line: 1, column: 0 });
    assert.deepEqual(positionInLine(line, 2, true), { line: 0, column: 2 });
    assert.deepEqual(positionInLine(line, 4), { line: 2, column: 0 });
    assert.deepEqual(positionInLine(line, 6), { line: 2, column: 2 });
  });
});

/** Text that is rich in what is hard: continuations, tags, blanks, odd line ends. */
const piece = fc.constantFrom(
  'a', 'Listen 80', '\n', '\n', '\n', '\r\n', '\\', '\\\n', '\\\r\n', ' ', '\0', '\r', '#', '"',
  '<VirtualHost *>\n', '</VirtualHost>\n', '<IfModule x>\n', '</IfModule>\n', '<Directory /x>\n', '</Directory>\n', '<Macro m>\n', '</Macro>\n', 'é',
);
const anyText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

test('the lines of a file tile its text', () => {
  fc.assert(fc.property(anyText, (text) => assert.equal(SourceFile.read(text).text, text)));
});

interface Change {
  readonly from: number;
  readonly length: number;
  readonly text: string;
}

const change: fc.Arbitrary<Change> = fc.record({ from: fc.nat(200), length: fc.nat(12), text: anyText.map((text) => text.slice(0, 24)) });

/** Position of an offset as an editor counts: lines end at LF. */
function positionOf(text: string, offset: number): { line: number; column: number } {
  const lead = text.slice(0, offset);
  return { line: lead.split('\n').length - 1, column: offset - lead.lastIndexOf('\n') - 1 };
}

test('any edits give the lines of a fresh read, and untouched lines are the same objects', () => {
  fc.assert(
    fc.property(anyText, fc.array(change, { minLength: 1, maxLength: 5 }), (start, changes) => {
      let text = start;
      let file = SourceFile.read(text);
      for (const { from, length, text: inserted } of changes) {
        const begin = Math.min(from, text.length);
        const end = Math.min(begin + length, text.length);
        const before = new Set(file.lines());
        const firstBefore = [...file.lines()][0];
        const next = file.edit({ start: positionOf(text, begin), end: positionOf(text, end), text: inserted });
        text = text.slice(0, begin) + inserted + text.slice(end);
        const fresh = SourceFile.read(text);
        assert.equal(next.text, text);
        assert.deepEqual([...next.lines()].map((line) => line.raw), [...fresh.lines()].map((line) => line.raw));
        assert.deepEqual([...next.lines()].map((line) => [line.text, line.physicalLines]), [...fresh.lines()].map((line) => [line.text, line.physicalLines]));
        if (firstBefore !== undefined && begin > firstBefore.raw.length) assert.ok(before.has([...next.lines()][0]!), 'the first line is kept');
        for (const line of next.lines()) {
          const at = next.position(line, 0);
          assert.ok(at !== undefined);
          assert.equal(next.lineAt(at)?.line, line);
        }
        file = next;
      }
    }),
    { numRuns: process.env['CI'] === 'true' ? 3000 : 400 },
  );
});
