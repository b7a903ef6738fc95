/** VirtualDocumentRoot and its kin: mva_translate and vhost_alias_interpolate (mod_vhost_alias.c). */
import type { ConfigNode } from '../config/node';
import type { Applied } from './applied';
import { hasModule, type Inquiry } from './inquiry';
import { publicName, publicPort } from './public-url';
import type { Context } from './rewrite/around';
import { filePath } from './mod-alias';
import type { Servers } from './servers';

export type VirtualStep =
  | { readonly kind: 'file'; readonly path: string; readonly by: ConfigNode; readonly context: Context }
  | { readonly kind: 'unknown'; readonly why: string; readonly by: ConfigNode };

const ROOTS: ReadonlySet<string> = new Set(['virtualdocumentroot', 'virtualdocumentrootip']);
const SCRIPTS: ReadonlySet<string> = new Set(['virtualscriptalias', 'virtualscriptaliasip']);

/** The last line of its kind of the virtual host, else of the main server; `none` is one, too. */
export function virtualStep(inquiry: Inquiry, { main }: Servers, path: string, sections: readonly Applied[]): VirtualStep | undefined {
  if (!hasModule(inquiry, 'vhost_alias_module')) return undefined;
  const held = (keys: ReadonlySet<string>): ConfigNode | undefined => {
    const node = [inquiry.server, main].map(({ nodes }) => nodes.filter(({ key }) => keys.has(key)).at(-1)).find((each) => each !== undefined);
    return node === undefined || /^none$/i.test(node.words[0]?.value ?? '') ? undefined : node;
  };
  const script = held(SCRIPTS);
  const isScript = script !== undefined && /^\/*cgi-bin\//.test(path);
  const by = isScript ? script : held(ROOTS);
  if (by === undefined) return undefined;
  const name = by.key.endsWith('ip') ? inquiry.request.address : publicName(inquiry, sections);
  if (name === undefined) return { kind: 'unknown', why: by.key.endsWith('ip') ? `the address of the connection decides` : 'the name of the server is not known', by };
  const root = interpolate(by.words[0]?.value ?? '', name, publicPort(inquiry, sections)).replace(/\/$/, '');
  const rest = isScript ? path.replace(/^\/*cgi-bin/, '') : path;
  return { kind: 'file', path: filePath(inquiry, root + rest), by, context: { prefix: isScript ? '/cgi-bin' : '', root, documentRoot: root } };
}

/** `%0`, `%1`, `%-2+`, `%1.-3` and `%p` in a pattern, in lower case; what the name has not is `_`. */
export function interpolate(pattern: string, name: string, port: number): string {
  return pattern.replace(/%(?:(%)|(p)|(-?)(\d)(\+?)(?:\.(-?)(\d)(\+?))?)/g, (_whole, percent, p, ...rest: (string | undefined)[]) => {
    if (percent !== undefined) return '%';
    if (p !== undefined) return String(port);
    const [dash, part, plus, charDash, character, charPlus] = rest;
    const found = selected(name, dash === '-', Number(part), plus === '+');
    return letters(found, charDash === '-', Number(character ?? 0), charPlus === '+').toLowerCase();
  });
}

/** Parts between dots, counted from 1; the twentieth keeps all the rest. */
function selected(name: string, fromEnd: boolean, part: number, more: boolean): string {
  const parts = name.split('.');
  if (parts.length > 19) parts.splice(18, parts.length, parts.slice(18).join('.'));
  if (part === 0) return name;
  if (part > parts.length) return '_';
  if (!fromEnd) return more ? parts.slice(part - 1).join('.') : parts[part - 1]!;
  const end = parts.length - part + 1;
  return more ? parts.slice(0, end).join('.') : parts[end - 1]!;
}

function letters(text: string, fromEnd: boolean, character: number, more: boolean): string {
  if (character === 0) return text;
  if (character > text.length) return '_';
  if (!fromEnd) return more ? text.slice(character - 1) : text[character - 1]!;
  const end = text.length - character + 1;
  return more ? text.slice(0, end) : text[end - 1]!;
}
