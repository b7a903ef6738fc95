import type { Mpm } from '../harness/apache-modules';
import type { Outcome } from './outcome';
import { htaccessSketch, type Sketch } from './sketch';

/**
 * Literate cases. A page is Markdown: every `## heading` is one case. Its fences are
 *
 * - `conf` — the text of the root file; `conf some/path` — another file of the tree (`conf root some/path`: the root);
 *   `conf dir/{1..9}.conf` — one file per number, in which `⟦n⟧` and `⟦n+1⟧` stand for the number and the next one;
 * - `htaccess` — a `.htaccess` instead of a root; the option lines `override …` are what its `<Directory>` says;
 * - `options` — one per line: `mpm event`, `bare`, `define NAME`, `env NAME=VALUE`, `directory path`, `link path target`;
 *   `unstable` where httpd reads memory it never wrote: only its verdict is recorded then;
 * - `recorded` — what the real server said; written by `record.ts`, never by hand.
 *
 * The last line end of a fence belongs to the file, unless it ends in `⟦⟧`, which stands for nothing.
 */
export interface Case {
  readonly name: string;
  readonly sketch: Sketch;
  /** The text of the `recorded` fence, undefined while there is none. */
  readonly recorded: string | undefined;
  readonly unstable: boolean;
}

interface Fence { readonly info: string; readonly body: string; readonly start: number; readonly end: number }

interface Section { readonly name: string; readonly fences: readonly Fence[]; readonly end: number }

/** Reads the cases of a page. Throws on a case without a root text, on unknown options and on doubled names. */
export function readCases(page: string): Case[] {
  const cases = sections(page).map((section) => ({
    name: section.name, sketch: sketchOf(section), recorded: section.fences.find((fence) => fence.info === 'recorded')?.body,
    unstable: section.fences.some((fence) => fence.info === 'options' && /^unstable$/m.test(fence.body)),
  }));
  const names = new Set(cases.map((entry) => entry.name));
  if (names.size !== cases.length) throw new Error('two cases have the same heading');
  return cases;
}

/** Puts what the server said into the page. In: the page, outcome text by case name. Out: the new page. */
export function writeRecorded(page: string, recorded: ReadonlyMap<string, string>): string {
  const lines = page.split('\n');
  for (const section of sections(page).reverse()) {
    const text = recorded.get(section.name);
    if (text === undefined) continue;
    const fence = ['```recorded', ...text.trimEnd().split('\n'), '```'];
    const old = section.fences.find((entry) => entry.info === 'recorded');
    if (old) {
      lines.splice(old.start, old.end - old.start + 1, ...fence);
    } else {
      const last = Math.max(...section.fences.map((entry) => entry.end));
      lines.splice(last + 1, 0, '', ...fence);
    }
  }
  return lines.join('\n');
}

/** The text of a `recorded` fence: verdict and place, the start of the message, the AH numbers of warnings. */
export function describeOutcome(outcome: Outcome): string {
  const where = outcome.line === undefined ? '' : ` ${outcome.file}:${outcome.line}`;
  const via = outcome.via ? ` via ${outcome.via.join(' ')}` : '';
  const stage = outcome.stage === undefined ? '' : ` (${outcome.stage})`;
  const head = `${outcome.verdict}${stage}${where}${via}`;
  const message = outcome.message === undefined ? [] : outcome.message.split('\n').map((line) => `  ${line}`.slice(0, 140).trimEnd());
  return [head, ...message, ...(outcome.warnings.length > 0 ? [outcome.warnings.join(' ')] : [])].join('\n') + '\n';
}

function sections(page: string): Section[] {
  const found: Section[] = [];
  const lines = page.split('\n');
  let name: string | undefined;
  let fences: Fence[] = [];
  const close = (end: number): void => {
    if (name !== undefined) found.push({ name, fences, end });
    fences = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const open = /^(`{3,})(\S.*)$/.exec(line);
    if (open) {
      const end = lines.indexOf(open[1] ?? '```', at + 1);
      if (end < 0) throw new Error(`line ${at + 1}: a fence is not closed`);
      fences.push({ info: (open[2] ?? '').trim(), body: lines.slice(at + 1, end).map((row) => `${row}\n`).join(''), start: at, end });
      at = end;
    } else if (line.startsWith('## ')) {
      close(at);
      name = line.slice(3).trim();
    }
  }
  close(lines.length);
  return found;
}

