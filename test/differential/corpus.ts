import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { danger } from '../harness/apache-guard';
import type { Outcome } from './outcome';
import type { Sketch } from './sketch';

/** Real configurations, which lie beside the repository or nowhere; they are read, never copied. */
const FOLDER = process.env['HTTPD_DIFF_CORPUS'] ?? join(import.meta.dirname, '../../../shared/corpus');

export interface CorpusFile { readonly name: string; readonly kind: string; readonly text: string }

/** Why there is no corpus here, or undefined. */
export function corpusMissing(): string | undefined {
  return existsSync(join(FOLDER, 'index.tsv')) ? undefined : `no corpus in ${FOLDER}`;
}

/** The files of some kinds. Bytes become `⟦…⟧` where they are no ASCII, so that texts can be changed line by line. */
export function corpusFiles(kinds: readonly string[]): CorpusFile[] {
  const rows = readFileSync(join(FOLDER, 'index.tsv'), 'utf8').split('\n').slice(1).filter((row) => row !== '');
  return rows.map((row) => row.split('\t')).filter((cells) => kinds.includes(cells[4] ?? '')).map((cells) => {
    const bytes = readFileSync(join(FOLDER, cells[0] ?? ''));
    return { name: cells[0] ?? '', kind: cells[4] ?? '', text: escapeBytes(bytes.toString('latin1')) };
  });
}

/**
 * A file as the root of a tree with all modules loaded. Its ServerRoot is moved into the tree and `modules/` leads to the
 * real modules, else nearly every file would end at its first line; lines that could run programs are emptied.
 */
export function corpusSketch(text: string): Sketch {
  const lines = text.split('\n').map((line) => (danger(line) === undefined ? line.replace(/^(\s*ServerRoot)\s.*$/i, '$1 "@DIR@"') : ''));
  return {
    root: 'httpd.conf', files: { 'httpd.conf': lines.join('\n') }, directories: ['conf', 'conf.d', 'sites-enabled'],
    links: { modules: '@MODULES@' },
  };
}

/** The same sketch with the line emptied that stopped the reading, continuation lines before it included. */
export function peel(sketch: Sketch, outcome: Outcome, file = sketch.root): Sketch | undefined {
  const text = sketch.files[file];
  if (typeof text !== 'string' || outcome.line === undefined || outcome.file !== file) return undefined;
  const lines = text.split('\n');
  let at = outcome.line - 1;
  if (lines[at] === undefined || lines[at] === '') return undefined;
  do {
    lines[at] = '';
    at -= 1;
  } while (/\\\r?$/.test(lines[at] ?? ''));
  return { ...sketch, files: { ...sketch.files, [file]: lines.join('\n') } };
}

function escapeBytes(text: string): string {
  return text.replace(/[\x80-\xff]+/g, (bytes) => `⟦${Buffer.from(bytes, 'latin1').toString('hex')}⟧`);
}
