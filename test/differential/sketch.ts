import { loadModuleLines, MODULES_DIRECTORY, type Mpm } from '../harness/apache-modules';
import type { Tree } from '../harness/predict';

/**
 * A tree of files that has no place on disk yet. Texts may hold `@DIR@` (the directory it will lie in), `@MODULES@`
 * (the folder of shared objects) and bytes that are hard to write: `⟦00⟧`, `⟦EF BB BF⟧`, `⟦61*8192⟧`.
 */
export interface Sketch {
  /** Relative path to content. Bytes are taken as they are. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** The file httpd is started with. */
  readonly root: string;
  readonly directories?: readonly string[];
  readonly links?: Readonly<Record<string, string>>;
  readonly defines?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly htaccess?: string;
  /** With `htaccess`: what the `<Directory>` of its folder says, e.g. `AllowOverride All`. */
  readonly override?: string;
  /** Which MPM the preamble loads; `prefork` when missing. */
  readonly mpm?: Mpm;
  /** No preamble: the root file is exactly its text. */
  readonly bare?: boolean;
}

/** Lines that stand before the text of the root file of a sketch that is not bare. */
export const HEAD_LINES = 1;

const preambles = new Map<Mpm, string>();

/** The file that the first line of a root includes: a server root, a name (so that nobody asks DNS), all modules. */
export function preamble(mpm: Mpm): string {
  let text = preambles.get(mpm);
  if (text === undefined) {
    text = `ServerRoot "@DIR@"\nServerName localhost\n${loadModuleLines(mpm)}`;
    preambles.set(mpm, text);
  }
  return text;
}

/** Puts a sketch into a directory. Out: the tree with absolute paths; nothing is written. */
export function place(sketch: Sketch, directory: string): Tree {
  const at = (path: string): string => `${directory}/${path}`;
  const files: Record<string, string | Uint8Array> = {};
  for (const [path, content] of Object.entries(sketch.files)) {
    const head = path === sketch.root && !sketch.bare ? `Include "${at('preamble.conf')}"\n` : '';
    files[at(path)] = typeof content === 'string' ? encode(fill(head + content, directory)) : withHead(head, content);
  }
  if (!sketch.bare) files[at('preamble.conf')] = fill(preamble(sketch.mpm ?? 'prefork'), directory);
  return {
    root: at(sketch.root), files,
    directories: [directory, at('logs'), ...(sketch.directories ?? []).map(at)],
    ...(sketch.links && { links: Object.fromEntries(Object.entries(sketch.links).map(([path, to]) => [at(path), fill(to, directory)])) }),
    ...(sketch.defines && { defines: sketch.defines }),
    ...(sketch.environment && { environment: sketch.environment }),
    ...(sketch.htaccess !== undefined && { htaccess: at(sketch.htaccess) }),
  };
}

/** A sketch of one file. */
export function single(text: string, more: Omit<Sketch, 'files' | 'root'> = {}): Sketch {
  return { ...more, root: 'httpd.conf', files: { 'httpd.conf': text } };
}

/** A `.htaccess` and the directives that stand in the `<Directory>` of its folder. */
export function htaccessSketch(
  text: string | Uint8Array, override: string, more: Partial<Sketch> = {}, files: Sketch['files'] = {},
): Sketch {
  const server = `<Directory "@DIR@/docs">\n${override}\n</Directory>\n`;
  return { ...more, root: 'httpd.conf', files: { ...files, 'httpd.conf': server, 'docs/.htaccess': text }, htaccess: 'docs/.htaccess', override };
}

/** Replaces the placeholders of a text. */
export function fill(text: string, directory: string): string {
  return text.replaceAll('@DIR@', directory).replaceAll('@MODULES@', MODULES_DIRECTORY);
}

/** Turns `⟦…⟧` into bytes. Out: the string itself when it has none. */
export function encode(text: string): string | Uint8Array {
  if (!text.includes('⟦')) return text;
  const parts = text.split(/⟦([0-9A-Fa-f ]+(?:\*\d+)?)⟧/);
  return Buffer.concat(parts.map((part, index) => {
    if (index % 2 === 0) return Buffer.from(part, 'utf8');
    const [hex = '', times = '1'] = part.split('*');
    return Buffer.from(hex.replaceAll(' ', '').repeat(Number(times)), 'hex');
  }));
}

function withHead(head: string, content: Uint8Array): Uint8Array {
  return head === '' ? content : Buffer.concat([Buffer.from(head), content]);
}
