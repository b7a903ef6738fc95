import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { applyEdits, formatEdits, formatTyped, withLineEnds } from '../../server/src/features/format/format';
import { DEFAULT_STYLE, type FormatStyle } from '../../server/src/features/format/style';
import { SourceFile } from '../../server/src/httpd/syntax/source-file';
import { linesInWords } from '../differential/format-words';

function formatted(text: string, style: Partial<FormatStyle> = {}): string {
  return applyEdits(text, formatEdits(SourceFile.read(text), { ...DEFAULT_STYLE, ...style }));
}

/** Formats, and holds the text to what always must be true. */
function check(text: string, expected: string, style: Partial<FormatStyle> = {}): void {
  const once = formatted(text, style);
  assert.equal(once, expected);
  assert.equal(formatted(once, style), once);
  assert.deepEqual(linesInWords(once), linesInWords(text));
}

describe('indentation', () => {
  test('by nesting, comments too', () => {
    check('<VirtualHost *>\n# here\n<Directory /srv>\n  AllowOverride None\n</Directory>\n</VirtualHost>\n# end\n',
      '<VirtualHost *>\n    # here\n    <Directory /srv>\n        AllowOverride None\n    </Directory>\n</VirtualHost>\n# end\n');
  });
  test('with TABs', () => check('<IfModule a>\n    Listen 80\n</IfModule>\n', '<IfModule a>\n\tListen 80\n</IfModule>\n', { indent: '\t' }));
  test('a tag that closes nothing changes nothing, one that closes an outer section ends the inner ones', () => {
    check('</If>\n<Directory /a>\n<Files b>\nOptions None\n</Directory>\nListen 80\n', '</If>\n<Directory /a>\n    <Files b>\n        Options None\n</Directory>\nListen 80\n');
  });
  test('macros, Lua and Perl keep their bodies, whatever tags are in them', () => {
    const macro = '<Macro V $n>\n  </VirtualHost>\n <Macro x>\n</Macro>\n\n\n\n  Listen  $n  \n</Macro>\n';
    check(`<IfModule a>\n${macro}</IfModule>\nListen 80\n`, `<IfModule a>\n    ${macro.replace('</Macro>\n</', '</Macro>\n    </').replace(/\n<\/Macro>\n$/, '\n    </Macro>\n')}</IfModule>\nListen 80\n`);
    const lua = '<LuaHookFixups fn>\n function a()\n   return  1\n end\n</LuaHookFixups>\n';
    check(lua, lua);
    check('<Perl>\n $x =  1;\n', '<Perl>\n $x =  1;\n');
  });
});

describe('continuation lines', () => {
  test('move with the first line, never to its left end', () => {
    check('<If true>\nAddType text/x \\\n        .a \\\n .b\n</If>\n', '<If true>\n    AddType text/x \\\n            .a \\\n     .b\n</If>\n');
    check('        AddType text/x \\\n    .a\n', 'AddType text/x \\\n .a\n');
  });
  test('stay inside quotes, in one text, after a variable, in words, in comments', () => {
    check('<If true>\nAddDescription "a \\\n   b" x\n</If>\n', '<If true>\n    AddDescription "a \\\n   b" x\n</If>\n');
    check('<If true>\nHeader set A \\\n   b\n</If>\n', '<If true>\n    Header set A \\\n   b\n</If>\n');
    check('<If true>\nAddType ${x} \\\n   .a\n</If>\n', '<If true>\n    AddType ${x} \\\n   .a\n</If>\n');
    check('<If true>\nAddType text/\\\nx .a\n</If>\n', '<If true>\n    AddType text/\\\nx .a\n</If>\n');
    check('<If true>\n# a \\\n   Listen 80\n</If>\n', '<If true>\n    # a \\\n   Listen 80\n</If>\n');
  });
  test('a blank after a backslash stays: without it the next line would be swallowed', () => {
    check('Listen 80 \\ \nListen 81\n', 'Listen 80 \\ \nListen 81\n');
    check('# a \\  \r\nListen 81\r\n', '# a \\  \r\nListen 81\r\n');
  });
});

describe('white space', () => {
  test('blank lines: at most so many, none at the end', () => {
    check('\n\n\n\nListen 80\n\n\n\n \nListen 81\n\n\n', '\n\nListen 80\n\n\nListen 81\n');
    check('Listen 80\n\nListen 81\n', 'Listen 80\nListen 81\n', { maxBlankLines: 0 });
  });
  test('a blank line that belongs to a continuation is none', () => check('Listen 80 \\\n\n\n\n\nListen 81\n', 'Listen 80 \\\n\n\n\nListen 81\n'));
  test('the last line ends, unless a backslash stands there', () => {
    check('Listen 80', 'Listen 80\n');
    check('Listen 80  ', 'Listen 80\n');
    check('Listen 80\r\nListen 81', 'Listen 80\r\nListen 81\r\n');
    check('Listen 80 \\', 'Listen 80 \\');
    check('Listen 80', 'Listen 80', { finalNewline: undefined });
    check('', '');
    check('\n\n', '');
  });
  test('a CR in mid-line, a NUL, a byte order mark: the line stays', () => {
    for (const line of ['  Listen\r 80  \n', '  Listen 80\0  \n', '\ufeff  Listen 80  \n', '  Listen 80\r\r\n']) check(line, line);
  });
  test('line ends', () => {
    assert.equal(withLineEnds('a\r\nb\n', '\n'), 'a\nb\n');
    assert.equal(withLineEnds('a\r\nb\nc\r\r\n', '\n'), 'a\r\nb\nc\r\r\n');
    assert.equal(withLineEnds('a\r\nb\n', '\r\n'), 'a\r\nb\r\n');
  });
});

