import { argumentsOf } from './arguments';
import { poolOf, type ServerKind } from './pools';
import type { Random } from './random';

/** A file's lines, changed in place, and the line that was drawn. */
export interface Victim {
  readonly random: Random;
  readonly lines: string[];
  readonly at: number;
  readonly texts: Record<string, string[]>;
  readonly kind: ServerKind;
  /** The file that has to stay. */
  readonly root: string;
}

/** Changes the victim; false when the line has nothing to change. */
type Mutation = (victim: Victim) => boolean;

const onLine = (change: (line: string, random: Random) => string | undefined): Mutation => ({ lines, at, random }) => {
  const line = lines[at] ?? '';
  const changed = change(line, random);
  if (changed === undefined || changed === line) return false;
  lines[at] = changed;
  return true;
};

const onWord = (change: (word: string, random: Random) => string): Mutation => onLine((line, random) => {
  const words = [...line.matchAll(/\S+/g)];
  if (words.length < 2) return undefined;
  const word = words[1 + random.int(words.length - 1)];
  return word && `${line.slice(0, word.index)}${change(word[0], random)}${line.slice(word.index + word[0].length)}`;
});

const insertInside = (pieces: readonly string[]): Mutation => onLine((line, random) => {
  const at = random.int(line.length + 1);
  return line.slice(0, at) + random.pick(pieces) + line.slice(at);
});

const STRAY = [
  '</Directory>', '</IfModule>', '<IfModule core.c>', '<IfModule no.c>', '<Directory /x>', '<', '>', '</', '</>', '<>', '"', '\\', 'Bogus',
  'Use nothing', 'Use', '</Macro>', '<Macro m>', 'Include nowhere.conf', 'Include httpd.conf', '<VirtualHost *>', '</VirtualHost>', '<If "true">',
  '<Else>', '</Else>', 'Error reached', 'Define a:b', 'UnDefine A', 'LoadModule env_module @MODULES@/mod_env.so',
  'LoadModule nope_module @MODULES@/mod_nope.so', '<RequireAll>', '</RequireAll>', '<Nonsense x>', '</Nonsense>', 'ServerRoot /nowhere',
  'ServerRoot "@DIR@/folder"', '<IfVersion >=2.4>', '<LuaQuickHandler x>', '<IfDefine>', 'UndefMacro m1', 'ServerName', '<Location>', '<?php', '-->',
  'Define',
];

