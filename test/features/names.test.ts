/** References, highlights and renaming of names. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { definitionsAt } from '../../server/src/features/definition';
import { highlightsAt } from '../../server/src/features/names/highlights';
import { referencesAt } from '../../server/src/features/names/references';
import { renameableAt, renameAt } from '../../server/src/features/names/rename';
import { applied, marked, textIn, type Marked } from './marked';

const ROOT = '/etc/apache2/apache2.conf';
const MACRO = 'LoadModule macro_module /usr/lib/apache2/modules/mod_macro.so\n';

/** `line text`, with `!` where the name is introduced. Lines count from 1, those of other files with the file. */
function shown(all: Marked, places: readonly { readonly place: { readonly file: string; readonly start: { readonly line: number; readonly column: number }; readonly end: { readonly line: number; readonly column: number } }; readonly defines: boolean }[]): string[] {
  return places.map(({ place, defines }) => `${place.file === all.view.file ? '' : `${place.file.split('/').at(-1)!}:`}${place.start.line + 1} ${textIn(all, place)}${defines ? '!' : ''}`);
}

async function references(...input: Parameters<typeof marked>): Promise<string[]> {
  const all = await marked(...input);
  return shown(all, referencesAt(all.view, all.cursor));
}

/** The file after renaming, without the line of the preamble; what is refused as it is said. */
async function renamed(to: string, ...input: Parameters<typeof marked>): Promise<string> {
  const all = await marked(...input);
  const edits = renameAt(all.view, all.cursor, to);
  if (edits === undefined) return 'no name';
  if ('refused' in edits) return edits.refused;
  return [...all.texts.keys()].filter((file) => edits.some((edit) => edit.file === file)).map((file) => applied(all, file, edits).replace(/^LoadModule mpm.*\n/, '')).join('');
}

describe('references', () => {
  test('of a variable: in any case, in quotes, in sections, not in comments and not what only looks like it', async () => {
    const text = 'Define port 80\n# ${port} port\nListen ${po‸rt}\n<VirtualHost "*:${PORT}">\nServerName port\n</VirtualHost>\n<IfDefine port>\n</IfDefine>\n<IfDefine PORT>\n</IfDefine>\n';
    assert.deepEqual(await references(text), ['2 port!', '4 port', '5 PORT', '8 port']);
  });

  test('over files', async () => {
    const tree = { [ROOT]: 'Define port 80\nInclude a.conf\n', '/etc/apache2/a.conf': 'Listen ${po‸rt}\n' };
    assert.deepEqual(await references(tree), ['1 port', 'apache2.conf:1 port!']);
  });

  test('of a macro, a parameter, a format, a map, an environment variable, a balancer', async () => {
    const macro = `${MACRO}<Macro Host $n $name>\nServerName $na‸me\n# $name\nServerAlias www.$name $n\n</Macro>\nUse Host a b\nServerName $name\n`;
    assert.deepEqual(await references(macro), ['3 $name!', '4 $name', '6 $name']);
    assert.deepEqual(await references(macro.replace('‸', '').replace('Use Ho', 'Use H‸o')), ['3 Host!', '8 Host']);
    assert.deepEqual(await references('LogFormat "%h short" sho‸rt\nCustomLog a short\nCustomLog short "%h"\n'), ['2 short!', '3 short']);
    assert.deepEqual(await references('RewriteMap low int:tolower\nRewriteRule x ${lo‸w:$1}\nRewriteRule y ${Low:$1}\n'), ['2 low!', '3 low']);
    const environment = 'SetEnvIf Host x SE‸EN=1\nCustomLog a "%h %{seen}e" env=!SEEN\nRewriteCond %{ENV:SEEN} x\nRewriteRule x - [E=SEEN:2]\n<If "reqenv(\'SEEN\') == \'1\'">\n</If>\n<Location /SEEN>\nRequire env SEEN\n</Location>\nHeader set SEEN "SEEN"\n';
    assert.deepEqual(await references(environment), ['2 SEEN!', '3 seen', '3 SEEN', '4 SEEN', '5 SEEN!', '6 SEEN', '9 SEEN']);
    assert.deepEqual(await references('<Proxy balancer://app>\nBalancerMember http://b\n</Proxy>\nProxyPass /app balancer://a‸pp/x\nRewriteRule ^/app balancer://APP/ [P]\n'), ['2 app!', '5 app', '6 APP']);
  });

  test('of a file: arguments that lead to it', async () => {
    assert.deepEqual(await references('AuthUserFile /etc/apache2/pas‸swd\nAuthGroupFile groups\n<Location /a>\nAuthUserFile passwd\n</Location>\n'), ['2 /etc/apache2/passwd', '5 passwd']);
  });

  test('nothing where no name stands', async () => {
    for (const text of ['Keep‸Alive On\n', '# ${po‸rt}\n', '‸\n', 'Header set X ab‸c\n']) assert.deepEqual(await references(text), [], text);
  });
});

