/** Turns of phrase that many messages share. */
import type { ConfigNode } from '../httpd/config/node';
import type { ConfigView } from './types';

/** What the server does with a text it does not accept: a `.htaccess` is read at every request, all else at the start. */
export function refusal(view: ConfigView): string {
  return view.config.world.scope === 'htaccess' ? 'every request below this folder gets status 500' : 'the server refuses the configuration';
}

/** A directive as its author wrote it: `MaxClients`, `<Directory>`. */
export function nameOf(node: ConfigNode): string {
  return node.isSection ? `${node.name}>` : node.name;
}

/** `a`, `a or b`, `a, b or c`. */
export function either(words: readonly string[], last = 'or'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]!}`;
}

/** The directive's name at the beginning of a line: `Listen`, `<Directory>`. */
export function nameOfText(text: string): string {
  const word = /^\s*(\S+)/.exec(text)?.[1] ?? '';
  return word.startsWith('<') && !word.endsWith('>') ? `${word}>` : word;
}

/** `1 process`, `2 processes`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
