/** Valid configurations for lighttpd by seed, and the same with one to three slips. */
import type { Random } from '../differential/random';

const HOSTS = ['a.example', 'b.example:8080', '10.0.0.1', '[::1]', 'www.c.example'];
const FIELDS = ['host', 'url', 'remoteip', 'querystring', 'request-method', 'scheme', 'referer', 'useragent', 'cookie', 'user-agent', 'remote-ip'];
const PATTERNS = ['^/app/', '\\.php$', '^/a(b|c)+d', '[a-z]{2,3}', '^/plain', '^www\\.c\\.example$', '(?i)x', '\\.jpg$', '^$'];

/** Files that stand beside the main one. */
export const BESIDE: Readonly<Record<string, string>> = {
  'tags.conf': 'server.tag = "from another file"\n',
  'conf.d/10-one.conf': 'var.one = "1"\n',
  'conf.d/20-two.conf': 'setenv.add-response-header = ( "X-Two" => var.one )',
};

export function generate(random: Random): string {
  const maker = new Maker(random);
  const lines = [`server.document-root = ${maker.string('/var/www')}`, `server.modules = ( "mod_proxy", "mod_setenv", "mod_access"${random.chance(0.5) ? ', "mod_alias"' : ''}${random.chance(0.3) ? ',' : ''} )`];
  for (let count = 1 + random.int(6); count > 0; count--) lines.push(maker.statement(0));
  return `${lines.join(random.chance(0.1) ? '\r\n' : '\n')}${random.chance(0.9) ? '\n' : ''}`;
}

class Maker {
  readonly #random: Random;
  #variables: string[] = [];
  #used = new Set<string>();

  constructor(random: Random) {
    this.#random = random;
  }

  statement(depth: number): string {
    const { int, chance } = this.#random;
    const kind = int(depth < 3 ? 12 : 7);
    if (kind < 4) return this.#setting();
    if (kind === 4) return this.#variable();
    if (kind === 5) return chance(0.5) ? '# a comment with "quotes" and ( braces {' : '';
    if (kind === 6) return this.#proxy();
    if (kind === 7 && depth === 0) return this.#include();
    if (kind === 8 && chance(0.3)) return `global {\n  ${this.#setting()}\n}`;
    return this.#conditional(depth);
  }

  string(text: string): string {
    const { chance } = this.#random;
    if (chance(0.1)) return `"${text.slice(0, 3)}" + "${text.slice(3)}"`;
    return `"${text}${chance(0.05) ? '\\"' : ''}"`;
  }