describe('definition of names', () => {
  const definition = async (text: string): Promise<string[]> => {
    const all = await marked(text);
    return definitionsAt(all.view, all.cursor).map((place) => `${place.start.line + 1} ${textIn(all, place)}`);
  };
  test('formats, maps, variables of the environment, balancers, parameters', async () => {
    assert.deepEqual(await definition('LogFormat "%h" short\nCustomLog a sh‸ort\n'), ['2 short']);
    assert.deepEqual(await definition('RewriteMap low int:tolower\nRewriteRule x ${lo‸w:$1}\n'), ['2 low']);
    assert.deepEqual(await definition('SetEnv A 1\nCustomLog a "%h" env=‸A\n'), ['2 A']);
    assert.deepEqual(await definition('<Proxy balancer://app>\n</Proxy>\nProxyPass / balancer://a‸pp/\n'), ['2 app']);
    assert.deepEqual(await definition(`${MACRO}<Macro h $a>\nServerName ‸$a\n</Macro>\n`), ['3 $a']);
  });
});

describe('highlights', () => {
  const highlights = async (text: string): Promise<string[]> => {
    const all = await marked(text);
    return highlightsAt(all.view, all.cursor).map(({ range, kind }) => `${range.start.line + 1} ${textIn(all, range)} ${kind}`);
  };
  test('tags, names with what writes them, directives and values of the same kind', async () => {
    assert.deepEqual(await highlights('<VirtualHost *>\n</Virtual‸Host>\n<VirtualHost *>\n</VirtualHost>\n'), ['2 VirtualHost text', '3 VirtualHost text']);
    assert.deepEqual(await highlights('Define a 1\nListen ${‸a}\n'), ['2 a write', '3 a read']);
    assert.deepEqual(await highlights('List‸en 1\nlisten 2\n# Listen\n'), ['2 Listen text', '3 listen text']);
    assert.deepEqual(await highlights('Header set X-‸A 1\nHeader unset X-A\nServerName X-A\n'), ['2 X-A text', '3 X-A text']);
  });
});

describe('rename', () => {
  test('a variable, with its tests, and nothing that only looks like it', async () => {
    assert.equal(await renamed('http', 'Define port 80\n# port\nListen ${port}\n<IfDefine po‸rt>\n</IfDefine>\n<IfDefine PORT>\n</IfDefine>\nServerName port\n'),
      'Define http 80\n# port\nListen ${http}\n<IfDefine http>\n</IfDefine>\n<IfDefine PORT>\n</IfDefine>\nServerName port\n');
  });

  test('over files', async () => {
    const tree = { [ROOT]: 'Define port 80\nInclude a.conf\n', '/etc/apache2/a.conf': 'Listen ${po‸rt}\n' };
    assert.equal(await renamed('p', tree), 'Define p 80\nInclude a.conf\nListen ${p}\n');
  });

  test('a parameter in its macro only', async () => {
    assert.equal(await renamed('$host', `${MACRO}<Macro Host $n $x>\nServerName $‸x.$n\n# $x\n</Macro>\nUse Host a b\nServerName $x\n`),
      `${MACRO}<Macro Host $n $host>\nServerName $host.$n\n# $x\n</Macro>\nUse Host a b\nServerName $x\n`);
  });

  test('a macro, a format, a map, a balancer, a variable that the configuration reads itself', async () => {
    assert.equal(await renamed('Site', `${MACRO}<Macro Host $n>\nTimeout 1\n</Macro>\nUse ho‸st 1\n`), `${MACRO}<Macro Site $n>\nTimeout 1\n</Macro>\nUse Site 1\n`);
    assert.equal(await renamed('s', 'LogFormat "%h" short\nCustomLog short sho‸rt\n'), 'LogFormat "%h" s\nCustomLog short s\n');
    assert.equal(await renamed('l', 'RewriteMap lo‸w int:tolower\nRewriteRule x ${low:$1|low}\n'), 'RewriteMap l int:tolower\nRewriteRule x ${l:$1|low}\n');
    assert.equal(await renamed('b', '<Proxy balancer://app>\n</Proxy>\nProxyPass /app balancer://‸app/app\n'), '<Proxy balancer://b>\n</Proxy>\nProxyPass /app balancer://b/app\n');
    assert.equal(await renamed('T', 'SetEnvIf Host x SE‸EN\nCustomLog a "%h" env=SEEN\n'), 'SetEnvIf Host x T\nCustomLog a "%h" env=T\n');
  });

  test('refused: what nobody here introduces, what others know, what is taken, what is no name', async () => {
    assert.match(await renamed('x', 'Listen ${NOBO‸DY}\n'), /No line of this configuration introduces NOBODY/);
    assert.match(await renamed('x', 'ErrorLog ${APACHE_‸LOG_DIR}/e\n'), /No line|environment/);
    assert.match(await renamed('x', 'Define APACHE_LOG_DIR /x\nErrorLog ${APACHE_‸LOG_DIR}/e\n'), /environment/);
    assert.match(await renamed('x', 'SetEnv SEE‸N 1\n'), /a program may/);
    assert.match(await renamed('x', 'SetEnv no-‸gzip 1\nCustomLog a "%h" env=no-gzip\n'), /a meaning to httpd/);
    assert.match(await renamed('b', 'Define a 1\nDefine b 2\nListen ${‸a}\n'), /b is in use already/);
    assert.match(await renamed('a b', 'Define a 1\nListen ${‸a}\n'), /has letters/);
    assert.match(await renamed('$n2', `${MACRO}<Macro Host $n $x>\nServerName $‸x.$n\n</Macro>\n`), /told apart/);
    assert.match(await renamed('$y', `${MACRO}<Macro Host $n $x>\nServerName $‸x.$n$y\n</Macro>\n`), /stands in the macro already/);
    assert.match(await renamed('x', 'Define long 1\nListen ${lo\\\nng‸}\n'), /broken over two lines/);
    assert.match(await renamed('x', 'Define a 1\nListen ${‸a}\n', 'fragment'), /No server configuration that reads this file/);
    assert.equal(await renamed('x', 'Keep‸Alive On\n'), 'no name');
  });

  test('the stretch that is renamed is the name alone', async () => {
    const all = await marked('Define port 80\nListen ${po‸rt}\n');
    const found = renameableAt(all.view, all.cursor);
    assert.ok(found !== undefined && 'range' in found);
    assert.equal(textIn(all, found.range), 'port');
  });
});

