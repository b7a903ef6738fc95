/** Completion of arguments: each form with what it offers and what a choice makes of the line. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { completionsAt } from '../../server/src/features/completion';
import { chosen, complete, labels } from './complete';
import { marked } from './marked';

const has = async (text: string, ...wanted: readonly string[]): Promise<void> => {
  const found = await labels(text);
  for (const label of wanted) assert.ok(found.includes(label), `${label} at ${JSON.stringify(text)}, offered: ${found.slice(0, 30).join(' ')}`);
};

/** By line: the text, a choice, and the line after it. */
const CHOICES: readonly (readonly [string, string, string])[] = [
  ['RewriteRule ^a /b [R=301,‸]\n', 'L', 'RewriteRule ^a /b [R=301,L]'],
  ['RewriteRule ^a /b [Q‸\n', 'QSA', 'RewriteRule ^a /b [QSA'],
  ['RewriteRule ^a /b ‸\n', '[L]', 'RewriteRule ^a /b [L]'],
  ['RewriteRule ^a /b [R=3‸,L]\n', '301', 'RewriteRule ^a /b [R=301,L]'],
  ['RewriteRule ^a /b [T=image/s‸]\n', 'image/svg+xml', 'RewriteRule ^a /b [T=image/svg+xml]'],
  ['RewriteCond %{REQ‸\n', '%{REQUEST_URI}', 'RewriteCond %{REQUEST_URI}'],
  ['RewriteCond %{REQ‸} x\n', '%{REQUEST_URI}', 'RewriteCond %{REQUEST_URI} x'],
  ['RewriteCond %{HTTP:X-F‸} x\n', 'X-Forwarded-Proto', 'RewriteCond %{HTTP:X-Forwarded-Proto} x'],
  ['RewriteCond %{REQUEST_FILENAME} !-‸\n', '-f', 'RewriteCond %{REQUEST_FILENAME} !-f'],
  ['RewriteCond %{HTTPS} off [‸]\n', 'OR', 'RewriteCond %{HTTPS} off [OR]'],
  ['RewriteCond expr "%{REQ‸"\n', '%{REQUEST_METHOD}', 'RewriteCond expr "%{REQUEST_METHOD}"'],
  ['SetEnvIf Host x SEEN\nRewriteCond %{ENV:S‸} x\n', 'SEEN', 'RewriteCond %{ENV:SEEN} x'],
  ['LogFormat "%h %‸" x\n', '%>s', 'LogFormat "%h %>s" x'],
  ['LogFormat "%{U‸" x\n', '%{User-Agent}i', 'LogFormat "%{User-Agent}i" x'],
  ['LogFormat "%h" short\nCustomLog a.log s‸\n', 'short', 'CustomLog a.log short'],
  ['SetEnv quiet 1\nCustomLog a.log "%h" env=!q‸\n', 'quiet', 'CustomLog a.log "%h" env=!quiet'],
  ['Header always set ‸\n', 'Strict-Transport-Security', 'Header always set Strict-Transport-Security'],
  ['Header set X-Frame-Options ‸\n', 'DENY', 'Header set X-Frame-Options DENY'],
  ['Header set Strict-Transport-Security "‸"\n', 'max-age=31536000; includeSubDomains', 'Header set Strict-Transport-Security "max-age=31536000; includeSubDomains"'],
  ['Header set X "%‸"\n', '%D', 'Header set X "%D"'],
  ['Header set X "expr=%{REQ‸"\n', '%{REQUEST_SCHEME}', 'Header set X "expr=%{REQUEST_SCHEME}"'],
  ['RequestHeader ‸\n', 'unset', 'RequestHeader unset'],
  ['AddType ‸\n', 'image/svg+xml', 'AddType image/svg+xml'],
  ['AddType image/svg+xml ‸\n', '.svg', 'AddType image/svg+xml .svg'],
  ['AddOutputFilterByType SUBSTITUTE;DE‸ text/html\n', 'DEFLATE', 'AddOutputFilterByType SUBSTITUTE;DEFLATE text/html'],
  ['AddDefaultCharset ‸\n', 'UTF-8', 'AddDefaultCharset UTF-8'],
  ['AddLanguage d‸\n', 'de', 'AddLanguage de'],
  ['ErrorDocument 40‸\n', '404', 'ErrorDocument 404'],
  ['Redirect ‸\n', 'permanent', 'Redirect permanent'],
  ['Redirect 30‸\n', '308', 'Redirect 308'],
  ['<If "%{REQ‸">\n</If>\n', '%{REQUEST_URI}', '<If "%{REQUEST_URI}">'],
  ['<If "%{REQUEST_URI} ‸">\n</If>\n', '=~', '<If "%{REQUEST_URI} =~ m#pattern#">'],
  ['<If "%{REMOTE_ADDR} -ip‸">\n</If>\n', '-ipmatch', '<If "%{REMOTE_ADDR} -ipmatch \'10.0.0.0/8\'">'],
  ["<If \"req('Us‸')\">\n</If>\n", 'User-Agent', "<If \"req('User-Agent')\">"],
  ['<Location /a>\nRequire v‸\n</Location>\n', 'valid-user', 'Require valid-user'],
  ['<Location /a>\nRequire all ‸\n</Location>\n', 'granted', 'Require all granted'],
  ['<Location /a>\nRequire expr %{REQ‸\n</Location>\n', '%{REQUEST_METHOD}', 'Require expr %{REQUEST_METHOD}'],
  ['<Location /a>\nSetHandler server-‸\n</Location>\n', 'server-status', 'SetHandler server-status'],
  ['SetHandler "proxy:f‸"\n', 'proxy:fcgi://127.0.0.1:9000', 'SetHandler "proxy:fcgi://127.0.0.1:9000"'],
  ['<Directory /srv>\nOptions -In‸\n</Directory>\n', 'Indexes', 'Options -Indexes'],
  ['<Directory /srv>\nAllowOverride ‸\n</Directory>\n', 'FileInfo', 'AllowOverride FileInfo'],
  ['SSLProtocol all -TLS‸\n', 'TLSv1.1', 'SSLProtocol all -TLSv1.1'],
  ['SSLCipherSuite HIGH:‸\n', '!aNULL', 'SSLCipherSuite HIGH:!aNULL'],
  ['SSLCipherSuite TLSv1.3 ‸\n', 'TLS_AES_128_GCM_SHA256', 'SSLCipherSuite TLSv1.3 TLS_AES_128_GCM_SHA256'],
  ['Define root /srv\nDocumentRoot ${‸\n', 'root', 'DocumentRoot ${root}'],
  ['Define root /srv\nDocumentRoot ${r‸}/x\n', 'root', 'DocumentRoot ${root}/x'],
  ['Define A\n<IfDefine !‸>\n</IfDefine>\n', 'A', '<IfDefine !A>'],
  ['RewriteMap low int:tolower\nRewriteRule x ${l‸\n', 'low:', 'RewriteRule x ${low:'],
  ['RewriteMap low ‸\n', 'int:', 'RewriteMap low int:tolower'],
  ['<Proxy balancer://app>\n</Proxy>\nProxyPass /a balancer://‸\n', 'app', 'ProxyPass /a balancer://app'],
  ['ProxyPass /a ‸\n', 'http://', 'ProxyPass /a http://'],
  ['ProxyPass /a http://b/ re‸\n', 'retry', 'ProxyPass /a http://b/ retry=60'],
  ['<Proxy balancer://app>\nProxySet lb‸\n</Proxy>\n', 'lbmethod', 'ProxySet lbmethod=byrequests'],
  ['LogLevel warn rewrite:‸\n', 'trace3', 'LogLevel warn rewrite:trace3'],
  ['Listen 8081\n<VirtualHost ‸>\n</VirtualHost>\n', '*:8081', '<VirtualHost *:8081>'],
  ['Protocols h‸\n', 'http/1.1', 'Protocols http/1.1'],
  ['SetEnvIf ‸\n', 'Request_URI', 'SetEnvIf Request_URI'],
  ['BrowserMatch x no‸\n', 'nokeepalive', 'BrowserMatch x nokeepalive'],
  ['<Location /a>\n<Limit P‸>\n</Limit>\n</Location>\n', 'POST', '<Limit POST>'],
  ['php_value memory_l‸\n', 'memory_limit', 'php_value memory_limit'],
  ['SetEnv PHP_VALUE "memory_l‸"\n', 'memory_limit', 'SetEnv PHP_VALUE "memory_limit="'],
  ['SetEnv PHP_ADMIN_VALUE "log_errors = O‸"\n', 'Off', 'SetEnv PHP_ADMIN_VALUE "log_errors = Off"'],
  ['php_flag display_errors ‸\n', 'Off', 'php_flag display_errors Off'],
  ['LoadModule macro_module /usr/lib/apache2/modules/mod_macro.so\n<Macro host $name>\n</Macro>\nUse h‸\n', 'host', 'Use host'],
  ['# httpd-lint dis‸\n', 'disable-next-line', '# httpd-lint disable-next-line'],
  ['# httpd-lint disable-next-line httpd/not‸\n', 'httpd/not-on-off', '# httpd-lint disable-next-line httpd/not-on-off'],
  ['<IfModule !ssl‸>\n</IfModule>\n', 'ssl_module', '<IfModule !ssl_module>'],
  ['LoadModule ssl_module ‸\n', '/usr/lib/apache2/modules/mod_ssl.so', 'LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so'],
  ['LoadModule macro_module /usr/lib/apache2/modules/mod_macro.so\n<Macro host $name>\nServerName www.$‸\n</Macro>\n', '$name', 'ServerName www.$name'],
  ['<IfVersion ‸>\n</IfVersion>\n', '>=', '<IfVersion >= 2.4>'],
  ['<FilesMatch "‸">\n</FilesMatch>\n', '\\.php$', '<FilesMatch "\\.php$">'],
  ['DirectoryIndex ‸\n', 'index.php', 'DirectoryIndex index.php'],
  ['LoadModule ss‸\n', 'ssl_module', 'LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so'],
];