describe('arguments', () => {
  test('are kept as they stand', () => check('AddType   text/x    .a\n', 'AddType   text/x    .a\n'));
  test('one blank between words, none in quotes, in one text, after a variable', () => {
    const style = { argumentGap: 'single' } as const;
    check('AddType   text/x    .a "b   c"\n', 'AddType text/x .a "b   c"\n', style);
    check('Header   set    A   b\n', 'Header set    A   b\n', style);
    check('Unheard   a    b\n', 'Unheard a    b\n', style);
    check('AddType  text/x  ${q}.a   b${q}   c\n', 'AddType text/x ${q}.a   b${q}   c\n', style);
    check('AddType  "text/x".a\n', 'AddType "text/x".a\n', style);
    check('<Directory    "/a   b"   >\n</Directory>\n', '<Directory "/a   b"   >\n</Directory>\n', style);
  });
  test('in a column for each run of lines', () => {
    check('Listen 80\nServerName  a\nHeader set  A  b\n\nUser x\n', 'Listen     80\nServerName a\nHeader     set  A  b\n\nUser x\n', { argumentGap: 'align' });
  });
  test('names as the manual writes them', () => {
    const style = { directiveCase: 'documented' } as const;
    check('serverNAME a\n<ifmodule x>\nLISTEN 80\nunheard b\n</IFMODULE>\n', 'ServerName a\n<IfModule x>\n    Listen 80\n    unheard b\n</IfModule>\n', style);
    check('"listen" 80\n', '"listen" 80\n', style);
  });
});

describe('parts', () => {
  test('a range changes its own lines', () => {
    const text = '<If true>\na 1\nb 2\nc 3\n</If>\n';
    assert.equal(applyEdits(text, formatEdits(SourceFile.read(text), DEFAULT_STYLE, { first: 2, last: 2 })), '<If true>\na 1\n    b 2\nc 3\n</If>\n');
  });
  test('a typed line end indents the new line, a typed bracket its own', () => {
    const typed = (text: string, line: number, character: string): string => applyEdits(text, formatTyped(SourceFile.read(text), DEFAULT_STYLE, line, character));
    assert.equal(typed('<If true>\n\n</If>\n', 1, '\n'), '<If true>\n    \n</If>\n');
    assert.equal(typed('<If true>\nListen 80\n', 2, '\n'), '<If true>\n    Listen 80\n    ');
    assert.equal(typed('<If true>\n    a b\n    </If>', 2, '>'), '<If true>\n    a b\n</If>');
    assert.equal(typed('<If true>\nListen \\\n', 2, '\n'), '<If true>\n    Listen \\\n');
    assert.equal(typed('<Macro a>\n\n</Macro>\n', 1, '\n'), '<Macro a>\n\n</Macro>\n');
  });
});

test('any text: the words stay, and twice is once', () => {
  const piece = fc.constantFrom('<If x>', '</If>', '<Macro a>', '</Macro>', '<Directory /a>', '</Directory>', 'Listen', 'AddType', 'errordocument', ' ', '  ', '\t', '\n', '\r\n', '\\', '\\\n',
    '"', "'", '#', '${a}', '\r', '\0', 'a', '.b', '\n\n\n', '\v', '<lua', '<LuaHookLog x>', '</luahooklog>', '>', '\ufeff');
  const style = fc.record({
    indent: fc.constantFrom('\t', '  ', ''), argumentGap: fc.constantFrom('keep', 'single', 'align'), directiveCase: fc.constantFrom('keep', 'documented'),
    maxBlankLines: fc.nat(2), trimTrailing: fc.boolean(), finalNewline: fc.constantFrom(true, undefined),
  }) as fc.Arbitrary<Partial<FormatStyle>>;
  fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), style, (pieces, chosen) => {
    const text = pieces.join('');
    const once = formatted(text, chosen);
    assert.deepEqual(linesInWords(once), linesInWords(text));
    assert.equal(formatted(once, chosen), once);
    assert.deepEqual(linesInWords(withLineEnds(once, '\r\n')), linesInWords(text));
  }), { numRuns: 5000 });
});