describe('names of hosts', () => {
  const SITE = [
    'ServerName main.test', '<VirtualHost a.test:80 *:80>', 'ServerName http://A.test:8080', 'ServerAlias www.a.test a.test *.a.test', 'RewriteCond %{HTTP_HOST} !^a\\.test$ [NC]', 'RewriteCond %{HTTP_HOST} =a.test',
    'RewriteRule ^ https://a.test%{REQUEST_URI} [R=301]', 'Redirect /x http://a.test/y', 'DocumentRoot /srv/a.test', '# a.test', 'ProxyPass /b http://b.a.test/', '<If "%{HTTP_HOST} == \'a.test\'">', '</If>', '</VirtualHost>', '',
  ];
  const at = (line: number, before: string): string => SITE.map((text, index) => (index === line ? text.replace(before, `${before}‸`) : text)).join('\n');

  test('are found where they are said, compared and led to, from each of these places', async () => {
    const all = ['3 a.test', '4 A.test!', '5 a.test', '6 a\\.test', '7 a.test', '8 a.test', '9 a.test', '13 a.test'];
    for (const [line, before] of [[2, 'http://A'], [3, 'www.a.test a'], [1, ' a'], [4, '!^a\\.t'], [6, 'https://a'], [11, "'a."]] as const) assert.deepEqual(await references(at(line, before)), all, before);
    assert.deepEqual(await references(SITE.join('\n').replace('main.test', 'main.te‸st')), ['2 main.test!']);
    const unknown = await marked('ServerName a.test\nRedirect / http://else‸where.test/\n');
    assert.equal(renameableAt(unknown.view, unknown.cursor), undefined);
    const led = await marked(at(7, 'http://a'));
    assert.deepEqual(shown(led, definitionsAt(led.view, led.cursor).map((place) => ({ place, defines: true }))), ['4 A.test!']);
  });

  test('are renamed everywhere at once, with the dots of patterns escaped', async () => {
    assert.equal(await renamed('shop.b.test', at(2, 'http://A')), SITE.map((line, index) => {
      if ([8, 9, 10].includes(index)) return line;
      if (index === 4) return line.replace('a\\.test', 'shop\\.b\\.test');
      if (index === 3) return 'ServerAlias www.a.test shop.b.test *.a.test';
      return line.replace(/(?<![.\w])a\.test/gi, 'shop.b.test');
    }).join('\n'));
  });

  test('are not renamed where it could not be complete', async () => {
    assert.match(await renamed('b.test', 'ServerName a.te‸st\nRewriteCond %{HTTP_HOST} ^(?:www\\.)?a\\.test$\nRewriteRule ^ -\n'), /as a part of a pattern: RewriteCond/);
    assert.match(await renamed('b.test', 'ServerName a.te‸st\nSetEnvIf Host a\\.test X=1\n'), /as a part of a pattern: SetEnvIf/);
    assert.match(await renamed('b.test', 'ServerName a.te‸st\nServerAlias b.test\n'), /in use already/);
    assert.match(await renamed('b test', 'ServerName a.te‸st\n'), /letters, digits and hyphens/);
    assert.match(await renamed('b.test', 'ServerName a.te‸st\n', 'fragment'), /No server configuration/);
    for (const text of ['ServerName 127.0.0‸.1\n', '<VirtualHost *‸:80>\n</VirtualHost>\n', 'ServerAlias *.a‸.test\n', 'ServerName $‸x\n']) assert.equal(await renamed('b.test', text), 'no name', text);
  });
});
