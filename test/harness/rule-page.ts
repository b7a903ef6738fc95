/**
 * Reads a rule's Markdown page into cases. What a fence means is told in `docs/adding-a-rule.md`; in short:
 * a heading or a fence without a path starts a case, a fence with a path adds a file to it, a line of carets states the
 * finding above it, and a fence marked `fixed` shows what the case looks like after its first fix.
 */
import { PROFILES } from '../../server/src/workspace/profiles';
import type { ProfileName } from '../../server/src/httpd/config/world';

export interface Expected {
  readonly file: string;
  /** Zero-based line and columns in the file, caret lines not counted. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly severity: string;
  readonly ah: string | undefined;
  /** The beginning of the message. */
  readonly message: string;
}

export interface Fixed {
  readonly file: string;
  /** Title of the fix; undefined means the first fix of the first finding that has one. */
  readonly title: string | undefined;
  readonly text: string;
  readonly line: number;
}

export interface Case {
  readonly name: string;
  /** `README.md:12`, for people. */
  readonly place: string;
  /** The heading of the second level it stands under. */
  readonly section: string;
  /** Absolute path of the file that the server is started with. */
  readonly root: string;
  /** Absolute path to text, in the page's order. */
  readonly files: ReadonlyMap<string, string>;
  readonly options: ReadonlyMap<string, string>;
  readonly expected: readonly Expected[];
  readonly fixed: readonly Fixed[];
}

interface Fence {
  readonly language: string;
  readonly path: string | undefined;
  readonly options: ReadonlyMap<string, string>;
  readonly body: readonly string[];
  readonly line: number;
}

type Draft = { -readonly [key in keyof Case]: Case[key] } & { files: Map<string, string>; expected: Expected[]; fixed: Fixed[] };

const OPTIONS = new Set([
  'fixed', 'not-run', 'profile', 'mpm', 'php', 'lighttpd', 'version', 'modules', 'defines', 'env', 'assume', 'scope', 'rules', 'limit',
]);
const CARETS = /^([ \t]*)(\^+) (error|warning|info|hint)(?: (AH\d{5}))?(?:: (.*))?$/;

/** In: the page's file name and text. Throws on an info string or a caret line that means nothing. */
export function readPage(name: string, text: string): Case[] {
  const cases: Case[] = [];
  let section = '';
  let heading = '';
  let current: Draft | undefined;
  for (const part of parts(text)) {
    if ('heading' in part) {
      heading = part.heading;
      if (part.level === 2) section = part.heading;
      current = undefined;
      continue;
    }
    const place = `${name}:${part.line}`;
    const unknown = [...part.options.keys()].find((key) => !OPTIONS.has(key));
    if (unknown !== undefined) throw new Error(`${place}: no fence has an option "${unknown}"`);
    if (part.options.has('fixed')) {
      if (current === undefined) throw new Error(`${place}: a fixed fence needs a case above it`);
      const file = part.path === undefined ? current.root : absolute(part.path, current.root);
      current.fixed.push({ file, title: part.options.get('fixed') || undefined, text: ofLines(part.body), line: part.line });
      continue;
    }
    if (part.path === undefined && !isRootLanguage(part.language)) continue;
    if (current === undefined || part.path === undefined || current.fixed.length > 0) {
      const root = rootOf(part);
      current = {
        name: `${heading} (${place})`, place, section, root, files: new Map(), options: part.options, expected: [], fixed: [],
      };
      cases.push(current);
      addFile(current, root, part, name);
    } else {
      addFile(current, absolute(part.path, current.root), part, name);
    }
  }
  return cases;
}

function* parts(text: string): Generator<Fence | { readonly heading: string; readonly level: number }> {
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const heading = /^(#{1,6}) (.*)$/.exec(lines[at]!);
    if (heading) yield { heading: heading[2]!.trim(), level: heading[1]!.length };
    const open = /^(`{3,}) *(\S*) *(.*)$/.exec(lines[at]!);
    if (!open) continue;
    const first = at + 1;
    while (at + 1 < lines.length && lines[at + 1]!.trimEnd() !== open[1]) at++;
    const body = lines.slice(first, at + 1);
    at++;
    yield { language: open[2]!, ...readInfo(open[3]!), body, line: first };
  }
}

/** `PATH key key=value key="a value"`: a word with a slash or a dot and without `=` is the path. */
function readInfo(info: string): { path: string | undefined; options: Map<string, string> } {
  const options = new Map<string, string>();
  let path: string | undefined;
  for (const [, key, quoted, bare, word] of info.matchAll(/([\w-]+)=(?:"([^"]*)"|(\S*))|(\S+)/g)) {
    if (key !== undefined) options.set(key, quoted ?? bare ?? '');
    else if (/[/.]/.test(word!)) path = word!;
    else options.set(word!, '');
  }
  return { path, options };
}

function isRootLanguage(language: string): boolean {
  return language === 'apacheconf' || language === 'lighttpd';
}

function rootOf(fence: Fence): string {
  const profile = PROFILES[(fence.options.get('profile') ?? 'debian') as ProfileName];
  const scope = fence.options.get('scope');
  const usual = fence.language === 'lighttpd' ? '/etc/lighttpd/lighttpd.conf'
    : fence.language === 'ini' ? '/etc/php/8.2/fpm/php.ini'
    : scope === 'htaccess' ? '/var/www/html/.htaccess'
      : scope === 'fragment' ? `${profile.serverRoot}/part.conf`
        : `${profile.serverRoot}/${profile.rootFile}`;
  return fence.path === undefined ? usual : absolute(fence.path, usual);
}

/** Relative paths are relative to the server root: the folder of the root file, `conf/` left out. */
function absolute(path: string, root: string): string {
  if (path.startsWith('/') || /^[A-Za-z]:\//.test(path)) return path;
  return `${root.slice(0, root.lastIndexOf('/')).replace(/\/conf$/, '')}/${path}`;
}

function addFile(into: Draft, file: string, fence: Fence, page: string): void {
  if (into.files.has(file)) throw new Error(`${page}:${fence.line}: ${file} stands twice in one case`);
  const kept: string[] = [];
  fence.body.forEach((line, index) => {
    const carets = CARETS.exec(line);
    if (carets === null) {
      if (/^\s*\^{2,}/.test(line)) throw new Error(`${page}:${fence.line + index + 1}: carets without a severity`);
      kept.push(line);
      return;
    }
    if (kept.length === 0) throw new Error(`${page}:${fence.line + index + 1}: carets below nothing`);
    into.expected.push({
      file, line: kept.length - 1, start: carets[1]!.length, end: carets[1]!.length + carets[2]!.length,
      severity: carets[3]!, ah: carets[4], message: carets[5] ?? '',
    });
  });
  into.files.set(file, ofLines(kept));
}

/** Signs for what a page cannot show: `⟪a×3⟫` is `aaa`, `␠` a blank at a line's end, `⍽` a no-break space, `␀` NUL, `␍` CR, `␇` a byte order mark. */
function ofLines(lines: readonly string[]): string {
  const text = lines.map((line) => `${line}\n`).join('');
  const long = text.replace(/⟪(.*?)×(\d+)⟫/g, (_, part: string, times: string) => part.repeat(Number(times)));
  return long.replaceAll('␠', ' ').replaceAll('⍽', '\u00a0').replaceAll('␀', '\0').replaceAll('␍', '\r').replaceAll('␇', '\ufeff').replace(/␄\n$/, '');
}