/** Ways to damage a configuration. */
export const MUTATIONS: readonly (readonly [name: string, change: Mutation])[] = [
  ['line dropped', ({ lines, at }) => lines.splice(at, 1).length > 0],
  ['line doubled', ({ lines, at }) => { lines.splice(at, 0, lines[at] ?? ''); return true; }],
  ['line moved', ({ lines, at, random }) => {
    const [line = ''] = lines.splice(at, 1);
    lines.splice(random.int(lines.length + 1), 0, line);
    return true;
  }],
  ['line moved to another file', ({ lines, at, random, texts }) => {
    const [line = ''] = lines.splice(at, 1);
    const other = texts[random.pick(Object.keys(texts))] ?? lines;
    other.splice(random.int(other.length + 1), 0, line);
    return true;
  }],
  ['stray line', ({ lines, at, random }) => { lines.splice(at, 0, random.pick(STRAY)); return true; }],
  ['line out of another place', ({ lines, at, random, kind }) => {
    const sample = random.pick(poolOf(random.pick(['server', 'directory', 'location', 'proxy', 'virtualHost']), kind));
    lines.splice(at, 0, `${sample.spec.name} ${sample.args}`.replaceAll('№', '9'));
    return true;
  }],
  ['odd arguments', ({ lines, at, random, kind }) => {
    const sample = random.pick(poolOf(random.pick(['server', 'directory', 'location']), kind));
    lines.splice(at, 0, `${sample.spec.name} ${random.pick(argumentsOf(sample))}`.replaceAll('№', '9'));
    return true;
  }],
  ['module moved', ({ lines, random }) => {
    const from = lines.findIndex((line) => line.startsWith('LoadModule') && random.chance(0.2));
    if (from < 0) return false;
    const [line = ''] = lines.splice(from, 1);
    lines.splice(random.int(lines.length + 1), 0, line);
    return true;
  }],
  ['name misspelled', onLine((line, random) => {
    const name = /[A-Za-z]\w+/.exec(line);
    if (!name) return undefined;
    const at = name.index + random.int(name[0].length);
    return random.pick([line.slice(0, at) + line.slice(at + 1), line.slice(0, at) + line.charAt(at) + line.slice(at), `${line.slice(0, at)}x${line.slice(at)}`]);
  })],
  ['quote removed', onLine((line) => line.replace(/["']/, ''))],
  ['quote added', insertInside(['"', "'", '\\"'])],
  ['text after the line', onLine((line, random) => `${line} ${random.pick(['junk', '# comment', '"', '>', '/>', '""', 'a b c d e'])}`)],
  ['backslash at the end', onLine((line, random) => `${line}${random.pick(['\\', '\\\\', ' \\', '\\ '])}`)],
  ['bracket removed', onLine((line) => (line.includes('>') ? line.replace(/>(?=[^>]*$)/, '') : undefined))],
  ['blank before the bracket', onLine((line) => (/^\s*<.*>/.test(line) ? line.replace(/>(?=[^>]*$)/, ' >') : undefined))],
  ['blank after the bracket', onLine((line) => (/^\s*<\/?/.test(line) ? line.replace(/<\/?/, '$& ') : undefined))],
  ['closing renamed', onLine((line, random) => (line.startsWith('</') ? `</${random.pick(['Directory', 'Files', 'IfModule', 'VirtualHost', 'Limit', 'If'])}>` : undefined))],
  ['word dropped', onWord(() => '')],
  ['word doubled', onWord((word) => `${word} ${word}`)],
  ['word replaced', onWord((_, random) => random.pick(['""', '-1', '99999999999', 'x', 'On', '%{X}', '/a/b', '${NOPE}', '${A}', '#', '*', "'", '[a', '0x10', '5s']))],
  ['number changed', onLine((line, random) => (/\d/.test(line) ? line.replace(/\d+/, random.pick(['-1', '0', '65536', '2147483648', '5x', '1.5', '']) ) : undefined))],
  ['comment sign', insertInside(['#', ' # ', ' #'])],
  ['no-break space', insertInside([' ', '⟦C2 A0⟧'])],
  ['control byte', insertInside(['⟦00⟧', '⟦0D⟧', '⟦0B⟧', '⟦0C⟧', '⟦1B⟧', '⟦FF⟧'])],
  ['byte order mark', ({ lines }) => { lines[0] = `⟦EF BB BF⟧${lines[0] ?? ''}`; return true; }],
  ['undefined variable', onWord((word) => `\${NOPE}${word}`)],
  ['condition turned', onLine((line) => (/^\s*<If/i.test(line)
    ? line.replace(/^(\s*<If\w*\s+)(!?)/i, (_, head: string, bang: string) => head + (bang ? '' : '!')) : undefined))],
  ['lines joined', ({ lines, at }) => {
    if (at + 1 >= lines.length) return false;
    lines.splice(at, 2, `${lines[at]} ${lines[at + 1]}`);
    return true;
  }],
  ['line split', ({ lines, at, random }) => {
    const line = lines[at] ?? '';
    const cut = random.int(line.length + 1);
    lines.splice(at, 1, line.slice(0, cut), line.slice(cut));
    return true;
  }],
  ['no line end', ({ lines }) => { lines[lines.length - 1] += '⟦⟧'; return true; }],
  ['file cut', ({ lines, at }) => lines.splice(at).length > 0],
  ['file removed', ({ texts, random, root }) => {
    const others = Object.keys(texts).filter((path) => path !== root);
    return others.length > 0 && delete texts[random.pick(others)];
  }],
  ['file emptied', ({ lines }) => lines.splice(0).length > 0],
  ['CRLF throughout', ({ lines }) => { for (const [at, line] of lines.entries()) lines[at] = `${line}\r`; return true; }],
];