describe('completion of arguments', () => {
  for (const [text, label, line] of CHOICES) test(text.trimEnd(), async () => assert.equal(await chosen(label, text), line));

  test('a flag, a header and an option that is there already is not offered, or comes last', async () => {
    assert.ok(!(await labels('RewriteRule ^a /b [last,‸]\n')).includes('L'));
    const items = await complete('<Directory /srv>\nOptions Indexes ‸\n</Directory>\n');
    assert.ok(items.find(({ label }) => label === 'Indexes')!.rank > items.find(({ label }) => label === 'FollowSymLinks')!.rank);
  });

  test('nothing in comments, in patterns and where a name is invented', async () => {
    for (const text of ['# Keep‸\n', 'RewriteRule ^a‸ /b\n', 'Define ‸\n', 'LogFormat "%h" ‸\n', '<VirtualHost *>\n</VirtualHost ‸\n']) assert.deepEqual(await labels(text), [], text);
  });

  test('what modules bring that are not loaded comes last and says so', async () => {
    const items = await complete('<Location /a>\nRequire ‸\n</Location>\n');
    const ldap = items.find(({ label }) => label === 'ldap-user')!;
    assert.match(ldap.detail, /authnz_ldap not loaded/);
    assert.ok(ldap.rank > items.find(({ label }) => label === 'all')!.rank);
  });

  test('every choice replaces a stretch that ends at the cursor', async () => {
    for (const [text] of CHOICES) {
      for (const { replace, label } of await complete(text)) {
        const column = text.split('\n').find((line) => line.includes('‸'))!.indexOf('‸');
        assert.ok(replace.end.column === column && replace.start.column <= column && replace.start.line === replace.end.line, `${label} at ${text}`);
      }
    }
  });
});

