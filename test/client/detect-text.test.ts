// Content is only a reason to ask, but a question about every .conf file would be as bad as a wrong claim.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looksLikeApache } from '../../client/src/detect-text';

const apache: Record<string, string> = {
  'a virtual host': '<VirtualHost *:80>\n  ServerName a.example.org\n</VirtualHost>\n',
  'a .load file': 'LoadModule rewrite_module /usr/lib/apache2/modules/mod_rewrite.so\n',
  'a section of unknown directives': '<IfModule mod_foo.c>\n  FooThing on\n</IfModule>\n',
  'rewriting, in lower case': 'rewriteengine on\nrewriterule ^/old(.*)$ /new$1 [R=301,L]\n',
  'comments first': `${'# a long introduction\n'.repeat(50)}Listen 8080\nDocumentRoot "/srv/www"\n`,
  'continued lines, CRLF': 'LogFormat "%h %l \\\r\n  %u" common\r\nCustomLog logs/access_log common\r\n',
  'Authorization': '<RequireAny>\n  Require ip 192.0.2.0/24\n</RequireAny>\n',
};

const other: Record<string, string> = {
  nothing: '',
  nginx: 'server {\n  listen 80;\n  server_name example.org;\n  location / {\n    include proxy.conf;\n  }\n}\n',
  lighttpd: 'server.document-root = "/srv"\n$HTTP["host"] == "a.example" {\n  server.name = "a"\n}\n',
  ini: '[section]\nlisten = 80\nOptions = a\n',
  'PHP-FPM': '[www]\nlisten = /run/php.sock\npm = dynamic\n',
  sshd: 'Port 22\nPermitRootLogin no\nInclude /etc/ssh/sshd_config.d/*.conf\nAllowUsers admin\n',
  systemd: '[Unit]\nDescription=x\n[Service]\nExecStart=/bin/true\n',
  XML: '<?xml version="1.0"?>\n<Directory name="x">\n  <Files path="y"/>\n</Directory>\n',
  'markup with such names': '<Directory name="x">\n<Location id="y">\n</Location>\n</Directory>\n<p/>\n<q/>\n',
  ProFTPD: 'ServerName "ftp"\nServerType standalone\n<Directory /srv/*>\n  AllowOverride no\n</Directory>\n',
  prose: `${'Some text that goes on and on.\n'.repeat(20)}Options are many.\nRequire nothing of it.\nHeader lines follow.\n`,
  'a shell script': '#!/bin/sh\nListen 80\nfor x in a b; do\n  echo "$x";\ndone\nexport A=1\nB=2\n',
  'one word that httpd knows too': 'Listen 80\n',
};

for (const [name, text] of Object.entries(apache)) test(`asks about ${name}`, () => assert.equal(looksLikeApache(text), true));
for (const [name, text] of Object.entries(other)) test(`leaves alone: ${name}`, () => assert.equal(looksLikeApache(text), false));
