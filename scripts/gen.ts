/**
 * Writes everything that is generated from the rules and the catalogue; with --check it writes nothing and fails where
 * a file is stale. Usage: npm run gen [-- --check]
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { catalogFolder, generateCatalogText, generateProseText } from './catalog/catalog-text';
import { rulesModule, pagesModule } from './gen/modules';
import { rulesPage } from './gen/rules-page';
import { manifestWithRules } from './gen/manifest';
import { readRules } from './gen/read-rules';

const root = resolve(__dirname, '..');

/** Path below the project to the text that belongs there. */
export async function generated(): Promise<Map<string, string>> {
  const rules = await readRules(join(root, 'server/src/rules'));
  const catalog = catalogFolder.slice(root.length + 1);
  return new Map([
    ['server/src/rules/generated.ts', rulesModule(rules)],
    ['server/src/rules/pages.generated.ts', pagesModule(rules)],
    ['docs/rules.md', rulesPage(rules)],
    ['package.json', manifestWithRules(readFileSync(join(root, 'package.json'), 'utf8'), rules)],
    [`${catalog}/data/catalog-text.ts`, generateCatalogText()],
    [`${catalog}/prose/prose-text.ts`, generateProseText()],
    ...(await grammars()),
  ]);
}

/** The TextMate grammars, where their generator is there. */
async function grammars(): Promise<[string, string][]> {
  const generator = join(__dirname, 'gen-grammar.ts');
  if (!existsSync(generator)) return [];
  const { generateGrammars } = (await import(generator)) as { generateGrammars?: () => Iterable<[string, string]> };
  return generateGrammars === undefined ? [] : [...generateGrammars()];
}

/** Paths whose text on disk is not the generated one. */
export async function staleFiles(): Promise<string[]> {
  const stale: string[] = [];
  for (const [path, text] of await generated()) {
    const file = join(root, path);
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) stale.push(path);
  }
  return stale;
}

async function main(): Promise<void> {
  const stale = await staleFiles();
  if (process.argv.includes('--check')) {
    for (const path of stale) console.error(`${path} is stale: run npm run gen`);
    process.exitCode = stale.length > 0 ? 1 : 0;
    return;
  }
  const texts = await generated();
  for (const path of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), texts.get(path)!);
    console.log(`wrote ${path}`);
  }
}

if (require.main === module) void main();