describe('completion of directives', () => {
  test('the required arguments as a snippet, none where arguments are there', async () => {
    const find = async (text: string, label: string): Promise<string | undefined> => (await complete(text)).find((item) => item.label === label)?.snippet;
    assert.equal(await find('Redir‸\n', 'RewriteRule'), 'RewriteRule ${1:Pattern} ${2:Substitution}');
    assert.equal(await find('Keep‸\n', 'KeepAlive'), 'KeepAlive ${1|On,Off|}');
    assert.equal(await find('Keep‸ On\n', 'KeepAlive'), undefined);
    assert.equal(await find('  <Vir‸\n', '<VirtualHost>'), '<VirtualHost ${1:addr}>\n      $0\n  </VirtualHost>');
  });

  test('the line that loads the module, where the file has such lines', async () => {
    const text = 'LoadModule alias_module modules/mod_alias.so\nLoadModule dir_module modules/mod_dir.so\nRewriteEng‸\n';
    assert.match(await chosen('RewriteEngine', text), /mod_dir\.so\nLoadModule rewrite_module modules\/mod_rewrite\.so\nRewriteEngine\n$/);
  });

  test('sections that are allowed only inside others', async () => {
    await has('<VirtualHost *>\nServerAl‸\n</VirtualHost>\n', 'ServerAlias');
    await has('<Location /x>\n<Requ‸\n</Location>\n', '<RequireAll>', '<RequireAny>', '</Location>');
  });
});

describe('completion of paths', () => {
  const tree = (line: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
    '/etc/apache2/apache2.conf': line, '/etc/apache2/conf.d/a.conf': '', '/etc/apache2/conf.d/notes.txt': '', '/srv/www/shop/index.html': '', ...more,
  });

  test('files and folders, relative to the server root and absolute, with variables', async () => {
    assert.deepEqual(await labels(tree('Include conf‸\n')), ['apache2.conf', 'conf.d/', 'logs/', '*.conf']);
    assert.deepEqual(await labels(tree('Include conf.d/‸\n')), ['a.conf', '*.conf', 'notes.txt']);
    assert.deepEqual(await labels(tree('DocumentRoot /srv/‸\n')), ['www/']);
    assert.deepEqual(await labels(tree('Define r /srv/www\nDocumentRoot "${r}/‸"\n')), ['shop/']);
    assert.equal(await chosen('www/', tree('DocumentRoot "/srv/w‸"\n')), 'DocumentRoot "/srv/www/"');
    assert.deepEqual(await labels(tree('DocumentRoot /srv/www\n<VirtualHost *>\nErrorDocument 404 /sh‸\n</VirtualHost>\n')), ['shop/']);
    assert.deepEqual((await labels(tree('DocumentRoot /x\n<VirtualHost *>\nDocumentRoot /srv/www\nAlias /sh‸\n</VirtualHost>\n'))), ['shop/']);
    assert.ok((await labels(tree('DocumentRoot /srv/www/shop\nDirectoryIndex ‸\n')))[0] === 'index.html');
    assert.deepEqual(await labels(tree('ErrorLog "|/srv/‸"\n')), []);
  });
});