  #setting(): string {
    const { pick, int, chance } = this.#random;
    const [key, value] = pick<readonly [string, () => string]>([
      ['server.port', () => String(int(60000))], ['server.name', () => this.string('name')], ['server.tag', () => this.string('tag')],
      ['server.max-keep-alive-requests', () => (chance(0.2) ? '"16"' : String(int(100)))], ['server.stream-response-body', () => String(int(4))],
      ['server.upload-dirs', () => '( "/var/tmp", "/tmp" )'], ['etag.use-inode', () => pick(['"enable"', '"disable"', '1', '0', '"true"'])],
      ['setenv.add-response-header', () => '( "X-A" => "1", "X-B" => "2", )'], ['url.access-deny', () => '( "~", ".inc" )'],
      ['mimetype.assign', () => '( ".html" => "text/html",\n  ".txt" => "text/plain" # plain\n)'], ['server.max-request-size', () => String(int(100000))],
      ['index-file.names', () => '( "index.php", "index.html" )'], ['alias.url', () => '( "/doc/" => "/usr/share/doc/" )'], ['server.kbytes-per-second', () => String(int(70000))],
      ['fastcgi.debug', () => '1'], ['proxy.balance', () => '"hash"'], ['proxy.forwarded', () => '( "for" => 1, "proto" => 1 )'],
    ]);
    const isNew = !this.#used.has(key) || chance(0.2);
    this.#used.add(key);
    const operator = isNew ? '=' : key === 'server.port' ? ':=' : pick([':=', '+=']);
    return `${key} ${operator} ${value()}`;
  }

  #variable(): string {
    const { pick, int, chance } = this.#random;
    const name = `v${int(1000)}`;
    const known = this.#variables.length > 0 && chance(0.5) ? pick(this.#variables) : undefined;
    const value = known === undefined ? pick(['"text"', String(int(2 ** 31)), '( "a", "b" )', 'env.LAB', 'var.CWD']) : `var.${known} + "more"`;
    this.#variables.push(name);
    return `${chance(0.7) ? 'var.' : ''}${name} = ${value}`;
  }

  #proxy(): string {
    const { pick, int, chance } = this.#random;
    const host = (): string => pick([`"host" => "127.0.0.1", "port" => ${1024 + int(60000)}`, '"host" => "10.0.0.1"', '"socket" => "/run/app.sock"', '"host" => "/run/app.sock"', `"host" => "::1", "port" => "${1024 + int(60000)}", "connect-timeout" => 5`]);
    const label = (): string => (chance(0.3) ? '"label" => ' : '');
    const hosts = chance(0.3) ? `( ${label()}( ${host()} ), ( ${host()} ) )` : `( ${label()}( ${host()} ) )`;
    return `proxy.server ${this.#used.has('proxy.server') ? ':=' : '='} ( "${pick(['', '/', '.php', '/app/'])}" =>${chance(0.3) ? '\n    ' : ' '}${hosts}${chance(0.2) ? ',' : ''} )`;
  }

  #include(): string {
    const { pick } = this.#random;
    return `include ${pick(['"tags.conf"', '"conf.d/*.conf"', '"none.d/*.conf"', '"conf.d/{10,30}*.conf"', '"tags." + "conf"', '"./tags.conf"', '"missing.conf"'])}`;
  }

  #conditional(depth: number): string {
    const { pick, chance, int } = this.#random;
    const kept = this.#used;
    this.#used = new Set();
    const body = (): string => Array.from({ length: int(3) }, () => `  ${this.statement(depth + 1)}`).join('\n');
    const brace = (): string => (chance(0.9) ? ' {' : '\n{');
    let text = `${this.#condition()}${brace()}\n${body()}\n}`;
    for (let more = chance(0.4) ? 1 + int(2) : 0; more > 0; more--) text += `${pick([' ', '\n', ''])}else ${this.#condition()}${brace()}\n${body()}\n}`;
    if (chance(0.3)) text += `${pick([' ', '\n'])}else${brace()}\n${body()}\n}`;
    this.#used = kept;
    return text;
  }

  #condition(): string {
    const { pick, chance } = this.#random;
    if (chance(0.1)) return `$SERVER["socket"] == "${pick([':8081', '127.0.0.1:8082', '[::1]:8083', '/run/l.sock'])}"`;
    if (chance(0.1)) return `$REQUEST_HEADER["X-Some"] == "y"`;
    const field = pick(FIELDS);
    if (chance(0.5)) return `$HTTP["${field}"] ${pick(['=~', '!~'])} "${pick(PATTERNS)}"`;
    const value = field === 'host' ? pick(HOSTS) : field.startsWith('remote') ? pick(['10.1.2.3', '10.0.0.0/8', '::1', '[fe80::1]', '192.168.0.0/16']) : pick(['/app', 'GET', 'https', 'a=b']);
    return `$HTTP["${field}"] ${pick(['==', '!=', '=^', '=$', '=='])} "${value}"`;
  }
}

const CHARACTERS = ['"', '=', '(', ')', '{', '}', '[', ']', '$', ',', '+', ':', '!', '~', '^', ' ', '\n', '#', "'", '.', ';', '-', 'a', '0', '\\', '>', '\u00a0', '%', '/'];
const WORDS = ['else', 'global {', 'server.tag = "again"', '"text"', '17', '( )', '$HTTP["host"] == "x" {', '}', 'include', 'true', 'var.none', '=>', '==', '+=', ':=', 'env.NONE', 'enable', '"enable"', '-1', '99999999999999999999', '65536', 'if'];

/** Makes a slip somewhere: a character or a word taken away, put in, doubled or moved. */
export function mutate(text: string, { int, pick, chance }: Random): string {
  const at = int(text.length + 1);
  const parts = text.match(/"(?:\\.|[^"\\])*"?|[\w.-]+|\s+|./gs) ?? [];
  const index = int(Math.max(1, parts.length));
  switch (int(7)) {
    case 0: return text.slice(0, at) + text.slice(at + 1);
    case 1: return text.slice(0, at) + pick(CHARACTERS) + text.slice(at);
    case 2: return parts.toSpliced(index, 1).join('');
    case 3: return parts.toSpliced(index, 0, ` ${pick(WORDS)} `).join('');
    case 4: return parts.toSpliced(index, 0, parts[index] ?? '').join('');
    case 5: return parts.toSpliced(index, 1, pick(chance(0.5) ? WORDS : CHARACTERS)).join('');
    default: {
      const other = int(Math.max(1, parts.length));
      const swapped = [...parts];
      [swapped[index], swapped[other]] = [parts[other] ?? '', parts[index] ?? ''];
      return swapped.join('');
    }
  }
}
