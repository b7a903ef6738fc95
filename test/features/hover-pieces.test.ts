/** Hover of what stands inside arguments: by line, what is shown, its range in brackets first. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { hoverAt } from '../../server/src/features/hover/hover';
import { withLookups } from '../../server/src/features/lookups';
import { explainPattern } from '../../server/src/httpd/syntax/regex/explain';
import { memoryFiles } from '../harness/memory-files';
import { marked, textIn, wordsOf } from './marked';

async function hover(...input: Parameters<typeof marked>): Promise<string> {
  const all = await marked(...input);
  const found = await withLookups(memoryFiles(new Map(all.texts)), (lookups) => hoverAt(all.view, all.cursor, lookups));
  return found === undefined ? '' : `[${textIn(all, found.range)}]\n${wordsOf(found.parts)}`;
}

const CASES: readonly (readonly [string, RegExp])[] = [
  ['RewriteRule ^a /b [R=301,Q‸SA]\n', /^\[QSA\]\n«QSA» \(«qsappend»\): The query string/],
  ['RewriteRule ^a /b [la‸st]\n', /^\[last\]\n«last» \(«L»\): The last rule/],
  ['RewriteRule ^a /b [R=30‸8]\n', /^\[308\]\n«308»: Permanent Redirect/],
  ['RewriteRule ^a ‸-\n', /The URL stays/],
  ['RewriteCond %{REQUEST_‸URI} x\n', /^\[%\{REQUEST_URI\}\]\n«REQUEST_URI»: The path/],
  ['DocumentRoot /a\n<VirtualHost *>\nDocumentRoot /b\nRewriteCond %{DOCUMENT_‸ROOT}/x -f\n</VirtualHost>\n', /The `DocumentRoot` of the virtual host\.\n\*\*Here:\*\* «\/b»/],
  ['RewriteCond %{HTTP:X-Forwarded‸-Proto} x\n', /^\[X-Forwarded-Proto\]\n/],
  ['RewriteCond %{REQUEST_FILENAME} !-‸f\n', /^\[-f\]\n«-f»: True if/],
  ['RewriteCond %{HTTPS} off [N‸C]\n', /without regard to case/],
  ['LogFormat "%h %‸>s %b" x\n', /^\[%>s\]\n«%>s»: The status that the client was sent/],
  ['LogFormat "%{User-A‸gent}i" x\n', /^\[User-Agent\]\n«User-Agent»: The program/],
  ['LogFormat "%{User-Agent}‸i" x\n', /^\[%\{User-Agent\}i\]\n.*A header of the request/],
  ['LogFormat "%‸h" x\nCustomLog a.log x\n', /^\[%h\]/],
  ['LogFormat "%h" short\nCustomLog a.log sh‸ort\n', /^\[short\]\nLogFormat "%h" short\nin @apache2\/apache2\.conf:2/],
  ['CustomLog a.log nobo‸dy\n', /Nothing in this configuration introduces «nobody»/],
  ['ErrorLogFormat "[%{u}‸t] %M"\n', /^\[%\{u\}t\]\n.*microseconds/],
  ['Header always set Strict-Trans‸port-Security x\n', /https only/],
  ['Header al‸ways set X y\n', /^\[always\]\n.*the table that is also sent with errors/],
  ['Header se‸t X y\n', /^\[set\]\n«set»: Sets the header/],
  ['Header set X "%‸D"\n', /^\[%D\]\n.*microseconds/],
  ['<Directory /srv>\nOptions -Ind‸exes\n</Directory>\n', /^\[Indexes\]\n«Indexes»: A folder without an index file/],
  ['<Location /a>\nRequire valid-‸user\n</Location>\n', /whoever logged in/],
  ['<Location /a>\nRequire ldap-‸user x\n</Location>\n', /Needs «authnz_ldap_module», which is \*\*not loaded\*\*/],
  ['<If "%{REMOTE_ADDR} -ip‸match \'10.0.0.0/8\'">\n</If>\n', /^\[-ipmatch\]\n«-ipmatch»: The address lies/],
  ['<If "re‸q(\'Host\') == \'a\'">\n</If>\n', /^\[req\]\n.*A header of the request/],
  ['<If "%{REQUEST_URI} =~ m#^/‸a#">\n</If>\n', /^\[\^\/a\]\nMatches «\^\/a»:\n- «\^» the beginning\n- «\/a» as it stands \*\*← here\*\*/],
  ['SSLProtocol all -TLSv1‸.1\n', /Given up by all browsers/],
  ['SSLCipherSuite HIGH:!a‸NULL\n', /do not authenticate the server/],
  ['SetEnvIf Host x SEEN\nCustomLog a.log "%h" env=SE‸EN\n', /^\[SEEN\]\nEnvironment variable «SEEN»\n- Set by «SetEnvIf Host x SEEN» in @apache2\/apache2\.conf:2/],
  ['SetEnv no-‸gzip 1\n', /mod_deflate leaves the response alone/],
  ['Define A\n<IfDefine ‸A>\n</IfDefine>\n', /«A»\n- \*\*Defined\*\*/],
  ['<Proxy balancer://app>\nBalancerMember http://b:1\n</Proxy>\nProxyPass /a balancer://a‸pp/\n', /^\[app\]\n<Proxy balancer:\/\/app>\nin/],
  ['ProxyPass /a http://b/ ret‸ry=5\n', /^\[retry\]\n«retry»: Seconds/],
  ['LogLevel rewrite:tr‸ace3\n', /says what each rule does/],
  ['LogLevel rewr‸ite:trace3\n', /\*\*mod_rewrite\*\*/],
  ['RewriteRule ^/a/([^/]+)/(\\d+)$ /b/$‸2\n', /«\$2»: what group 2, «\(\\d\+\)», of/],
  ['RewriteRule ^/a$ /b/$‸1\n', /has no group 1, so it is empty/],
  ['RewriteCond %{HTTP_HOST} ^(www)\\.\nRewriteRule ^/a$ /b/%‸1\n', /«%1»: what group 1, «\(www\)»/],
  ['AddType image/svg+x‸ml .svg\n', /commonly files with «\.svg \.svgz»/],
  ['php_value memory_‸limit 1G\n', /^\[memory_limit\]\n«memory_limit»: Memory that one script may take/],
  ['DocumentRoot /srv/w‸ww\n', /^\[\/srv\/www\]\n«\/srv\/www»\n- \*\*State:\*\* \*\*not there\*\*/],
  ['RewriteRule ^/(sho‸p) /b\n', /«shop» as it stands \*\*← here\*\*\nCompared with the URL path, which begins with a slash/],
  ['<Directory /srv>\nRewriteRule ^s‸hop /b\n</Directory>\n', /\*\*without\*\* a slash at its beginning/],
  ['RewriteRule "(‸a" /b\n', /PCRE2 refuses it/],
  ['Redirect perm‸anent /a http://b/\n', /^\[permanent\]\n«permanent»: 301/],
  ['ErrorDocument 40‸4 /x\n', /^\[404\]\n«404»: Not Found/],
  ['SetHandler server-‸status\n', /what the server does now/],
];