describe('RewriteMap', () => {
  const tree = (text: string): Readonly<Record<string, string>> => ({ '/etc/apache2/apache2.conf': text, '/etc/apache2/maps/hosts.txt': '# names\n\nshop /srv/shop\n  indented x\nblog   /srv/blog and more\nshop /srv/other\nalone\n' });
  const MAP = 'LoadModule mpm_event_module m/a.so\nRewriteMap hosts txt:maps/hosts.txt\n';
  test('keys of a file of text with their values, and parts of the request', async () => {
    const items = await complete(tree(`${MAP}RewriteRule ^(.*)$ \${hosts:‸}/$1\n`));
    assert.deepEqual(items.map(({ label, detail, insert }) => [label, detail, insert]).slice(0, 3), [['shop', '/srv/shop', 'shop'], ['blog', '/srv/blog', 'blog'], ['$1', '', '$1']]);
    assert.equal(await chosen('blog', tree(`${MAP}RewriteRule ^(.*)$ \${hosts:bl‸|none}/$1\n`)), 'RewriteRule ^(.*)$ ${hosts:blog|none}/$1');
    assert.equal(await chosen('shop', tree(`${MAP}RewriteCond \${hosts:‸ x\n`)), 'RewriteCond ${hosts:shop} x');
  });
  test('none of a map that nobody declared, of functions, of programs; none for the value of an absent key', async () => {
    for (const map of ['RewriteMap other txt:maps/hosts.txt', 'RewriteMap hosts int:tolower', 'RewriteMap hosts prg:/bin/x', 'RewriteMap hosts txt:maps/absent.txt']) {
      assert.deepEqual((await labels(tree(`LoadModule mpm_event_module m/a.so\n${map}\nRewriteRule x \${hosts:‸}\n`))).filter((label) => /^\w/.test(label)), [], map);
    }
    assert.deepEqual(await labels(tree(`${MAP}RewriteRule x \${hosts:$1|‸}\n`)), []);
  });
  test('variables as keys', async () => {
    assert.equal(await chosen('%{REQUEST_URI}', tree(`${MAP}RewriteRule x \${hosts:%{REQ‸}}\n`)), 'RewriteRule x ${hosts:%{REQUEST_URI}}');
  });
  test('functions and files as sources', async () => {
    assert.deepEqual(await labels('RewriteMap low int:to‸\n'), ['tolower', 'toupper', 'escape', 'unescape']);
    assert.equal(await chosen('toupper', 'RewriteMap low int:to‸\n'), 'RewriteMap low int:toupper');
    assert.equal(await chosen('hosts.txt', tree('LoadModule mpm_event_module m/a.so\nRewriteMap low txt:/etc/apache2/maps/‸\n')), 'RewriteMap low txt:/etc/apache2/maps/hosts.txt');
  });
});

describe('what is offered unasked', () => {
  const unasked = async (text: string): Promise<number> => {
    const { view, cursor } = await marked(text);
    return completionsAt(view, cursor, undefined, ' ').length;
  };
  test('behind a blank: what is required, not what may be left out; nothing right behind a quote', async () => {
    for (const text of ['KeepAlive ‸\n', 'Header ‸\n', 'Header set ‸\n', 'CustomLog a ‸\n', '<Directory /srv>\nOptions ‸\n</Directory>\n', 'RewriteCond ‸\n']) assert.ok(await unasked(text) > 0, text);
    for (const text of ['KeepAlive On ‸\n', 'CustomLog a b ‸\n', 'Header set X "1" ‸\n']) assert.equal(await unasked(text), 0, text);
    assert.deepEqual(await labels('Header set X "1"‸\n'), []);
  });
});

describe('the empty line at the end of a file', () => {
  test('is a line of its own, not the end of the one above', async () => {
    assert.ok((await labels('KeepAlive On\n‸')).includes('Listen'));
    assert.ok((await labels({ '/etc/apache2/apache2.conf': '‸' })).includes('Listen'));
    assert.ok((await labels('<Directory /srv>\n‸')).includes('AllowOverride'));
  });
});
