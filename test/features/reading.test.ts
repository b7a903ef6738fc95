/** Signatures, selection, colours, and what is written of itself. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { foldsOf } from '../../server/src/features/folding';
import { closeSection } from '../../server/src/features/on-type';
import { selectionRangesAt } from '../../server/src/features/selection';
import { tokensOf } from '../../server/src/features/semantic-tokens';
import { signaturesAt } from '../../server/src/features/signature';
import { SourceFile } from '../../server/src/httpd/syntax/source-file';
import { applied, CURSOR, marked, textIn } from './marked';

describe('signature help', () => {
  /** The first signature with the parameter at the cursor in `«»`. */
  async function signature(...input: Parameters<typeof marked>): Promise<string> {
    const { view, cursor } = await marked(...input);
    const [first] = signaturesAt(view, cursor);
    if (first === undefined) return '';
    const at = first.active === undefined ? undefined : first.parameters[first.active];
    return at === undefined ? first.label : `${first.label.slice(0, at.start)}«${first.label.slice(at.start, at.end)}»${first.label.slice(at.end)}`;
  }

  test('the argument at the cursor', async () => {
    assert.equal(await signature('RewriteRule ‸\n'), 'RewriteRule «[!]Pattern» Substitution [flags]');
    assert.equal(await signature('RewriteRule ^a ‸\n'), 'RewriteRule [!]Pattern «Substitution» [flags]');
    assert.equal(await signature('RewriteRule ^a /b [L‸]\n'), 'RewriteRule [!]Pattern Substitution «[flags]»');
    assert.equal(await signature('KeepAlive O‸\n'), 'KeepAlive «On|Off»');
    assert.equal(await signature('ServerName ‸x\n'), 'ServerName «[scheme://]domain-name|ip-address[:port]»');
    assert.match(await signature('SetEnvIf "a b" x ‸\n'), /regex «\[!\]env/);
    assert.match(await signature('AddType text/x .a .b ‸\n'), /«\[extension\]»/);
  });

  test('sections, macros, and nothing behind the last, in comments and on names', async () => {
    assert.equal(await signature('<Directory ‸>\n</Directory>\n'), '<Directory «directory-path»>');
    assert.equal(await signature('LoadModule macro_module /usr/lib/apache2/modules/mod_macro.so\n<Macro host $name $port>\n</Macro>\nUse host a ‸\n'), 'Use host $name «$port»');
    assert.equal(await signature('KeepAlive On ‸\n'), 'KeepAlive On|Off');
    for (const text of ['# KeepAlive ‸\n', 'Keep‸Alive On\n', '‸\n', 'Nobody ‸\n']) assert.equal(await signature(text), '', text);
  });
});

describe('selection ranges', () => {
  test('word, argument, arguments, line, content of the section, section, file', async () => {
    const all = await marked('<VirtualHost *>\n  <Directory "/srv/w‸ww">\n    Options None\n  </Directory>\n</VirtualHost>\n');
    assert.deepEqual(selectionRangesAt(all.view.source, all.cursor).map((range) => textIn(all, range).replace(/LoadModule.*\n/, '...')), [
      'www', '/srv/www', '"/srv/www"', '<Directory "/srv/www">', '<Directory "/srv/www">\n    Options None\n  </Directory>',
      '  <Directory "/srv/www">\n    Options None\n  </Directory>', '<VirtualHost *>\n  <Directory "/srv/www">\n    Options None\n  </Directory>\n</VirtualHost>',
      '...<VirtualHost *>\n  <Directory "/srv/www">\n    Options None\n  </Directory>\n</VirtualHost>\n',
    ]);
  });

  test('each holds the one before it and the position, whatever the text', () => {
    const piece = fc.constantFrom('<VirtualHost *>\n', '</VirtualHost>\n', '<Directory "/x y">\n', '</Directory>\n', 'Listen 80\n', '# x y\n', 'LogFormat "%{a}i %h" x\n', '\\\n', 'RewriteRule ^(a) /${x:$1} [R=301,L]\n', ' ', '\r\n', '"');
    fc.assert(fc.property(fc.array(piece, { maxLength: 15 }), fc.nat(16), fc.nat(30), (pieces, line, column) => {
      const text = pieces.join('');
      const lines = text.split('\n');
      const at = { line: Math.min(line, lines.length - 1), column: 0 };
      const position = { ...at, column: Math.min(column, lines[at.line]!.length) };
      const order = (a: { line: number; column: number }, b: { line: number; column: number }): number => a.line - b.line || a.column - b.column;
      const ranges = selectionRangesAt(SourceFile.read(text), position);
      ranges.forEach((range, index) => {
        const inner = ranges[index - 1] ?? { start: position, end: position };
        assert.ok(order(range.start, inner.start) <= 0 && order(range.end, inner.end) >= 0);
        if (index > 0) assert.ok(order(range.start, inner.start) < 0 || order(range.end, inner.end) > 0);
      });
    }));
  });
});

