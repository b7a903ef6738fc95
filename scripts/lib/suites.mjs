// The suites of `npm test`: one for each folder of test/, and one for each real client, which run one after the other.
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './paths.mjs';

function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : testFiles(path);
    return entry.name.endsWith('.test.ts') ? [relative(root, path).split(sep).join('/')] : [];
  });
}

/** Suites that take long come last, so that what breaks is seen early. */
const late = ['differential', 'lab', 'bench'];

function nameOf(file) {
  const [, folder, rest] = file.split('/');
  if (folder === 'e2e') return `e2e/${file.slice('test/e2e/'.length).replace(/\.test\.ts$/, '')}`;
  return rest === undefined ? 'project' : folder;
}

function order(name) {
  if (name.startsWith('e2e/')) return 2;
  return late.includes(name) ? 1 : 0;
}

/**
 * All suites, or those that a word selects: a word that is part of a suite's name takes all of it, else the files whose
 * path holds the word.
 */
export function findSuites(words) {
  const suites = new Map();
  for (const file of testFiles(join(root, 'test')).sort()) {
    const name = nameOf(file);
    if (words.length > 0 && !words.some((word) => name.includes(word) || file.includes(word))) continue;
    const suite = suites.get(name) ?? { name, files: [], isClient: name.startsWith('e2e/') };
    suite.files.push(file);
    suites.set(name, suite);
  }
  return [...suites.values()].sort((a, b) => order(a.name) - order(b.name) || a.name.localeCompare(b.name));
}
