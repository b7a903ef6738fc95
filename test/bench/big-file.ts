/** A generated server of many virtual hosts: what the benchmarks read. */

const MODULES = [
  'authz_core', 'authz_host', 'alias', 'dir', 'mime', 'setenvif', 'headers', 'rewrite', 'env', 'expires', 'deflate', 'filter', 'proxy', 'proxy_http',
];

/** @param hosts number of virtual hosts, 28 lines each; `directory` must exist, httpd looks for its log folder */
export function bigFile(hosts: number, directory: string): string {
  const head = [
    'LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so',
    ...MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
    'Listen 8080', 'ServerName main.example', `ErrorLog "${directory}/error.log"`, `PidFile "${directory}/pid"`,
    'LogFormat "%h %l %u %t \\"%r\\" %>s %b" common',
  ];
  const vhosts = Array.from({ length: hosts }, (_, number) => virtualHost(number, directory));
  return [...head, ...vhosts, ''].join('\n');
}

function virtualHost(number: number, directory: string): string {
  return `<VirtualHost *:8080>
    # customer ${number}
    ServerName www${number}.example.com
    ServerAlias example${number}.com alias${number}.example.net
    ServerAdmin webmaster@example${number}.com
    DocumentRoot "${directory}"
    ErrorLog "${directory}/error-${number}.log"
    CustomLog "${directory}/access-${number}.log" common
    Timeout 60
    <Directory "/srv/www/${number}">
        Options -Indexes +FollowSymLinks
        AllowOverride None
        Require all granted
    </Directory>
    <Location "/admin">
        Require ip 10.0.0.0/8
    </Location>
    RewriteEngine On
    RewriteCond %{HTTPS} off
    RewriteRule ^/old${number}/(.*)$ /new/$1 [R=301,L]
    Alias /static/ "/srv/static/${number}/"
    ExpiresActive On
    ExpiresDefault "access plus 1 month"
    Header always set X-Frame-Options SAMEORIGIN
    SetEnvIf Request_URI "^/health" dontlog
    ProxyPass /api/ http://127.0.0.1:9000/api/
    ProxyPassReverse /api/ http://127.0.0.1:9000/api/
</VirtualHost>`;
}

/** The same content as JSON: directives with their arguments, sections with children. */
export function asJson(text: string): string {
  interface Entry { readonly name: string; readonly args: readonly string[]; readonly children?: Entry[] }
  const root: Entry[] = [];
  const stack = [root];
  for (const line of text.split('\n')) {
    const [name = '', ...args] = line.trim().split(/\s+/);
    if (name === '' || name.startsWith('#')) continue;
    if (name.startsWith('</')) stack.pop();
    else if (name.startsWith('<')) {
      const children: Entry[] = [];
      stack[stack.length - 1]!.push({ name: name.slice(1), args, children });
      stack.push(children);
    } else stack[stack.length - 1]!.push({ name, args });
  }
  return JSON.stringify(root, null, 1);
}
