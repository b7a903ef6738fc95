import { generateBody, layOut, type Writer } from './generate-items';
import type { Place } from './pools';

interface SectionKind { readonly name: string; readonly inside: Place; readonly args: (writer: Writer) => string; readonly first?: readonly string[] }

const path = (writer: Writer): string => writer.random.pick(['/srv', '"/srv/a b"', '/srv/*/x', '~ ^/srv', '"/"', '@DIR@', '/srv/']);
const pattern = (writer: Writer): string => writer.random.pick(['^/a', '"\\.(php|html)$"', '^/(?<x>a)/', '.', '"a b"']);
const expression = (writer: Writer): string => writer.random.pick([
  '"true"',
  "\"%{HTTP_HOST} == 'a'\"", '"%{REQUEST_URI} =~ m#^/a#"', "\"-n %{REMOTE_USER} && ! (%{HTTPS} == 'on')\"", '"%{TIME_HOUR} -gt 5"', 'true', "\"tolower(req('X')) in { 'a', 'b' }\"",
]);

const DIRECTORY: SectionKind = { name: 'Directory', inside: 'directory', args: path };
const DIRECTORY_MATCH: SectionKind = { name: 'DirectoryMatch', inside: 'directory', args: pattern };
const LOCATION: SectionKind = { name: 'Location', inside: 'location', args: (writer) => writer.random.pick(['/', '/a', '"/a b"', '~ ^/a', '/a>b']) };
const LOCATION_MATCH: SectionKind = { name: 'LocationMatch', inside: 'location', args: pattern };
const FILES: SectionKind = { name: 'Files', inside: 'files', args: (writer) => writer.random.pick(['x', '*.php', '~ "^x"', '"a b"']) };
const FILES_MATCH: SectionKind = { name: 'FilesMatch', inside: 'files', args: pattern };
const IF: SectionKind = { name: 'If', inside: 'if', args: expression };
const PROXY: SectionKind = { name: 'Proxy', inside: 'proxy', args: (writer) => writer.random.pick(['*', 'http://h/', '"http://h/a"', 'http://h:1/x']) };
const LIMIT: SectionKind = { name: 'Limit', inside: 'limit', args: (writer) => writer.random.pick(['GET', 'GET POST', 'PUT', 'FOO']) };
const LIMIT_EXCEPT: SectionKind = { name: 'LimitExcept', inside: 'limit', args: (writer) => writer.random.pick(['GET', 'GET HEAD', 'TRACE']) };
const HOST: SectionKind = {
  name: 'VirtualHost', inside: 'virtualHost',
  args: (writer) => writer.random.pick(['*', '*:80', '127.0.0.1:80', '[::1]:80', '_default_:443', '*:80 127.0.0.1:81']),
  first: ['ServerName v.example'],
};

const KINDS: Readonly<Record<Place, readonly SectionKind[]>> = {
  server: [DIRECTORY, DIRECTORY, DIRECTORY_MATCH, LOCATION, LOCATION, LOCATION_MATCH, FILES, FILES_MATCH, IF, PROXY, HOST, HOST, HOST],
  virtualHost: [DIRECTORY, DIRECTORY, DIRECTORY_MATCH, LOCATION, LOCATION_MATCH, FILES, IF, PROXY],
  directory: [FILES, FILES_MATCH, IF, LIMIT, LIMIT_EXCEPT], location: [IF, LIMIT, LIMIT_EXCEPT], files: [FILES, IF, LIMIT], if: [IF, LIMIT], proxy: [IF, FILES],
  limit: [], htaccess: [FILES, FILES_MATCH, IF],
};

/** A section with content, allowed in the present place; `<If>` may bring its relatives, authorization its own blocks. */
export function generateSection(writer: Writer): string[] {
  const { random } = writer;
  if (['directory', 'location', 'files', 'if', 'limit', 'htaccess'].includes(writer.place) && random.chance(0.25)) return generateRequire(writer, 0);
  const kinds = KINDS[writer.place];
  if (kinds.length === 0 || writer.depth > 5) return [];
  const kind = random.pick(kinds);
  const lines = section(writer, kind.name, kind.args(writer), [...(kind.first ?? []), ...generateBody(writer, kind.inside)]);
  if (kind === IF && random.chance(0.4)) lines.push(...section(writer, 'ElseIf', expression(writer), generateBody(writer, 'if', 2)));
  if (kind === IF && random.chance(0.4)) lines.push(...section(writer, 'Else', '', generateBody(writer, 'if', 2)));
  return lines;
}

/** Opening, body, closing, in one of the spellings that httpd takes. */
function section(writer: Writer, name: string, args: string, body: readonly string[]): string[] {
  const { random } = writer;
  const spelled = random.chance(0.9) ? name : random.pick([name.toLowerCase(), name.toUpperCase()]);
  const tail = random.chance(0.95) ? '>' : random.pick([' >', '> # text', '>  ']);
  const open = args === '' ? `<${spelled}>` : `${layOut(writer, [`<${spelled}`, args]).trimEnd()}${tail}`;
  const close = random.chance(0.95) ? `</${name}>` : random.pick([`</${name.toUpperCase()}>`, `  </${name}>  `, `</${name}> # end`]);
  return [open, ...body, close];
}

const LEAVES = [
  'Require all granted', 'Require ip 10.0.0.1', 'Require valid-user', 'Require user a b', 'Require local', 'Require expr true', 'Require host .example', 'Require method GET',
];

function generateRequire(writer: Writer, depth: number): string[] {
  const { random } = writer;
  const leaf = (): string => random.pick(LEAVES);
  if (depth > 2 || random.chance(0.4)) return [leaf()];
  const name = random.pick(['RequireAll', 'RequireAny', 'RequireNone']);
  const lines = [leaf()];
  for (let left = random.int(3); left > 0; left -= 1) lines.push(...generateRequire(writer, depth + 1));
  const block = [`<${name}>`, ...lines, `</${name}>`];
  // A block of refusals alone grants nothing and is refused in <RequireAny> (mod_authz_core.c); it stands beside a grant.
  return name === 'RequireNone' ? ['<RequireAll>', 'Require all granted', ...block, '</RequireAll>'] : block;
}