function sketchOf(section: Section): Sketch {
  const files: Record<string, string> = {};
  let root: string | undefined;
  let sketch: Partial<Sketch> = {};
  for (const fence of section.fences) {
    const [kind, ...rest] = fence.info.split(' ');
    if (kind === 'options') sketch = readOptions(fence.body);
    if (kind === 'htaccess') return htaccessSketch(bodyOf(fence), sketch.override ?? '', sketch);
    if (kind !== 'conf') continue;
    const isRoot = rest.length === 0 || rest[0] === 'root';
    const path = rest.slice(rest[0] === 'root' ? 1 : 0).join(' ') || 'httpd.conf';
    if (isRoot) root = path;
    for (const [name, body] of expand(path, bodyOf(fence))) files[name] = body;
  }
  if (root === undefined) throw new Error(`case "${section.name}" has no root text`);
  return { ...sketch, root, files };
}

function bodyOf(fence: Fence): string {
  return fence.body.replace(/⟦⟧\n$/, '');
}

function* expand(path: string, body: string): Iterable<[string, string]> {
  const range = /\{(\d+)\.\.(\d+)\}/.exec(path);
  if (!range) {
    yield [path, body];
    return;
  }
  for (let n = Number(range[1]); n <= Number(range[2]); n += 1) {
    yield [path.replace(range[0], String(n)), body.replaceAll('⟦n+1⟧', String(n + 1)).replaceAll('⟦n⟧', String(n))];
  }
}

function readOptions(body: string): Partial<Sketch> {
  const directories: string[] = [];
  const defines: string[] = [];
  const links: Record<string, string> = {};
  const environment: Record<string, string> = {};
  let more: Partial<Sketch> = {};
  for (const line of body.split('\n').filter((row) => row !== '')) {
    const [key, first = '', second = ''] = line.split(' ');
    if (key === 'override') {
      more = { ...more, override: [...(more.override ? [more.override] : []), line.slice('override '.length)].join('\n') };
      continue;
    }
    if (key === 'mpm') more = { ...more, mpm: first as Mpm };
    else if (key === 'unstable') continue;
    else if (key === 'bare') more = { ...more, bare: true };
    else if (key === 'directory') directories.push(first);
    else if (key === 'define') defines.push(first);
    else if (key === 'link') links[first] = second;
    else if (key === 'env') environment[first.split('=')[0] ?? ''] = first.slice(first.indexOf('=') + 1);
    else throw new Error(`unknown option: ${line}`);
  }
  return {
    ...more, ...(directories.length > 0 && { directories }), ...(defines.length > 0 && { defines }),
    ...(Object.keys(links).length > 0 && { links }), ...(Object.keys(environment).length > 0 && { environment }),
  };
}

/** Reads back what `describeOutcome` wrote; the message is as long as it was kept. */
export function readOutcome(recorded: string): Outcome {
  const lines = recorded.trimEnd().split('\n');
  const head = /^(accepts|rejects)(?: \((\w+)\))?(?: (.+?):(\d+)(?: via (.+))?)?$/.exec(lines[0] ?? '');
  if (!head) throw new Error(`not a recorded outcome: ${recorded}`);
  const message = lines.slice(1).filter((line) => line.startsWith('  ')).map((line) => line.slice(2)).join('\n');
  const last = lines.at(-1) ?? '';
  return {
    verdict: head[1] as Outcome['verdict'], ...(head[2] !== undefined && { stage: head[2] as NonNullable<Outcome['stage']> }),
    ...(head[3] !== undefined && { file: head[3], line: Number(head[4]) }), ...(head[5] !== undefined && { via: head[5].split(' ') }),
    ...(message !== '' && { message }), warnings: /^AH\d{5}/.test(last) ? last.split(' ') : [],
  };
}
