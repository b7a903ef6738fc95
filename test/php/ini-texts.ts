/** Random ini texts: pieces of real lines, and pieces that break them. */
import type { Random } from '../differential/random';

const PIECES: readonly string[] = [
  'on', 'off', 'yes', 'No', 'none', 'null', 'TRUE', 'false', 'online', 'nothing', 'E_ALL', 'E_NOTICE', 'e_all', '~', '&', '|', '^', '!', '(', ')', ' ', '  ', '\t',
  '"', '"', "'", "'", '\\', '\\"', '\\\\', '\\$', '$', '$\\$x', '${HOME}', '${NOPE}', '${', '}', '{', '=', ';', '; c', '#', '# c', '[', ']', '[x]', 'a', 'foo.bar',
  'a b', '1', '12', '-3', '1.5', '.5', '007', '128M', '99999999999', '5;0600;/tmp', '/var/lib', 'E_ALL & ~E_NOTICE', '1|2^3', '\n', '\r\n', '\r', ' = ', '=\n', 'key = ', 'k=',
  'k[]=', 'k[a] = ', "k['a b']=", 'k["${HOME}"] = ', '[sec]\n', '[HOST=a.example]', '[PATH=/x]\n', 'é', '日本', '@', '%', 'C:\\dir\\', '"C:\\dir\\"', ':-', '${NOPE:-d}', '${x:-}', ',',
  '.', ':', '?', '<', 'null ', 'on ', '"x" "y"', '"a${HOME}b"', "'raw'", "''", '""', 'E_ALL"x"', '\u00a0', '/* */', '//',
];

const LINES: readonly string[] = [
  'k = v\n', 'key="quoted"\n', 'a.b = 12M\n', 'x = E_ALL & ~E_DEPRECATED\n', '; comment\n', '\n', '[Session]\n', 'session.save_path = "5;0600;/x"\n',
  'session.save_path = 5;0600;/x\n', 'z[] = 1\n', 'z[k] = "v"\n', 'flag = On\n', '# hash\n', '# hash (x)\n', "s = 'raw $x'\n", "e = ''\n", 'bare\n', 'bare word\n',
  'q = "two\nlines"\n', 'v = ${HOME}/x ; c\n', 'p = pass!word\n', 'u = "https://a.example/?x=1&y=2"\r\n', '  indented = yes   \n', 'm = 3 | 4 & (7 ^ 1)\n', 'i = ~0\n', 'n = !on\n',
];

export function iniText(random: Random): string {
  let text = random.chance(0.02) ? '\ufeff' : '';
  for (let count = 1 + random.int(9); count > 0; count--) {
    const kind = random.int(10);
    if (kind < 7) text += random.pick(LINES);
    else if (kind < 9) text += `k${random.int(4)} = ${random.pick(PIECES)}${random.pick(PIECES)}${random.pick(['\n', '\n', ''])}`;
    else text += random.pick(PIECES);
  }
  return text;
}
