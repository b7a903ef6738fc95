import { generateItem, type Writer } from './generate-items';
import type { Random } from './random';
import { SAMPLE_FILES } from './samples';
import type { Sketch } from './sketch';

/** A generated tree: the texts that mutations and shrinking work on, beside files that only have to exist. */
export interface GeneratedTree { readonly root: string; readonly texts: Readonly<Record<string, readonly string[]>> }

/**
 * Makes a configuration that httpd accepts nearly always: several files, conditionals, variables, macros, sections and
 * directives in places that allow them. The same random numbers give the same tree.
 */
export function generateTree(random: Random): GeneratedTree {
  const texts: Record<string, string[]> = {};
  const writer: Writer = {
    random, texts, defined: new Map(), macros: new Map(), counter: { value: 0 }, depth: 0, place: 'server', budget: { lines: 15 + random.int(60) },
  };
  texts['httpd.conf'] = [];
  while (writer.budget.lines > 0) texts['httpd.conf'].push(...generateItem(writer));
  return { root: 'httpd.conf', texts };
}

/** The sketch of a tree; each line is ended by LF but for a last line that is to have none (`⟦⟧`, see `case-file.ts`). */
export function sketchOfTree(tree: GeneratedTree): Sketch {
  const files: Record<string, string> = { ...SAMPLE_FILES };
  for (const [path, lines] of Object.entries(tree.texts)) files[path] = lines.map((line) => `${line}\n`).join('').replace(/⟦⟧\n$/, '');
  return { root: tree.root, files, directories: ['empty'] };
}