describe('hover inside arguments', () => {
  for (const [text, shown] of CASES) test(text.trimEnd(), async () => assert.match(await hover(text), shown));

  test('a path that is there, relative to the server root, and through a variable', async () => {
    const tree = { '/etc/apache2/apache2.conf': 'Define d conf.d\nTypesConfig ${d}/mi‸me.types\n', '/etc/apache2/conf.d/mime.types': '' };
    assert.match(await hover(tree), /«\/etc\/apache2\/conf\.d\/mime\.types»\n- \*\*Reads as:\*\* «conf\.d\/mime\.types»\n- \*\*State:\*\* @a file/);
  });
});

describe('patterns in words', () => {
  test('parts tile the pattern, whatever it is', () => {
    const piece = fc.constantFrom('(', ')', '(?:', '(?i)', '(?<n>', '[a-z]', '[^/]', '[', ']', '\\d', '\\', '\\.', 'a', 'bc', '*', '+?', '{2,3}', '{', '|', '^', '$', '.', '\\Qx\\E', '\\1', '[[:alpha:]]', '-', '😀');
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const pattern = pieces.join('');
      let at = 0;
      for (const part of explainPattern(pattern)) {
        assert.equal(part.start, at);
        assert.ok(part.end > part.start && part.words.length > 0);
        assert.equal(part.text, pattern.slice(part.start, part.end));
        at = part.end;
      }
      assert.equal(at, pattern.length);
    }));
  });
});
