import type { Random } from './random';

/** A piece of configuration for a folder of its own below `@DOCS@/cN`, and the paths to visit in it. */
export interface AccessCase { readonly name: string; readonly text: string; readonly paths: readonly string[]; readonly methods: readonly string[] }

const HOSTS = ['all', '127.0.0.1', '127.0.0.2', '127.0.0', '127.0.1.0/24', '127.0.0.0/255.255.255.254', 'env=KNOWN', 'env=!KNOWN', '127.0.0.2 127.0.1.3', 'env=KNOWN 127.0.0.1', 'ALL', '::1', 'localhost', 'nowhere.example'];
const ORDERS = ['allow,deny', 'deny,allow', 'Allow,Deny', 'Deny,Allow', 'mutual-failure'];
const USERS = ['valid-user', 'user alice', 'user bob alice', 'group staff'];
const AUTH = ['AuthType Basic', 'AuthName x', 'AuthUserFile "@BASE@/users"', 'AuthGroupFile "@BASE@/groups"'];

/** A random case. In: its number, which names its folder. */
export function accessCase(random: Random, number: number): AccessCase {
  const folder = `@DOCS@/c${number}`;
  const section = (path: string, lines: readonly string[]): string => `<Directory "${path}">\n${lines.map((line) => `  ${line}\n`).join('')}</Directory>\n`;
  const kind = random.int(10);
  const one = (text: string, paths: readonly string[], methods = ['GET']): AccessCase => ({ name: `c${number}`, text, paths: paths.map((path) => `/c${number}/${path}`), methods });
  if (kind < 6) return one(section(folder, [...oldLines(random), ...(random.chance(0.5) ? userLines(random) : [])]), ['']);
  if (kind < 7) {
    const limit = random.pick(['<Limit GET>', '<Limit POST PUT>', '<LimitExcept GET>', '<Limit GET POST>']);
    const asks = random.chance(0.5);
    const inner = [...oldLines(random), ...(asks ? [`Require ${random.pick(USERS)}`] : [])];
    return one(section(folder, [...(asks || random.chance(0.1) ? AUTH : []), limit, ...inner.map((line) => `  ${line}`), limit.replace(/<(\w+).*/, '</$1>')]), [''], ['GET', 'POST']);
  }
  const part = (): string[] => [...(random.chance(0.8) ? oldLines(random) : []), ...(random.chance(0.4) ? userLines(random) : [])];
  if (kind < 9) return one(section(folder, part()) + section(`${folder}/sub`, part()), ['', 'sub/']);
  const files = `<Files "a.txt">\n${part().map((line) => `  ${line}\n`).join('')}</Files>`;
  return one(section(folder, [...part(), ...files.split('\n')]), ['', 'a.txt']);
}

function oldLines(random: Random): string[] {
  const some = (name: string): string[] => Array.from({ length: random.pick([0, 1, 1, 2]) }, () => `${name} from ${random.pick(HOSTS)}`);
  const lines = [...(random.chance(0.9) ? [`Order ${random.pick(ORDERS)}`] : []), ...some('Allow'), ...some('Deny')];
  if (random.chance(0.35)) lines.push(`Satisfy ${random.pick(['any', 'all', 'Any'])}`);
  return lines.length === 0 ? ['Order allow,deny'] : random.shuffle(lines);
}

function userLines(random: Random): string[] {
  return random.shuffle([...AUTH, `Require ${random.pick(USERS)}`, ...(random.chance(0.25) ? [`Require ${random.pick(USERS)}`] : [])]);
}