describe('semantic tokens', () => {
  /** `text:type`, with `!` where a name is introduced and `-` where it is of former times. */
  const tokens = (text: string, ...range: number[]): string[] => [...tokensOf(SourceFile.read(text), ...range)].map(({ line, column, length, type, modifiers }) =>
    `${text.split('\n')[line]!.slice(column, column + length)}:${type}${(modifiers & 1) > 0 ? '!' : ''}${(modifiers & 2) > 0 ? '-' : ''}`);

  test('what stretches mean; the inner one over the outer', () => {
    assert.deepEqual(tokens('Define port 80\nListen ${port}\n# ${port}\n'), ['Define:keyword', 'port:variable!', 'Listen:keyword', 'port:variable']);
    assert.deepEqual(tokens('LogFormat "%h %{Host}i" x'), ['LogFormat:keyword', '%h:macro', '%{:macro', 'Host:property', '}i:macro', 'x:type!']);
    assert.deepEqual(tokens('RewriteRule ^(a) /$1 [R=301,L]'), ['RewriteRule:keyword', '^(a):regexp', '$1:parameter', 'R:enumMember', '301:number', 'L:enumMember']);
    assert.deepEqual(tokens('<If "%{HTTPS} == \'on\'">\n</If>'), ['If:class', '%{HTTPS}:variable', '==:operator', "'on':string", 'If:class']);
    assert.deepEqual(tokens('MaxClients 5'), ['MaxClients:keyword-']);
  });

  test('a range gives the tokens of its lines; a word over two lines is two tokens', () => {
    assert.deepEqual(tokens('Listen 1\nTimeout 2\nUser x\n', 1, 1), ['Timeout:keyword']);
    assert.deepEqual(tokens('Lis\\\nten 1\n'), ['Lis:keyword', 'ten:keyword']);
  });

  test('in order, inside their lines, none over another, whatever the text', () => {
    const piece = fc.constantFrom('RewriteRule', 'LogFormat', '<If', '>', ' "', '"', ' %{a:b}i', '${x', '}', ' [R=3', ']', '\\\n', '\n', ' expr=', 'Header set x', "req('a')", ' balancer://b/', '\r\n', 'ProxyPass /a', ' a=b');
    fc.assert(fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join('');
      const lines = text.split('\n');
      let [line, column] = [0, 0];
      for (const token of tokensOf(SourceFile.read(text))) {
        assert.ok(token.length > 0 && (token.line > line || (token.line === line && token.column >= column)), text);
        assert.ok(token.column + token.length <= lines[token.line]!.length, text);
        [line, column] = [token.line, token.column + token.length];
      }
    }));
  });
});

describe('closing tags of themselves', () => {
  async function typed(text: string): Promise<string> {
    const all = await marked({ '/etc/apache2/apache2.conf': text });
    const edit = closeSection(all.view.source, all.cursor);
    return edit === undefined ? '' : applied(all, all.view.file, [{ file: all.view.file, ...edit }]);
  }

  test('behind the end of an opening tag that nothing closes', async () => {
    assert.equal(await typed('<Location /a>\n‸\n'), '<Location /a>\n\n</Location>\n');
    assert.equal(await typed('<Location /a>\n‸'), '<Location /a>\n\n</Location>');
    assert.equal(await typed('<VirtualHost *>\n  <Directory /a>\n    ‸\n</VirtualHost>\n'), '<VirtualHost *>\n  <Directory /a>\n    \n  </Directory>\n</VirtualHost>\n');
    assert.equal(await typed('<IfModule a>\n<IfModule b>\n‸\n</IfModule>\n'), '<IfModule a>\n<IfModule b>\n\n</IfModule>\n</IfModule>\n');
    assert.equal(await typed('<Location /a>\r\n‸\r\n'), '<Location /a>\r\n\r\n</Location>\r\n');
  });

  test('not where it is closed, not behind other lines, not before text', async () => {
    for (const text of ['<Location /a>\n‸\n</Location>\n', 'Listen 1\n‸\n', '<Location /a>\nListen 1\n‸\n', '<Location /a>\n‸Listen 1\n', '</Location>\n‸\n', '<Location /a\n‸\n', '‸']) assert.equal(await typed(text), '', text);
  });
});

describe('folding of runs', () => {
  const folds = (text: string): unknown => foldsOf(SourceFile.read(text.replace(CURSOR, ''))).map(({ first, last, kind }) => [first, last, kind]);
  test('LoadModule lines, conditions below their comment, lines that go on', () => {
    assert.deepEqual(folds('LoadModule a b\n#LoadModule c d\nLoadModule e f\nListen 1\nLoadModule g h\n'), [[0, 2, 'imports']]);
    assert.deepEqual(folds('# all\n<IfModule a>\nListen 1\n</IfModule>\n\n<IfModule b>\nListen 2\n</IfModule>\n'), [[0, 7, 'run'], [1, 2, 'section'], [5, 6, 'section']]);
    assert.deepEqual(folds('ServerAlias a \\\n  b \\\n  c\nListen 1\n'), [[0, 2, 'run']]);
  });
});
