/** What editors show of the shape of a file: symbols, folding, tags, greyed lines. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { foldsOf } from '../../server/src/features/folding';
import { inactiveRanges } from '../../server/src/features/inactive';
import { symbolsOf, type OutlineSymbol } from '../../server/src/features/symbols';
import { tagNamesAt } from '../../server/src/features/tags';
import { isBefore } from '../../server/src/base/span';
import { SourceFile } from '../../server/src/httpd/syntax/source-file';
import { marked, textIn } from './marked';

const read = (text: string): SourceFile => SourceFile.read(text);

describe('symbols', () => {
  const draw = (symbols: readonly OutlineSymbol[], indent = ''): string => symbols.map(({ name, detail, children }) => `${indent}${name}${detail === '' ? '' : ` = ${detail}`}\n${draw(children, `${indent}  `)}`).join('');

  test('sections, what names them, and the directives one looks for', () => {
    const text = 'Listen 80\n<VirtualHost *:80>\n  ServerName "www.example.org"\n  <Directory "/srv/my www">\n  </Directory>\n  Include x.conf\n</VirtualHost>\n<IfModule mod_ssl.c>\nListen 443\n</IfModule>\nTimeout 5\nDefine A b\n';
    assert.equal(draw(symbolsOf(read(text))), 'Listen 80\nVirtualHost *:80 = www.example.org\n  Directory /srv/my www\n  Include x.conf\nIfModule mod_ssl.c\n  Listen 443\nDefine A b\n');
  });

  test('broken nesting still gives an outline', () => {
    assert.equal(draw(symbolsOf(read('<VirtualHost a>\n<Directory /x>\n</VirtualHost>\n</Files>\n<Location /y>\nListen 1\n'))), 'VirtualHost a\n  Directory /x\nLocation /y\n  Listen 1\n');
  });

  test('children lie inside their parents, names inside their ranges, whatever the text', () => {
    const line = fc.constantFrom('<VirtualHost *>\n', '</VirtualHost>\n', '<Directory /x>\n', '</Directory>\n', '<If', '</If>\n', 'Listen 80\n', '# x\n', '\\\n', '>', '\r\n', '#region\n', '#endregion\n');
    fc.assert(fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const source = read(lines.join(''));
      const lastLine = lines.join('').split('\n').length - 1;
      const look = (symbols: readonly OutlineSymbol[], outer?: OutlineSymbol): void => {
        for (const symbol of symbols) {
          assert.ok(symbol.name !== '');
          assert.ok(!isBefore(symbol.range.end, symbol.range.start) && symbol.range.end.line <= lastLine);
          assert.ok(!isBefore(symbol.selection.start, symbol.range.start) && !isBefore(symbol.range.end, symbol.selection.end));
          if (outer !== undefined) assert.ok(!isBefore(symbol.range.start, outer.range.start) && !isBefore(outer.range.end, symbol.range.end));
          look(symbol.children, symbol);
        }
      };
      look(symbolsOf(source));
      for (const { first, last } of foldsOf(source)) assert.ok(first < last && last <= lastLine);
    }));
  });
});

describe('folding', () => {
  const folds = (text: string): unknown[] => foldsOf(read(text)).map(({ first, last, kind }) => [first, last, kind]);

  test('three lines that load modules, commented out or not, and three that one line is continued over', () => {
    const load = 'LoadModule a_module a.so\n';
    assert.deepEqual(folds(`${load}#${load}${load}Timeout 1\n${load}${load}`), [[0, 2, 'imports']]);
    assert.deepEqual(folds('Timeout 1\nAllow from \\\n a \\\n b\nAllow from \\\n a\n'), [[1, 3, 'run']]);
  });

  test('a closing tag over two lines stays in sight', () => {
    assert.deepEqual(folds('<Directory /x>\nOptions None\n</Direc\\\ntory>\nTimeout 1\n'), [[0, 1, 'section']]);
  });

  test('conditions in a row below the comment that heads them', () => {
    const condition = (name: string): string => `<IfModule ${name}>\nTimeout 1\n</IfModule>\n`;
    assert.deepEqual(folds(`# why\n${condition('a')}\n${condition('b')}`).filter((fold) => (fold as unknown[])[2] === 'run'), [[0, 7, 'run']]);
    assert.deepEqual(folds(`# why\n${condition('a')}Timeout 2\n${condition('b')}`).filter((fold) => (fold as unknown[])[2] === 'run'), []);
  });

  test('sections up to the line before their closing tag, comments, regions', () => {
    const text = '# one\n# two\n\n<VirtualHost *>\nListen 1\n</VirtualHost>\n#region hosts\nTimeout 1\n#endregion\n<Location /open>\nTimeout 2\n';
    assert.deepEqual(folds(text), [[0, 1, 'comment'], [3, 4, 'section'], [6, 8, 'region'], [9, 10, 'section']]);
  });
});

describe('tags', () => {
  test('both names, from either end', () => {
    const source = read('<VirtualHost *>\n  <Directory /x>\n  </Directory>\n</VirtualHost>\n');
    const names = (line: number, column: number): unknown => tagNamesAt(source, { line, column })?.map(({ start, end }) => [start.line, start.column, end.column]);
    assert.deepEqual(names(0, 4), [[0, 1, 12], [3, 2, 13]]);
    assert.deepEqual(names(3, 2), [[0, 1, 12], [3, 2, 13]]);
    assert.deepEqual(names(1, 12), [[1, 3, 12], [2, 4, 13]]);
    assert.equal(names(0, 14), undefined);
    assert.equal(names(4, 0), undefined);
  });
});

describe('greyed lines', () => {
  const grey = async (...input: Parameters<typeof marked>): Promise<string[]> => {
    const all = await marked(...input);
    return inactiveRanges(all.view).map((range) => `${range.condition}: ${textIn(all, range)}`);
  };

  test('the body of a condition that is false, without its tags', async () => {
    assert.deepEqual(await grey('<IfDefine NEVER>\n# why\nTimeout 1\n</IfDefine>\nTimeout 2\n'), ['<IfDefine NEVER>: # why\nTimeout 1']);
    assert.deepEqual(await grey('<IfDefine !NEVER>\nTimeout 1\n</IfDefine>\n'), []);
    assert.deepEqual(await grey('<IfModule mod_ssl.c>\n<VirtualHost *>\n</VirtualHost>\n</IfModule>\n<IfModule !mod_ssl.c>\nTimeout 1\n</IfModule>\n'), ['<IfModule mod_ssl.c>: <VirtualHost *>\n</VirtualHost>']);
  });

  test('not in a fragment, where nobody knows, and not the Use of a macro with a false condition', async () => {
    assert.deepEqual(await grey('<IfModule mod_ssl.c>\nTimeout 1\n</IfModule>\n', 'fragment'), []);
    assert.deepEqual(await grey('LoadModule macro_module /usr/lib/apache2/modules/mod_macro.so\n<Macro m>\n<IfDefine NEVER>\nTimeout 1\n</IfDefine>\n</Macro>\nUse m\n'), []);
  });
});
