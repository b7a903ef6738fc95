import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { folderOf, lint } from './program';

/** A configuration as a server of 2.2 had it, with the modules of today's package beside it. */
const OLD = `ServerRoot "@DIR@"
ServerName localhost
PidFile run/httpd.pid
ErrorLog logs/error.log
LockFile logs/accept.lock
AcceptMutex fcntl
MaxClients 150
MaxRequestsPerChild 4000
Listen 8080
LoadModule authn_file_module modules/mod_authn_file.so
LoadModule authn_default_module modules/mod_authn_default.so
LoadModule authz_user_module modules/mod_authz_user.so
LoadModule authz_host_module modules/mod_authz_host.so
LoadModule authz_default_module modules/mod_authz_default.so
LoadModule auth_basic_module modules/mod_auth_basic.so
LoadModule alias_module modules/mod_alias.so
LoadModule rewrite_module modules/mod_rewrite.so
LoadModule mime_module modules/mod_mime.so
NameVirtualHost *:8080
DefaultType text/plain
TypesConfig /dev/null
DocumentRoot "@DIR@/www"
RewriteEngine On
RewriteLog logs/rewrite.log
RewriteLogLevel 2
<Directory />
    Options FollowSymLinks
    AllowOverride None
    Order deny,allow
    Deny from all
</Directory>
<Directory "@DIR@/www">
    Order allow,deny
    Allow from all
</Directory>
<Directory "@DIR@/www/team">
    AuthType Basic
    AuthName team
    AuthUserFile users
    AuthzUserAuthoritative Off
    Order deny,allow
    Deny from all
    Allow from 192.168.0.0/16
    Require valid-user
    Satisfy Any
</Directory>
`;

const APACHE = '/usr/sbin/apache2';
const MODULES = '/usr/lib/apache2/modules';

test('a server of 2.2 starts as one of 2.4 after its fixes', { skip: existsSync(APACHE) && existsSync(MODULES) ? false : 'no apache2 here' }, async () => {
  const folder = folderOf({ 'httpd.conf': '', 'users': '' });
  for (const name of ['logs', 'run', 'www/team']) mkdirSync(`${folder}/${name}`, { recursive: true });
  symlinkSync(MODULES, `${folder}/modules`);
  const text = OLD.replaceAll('@DIR@', folder);
  writeFileSync(`${folder}/httpd.conf`, text);
  const configtest = (): { status: number | null; stderr: string } => spawnSync(APACHE, ['-t', '-f', `${folder}/httpd.conf`], { encoding: 'utf8' });
  assert.notEqual(configtest().status, 0);
  const checked = await lint(['--profile', 'rhel', 'httpd.conf'], { cwd: folder });
  assert.match(checked.out, /written for httpd 2\.2/);
  assert.match(checked.out, /\n1 error, 0 warnings/);
  const run = await lint(['fix', '--review', '--profile', 'rhel', 'httpd.conf'], { cwd: folder });
  assert.notEqual(run.status, 2, run.err);
  const after = readFileSync(`${folder}/httpd.conf`, 'utf8');
  const real = configtest();
  assert.equal(real.status, 0, `${real.stderr}\n${after}`);
  assert.match(after, /<Directory \/>\n {4}Options FollowSymLinks\n {4}AllowOverride None\n {4}Require all denied\n/);
  assert.match(after, /\n {4}Require ip 192\.168\.0\.0\/16\n {4}Require valid-user\n<\/Directory>/);
  assert.doesNotMatch(after, /Order|Satisfy|MaxClients|NameVirtualHost|DefaultType|RewriteLog|LockFile|default_module/);
});
