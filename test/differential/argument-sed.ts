import { createRandom, type Random } from './random';

const PIECES = [
  's/a/b/', 's/a\\(b\\)/\\1/', 's,x,y,g', 's//b/', 's/a/b/3p', 's/a/b/513', 's/a/b/w f', 'y/ab/cd/', 'y/a/bc/', 'y/\\n/\\t/', '/a/d', '$d', '1,3p', '2;4p', '/a/,/b/s/c/d/', '\\,a,d',
  'p', 'P', 'd', 'D', 'g', 'G', 'h', 'H', 'n', 'N', 'q', '1,2q', 'l', 'x', '=', '1,2=', 'b', 't', 'b end', ':end', ': averylonglabel', 't1', 'r file', 'rfile', 'w file', 'wfile', 'a text', 'i\\', 'c x',
  '{', '}', '/a/{p', '!p', '/a/!d', '1!d', '#n', '# comment', ';', ' ', 's/a\\{2\\}/b/', 's/a\\{2,1\\}/b/', 's/a\\{2,\\}/b/', 's/a\\{x\\}/b/', 's/a\\{1,2,3\\}/b/', 's/a\\{255\\}/b/',
  's/[a-z]/b/', 's/[]a]/b/', 's/[^]/b/', 's/[a-]/b/', 's/[a/b/', 's/\\(a/b/', 's/a\\)/b/', 's/a/\\2/', 's/\\(a\\)\\1/b/', 's/\\1/b/', 's/*a/b/', 's/^*a$/b/', 's/a/b', 's/a', 's', 'y', '/a\\(/p', '/[/p', 'S/a/b/', 'z', '9',
];
const SIGNS = ['/', '\\', '(', ')', '{', '}', '[', ']', '*', '^', '$', ',', ';', '!', 'a', 's', 'y', 'p', '1', ' ', '-', 'n', 'g', 'w', ':', 'b'];

/** Programs of mod_sed as arguments in quotes: right ones, and the same with slips. The same count gives the same programs. */
export function sedPrograms(count: number): string[] {
  const random = createRandom(count);
  return Array.from({ length: count }, () => `"${programOf(random).replace(/["\\]/g, '\\$&')}"`);
}

function programOf(random: Random): string {
  const whole = Array.from({ length: 1 + random.int(3) }, () => random.pick(PIECES)).join(random.pick([';', ';', ';', '; ', '']));
  if (random.chance(0.5)) return whole;
  const at = random.int(whole.length + 1);
  return random.chance(0.5) ? whole.slice(0, at) + random.pick(SIGNS) + whole.slice(at) : whole.slice(0, at) + whole.slice(at + 1);
}
