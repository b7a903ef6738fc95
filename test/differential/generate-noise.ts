import type { Random } from './random';

const PIECES = [
  '<', '</', '>', '<IfModule', '</IfModule>', '<IfDefine', '</IfDefine>', '<Directory', '</Directory>', '<Files', '</Files>', '<If', '</If>',
  '<Else>', '</Else>', '<Limit', '</Limit>', '<VirtualHost', '</VirtualHost>', '<Macro', '</Macro>', '<IfVersion', '</IfVersion>', '<RequireAll>',
  '</RequireAll>', '<LuaQuickHandler', '</LuaQuickHandler>', 'Use', 'UndefMacro', 'Define', 'UnDefine', 'Include', 'IncludeOptional', 'Error',
  'ServerAdmin', 'SetEnv', 'Require', 'KeepAlive', 'ServerRoot', 'Bogus', 'core.c', 'no.c', 'm', 'n', '$a', '@b', 'A', 'CL', '${A}', '${CL}',
  '${NOPE}', '${', '}', '!', '"', "'", '\\', '\\\\', '#', '/x', '*', 'GET', '"true"', '>= 2.4', 'a', 'all granted', 'On', '""', 'other.conf',
  'nope*', '</', '!core.c', 'x y', '⟦0D⟧', '⟦00⟧', '\t', '  ',
];

const LINES = [
  '<IfModule core.c>', '<IfModule no.c>', '</IfModule>', '<IfDefine A>', '<IfDefine !A>', '</IfDefine>', '<Directory /x>', '</Directory>',
  '<Files x>', '</Files>', '<If "true">', '</If>', '<Else>', '</Else>', '<Macro m $a>', '<Macro n>', '</Macro>', 'Use m 1', 'Use n', 'Use m',
  'UndefMacro m', 'Define A', 'Define A v', 'UnDefine A', 'Include other.conf', 'SetEnv a ${A}', 'SetEnv a b', 'Error reached', '# comment',
  '# comment \\', 'ServerAdmin a \\', '', '<VirtualHost *>', 'ServerName v', '</VirtualHost>', '<Limit GET>', '</Limit>', 'Bogus', '${A}',
  'Define A "</IfModule>"', 'Define A <Files', 'SetEnv $a b', '<Files $a>', 'Error "$a"',
];

/**
 * Two small files of lines thrown together from the words that matter to the reader, with no regard for sense: most are
 * refused, and the question is where.
 */
export function generateNoise(random: Random): Record<string, string[]> {
  return { 'httpd.conf': noiseLines(random, 1 + random.int(14)), 'other.conf': noiseLines(random, random.int(5)) };
}

function noiseLines(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => {
    if (random.chance(0.75)) return random.pick(LINES);
    return Array.from({ length: 1 + random.int(5) }, () => random.pick(PIECES)).join(random.pick([' ', ' ', '']));
  });
}
