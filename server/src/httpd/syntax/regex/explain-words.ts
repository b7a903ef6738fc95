/** Words for groups, escapes and quantifiers. */

export const ESCAPE_WORDS: Readonly<Record<string, string>> = {
  d: 'a digit', D: 'anything but a digit', w: 'a letter, digit or underscore', W: 'anything but letters, digits and underscores', s: 'white space', S: 'anything but white space',
  b: 'the border of a word', B: 'no border of a word', A: 'the beginning', z: 'the end', Z: 'the end, or before a last line end', G: 'where the search began',
  n: 'a line feed', r: 'a carriage return', t: 'a tabulator', h: 'a blank or tabulator', v: 'a line end', R: 'a line end of any kind', X: 'a whole character with its marks', K: 'what was matched so far does not count', N: 'anything but a line end',
};

export function groupWords(opening: string, group: number): string {
  if (opening === '(') return `group ${group}`;
  const name = /<(\w+)>|'(\w+)'/.exec(opening);
  if (name !== null && !/^\(\?<[=!]/.test(opening)) return `group ${group} with the name ${name[1] ?? name[2]!}`;
  switch (opening) {
    case '(?:':
      return 'group that is not kept';
    case '(?=':
      return 'here must follow';
    case '(?!':
      return 'here must not follow';
    case '(?<=':
      return 'before this must stand';
    case '(?<!':
      return 'before this must not stand';
    case '(?>':
      return 'group that is matched once and for all';
    case '(?|':
      return 'group whose branches share their numbers';
    default:
      return opening.startsWith('(?#') ? 'comment' : opening.startsWith('(*') ? 'instruction to PCRE' : `options: ${optionWords(opening)}`;
  }
}

function optionWords(opening: string): string {
  const letters = opening.replace(/[^a-zA-Z-]/g, '');
  const names: Readonly<Record<string, string>> = { i: 'case does not matter', m: 'lines count', s: 'a dot is a line end, too', x: 'blanks are passed over', n: 'groups are not kept', J: 'names may be used twice', U: 'as little as possible' };
  return [...letters.replace(/-.*$/, '')].map((letter) => names[letter] ?? letter).join(', ') + (letters.includes('-') ? `; without: ${[...letters.replace(/^[^-]*-/, '')].map((letter) => names[letter] ?? letter).join(', ')}` : '');
}

export function quantifierWords(text: string): string {
  const how = /[*+?}]\?$/.test(text) ? ', as few as possible' : /[*+?}]\+$/.test(text) ? ', and none given back' : '';
  const counts = /^\{(\d+)(,?)(\d*)\}/.exec(text);
  if (counts !== null) {
    const [, least, comma, most] = counts;
    return `${comma === '' ? `${least!} times` : most === '' ? `${least!} times or more` : `${least!} to ${most!} times`}${how}`;
  }
  return `${text.startsWith('*') ? 'any number of times' : text.startsWith('+') ? 'once or more' : 'once or not at all'}${how}`;
}
