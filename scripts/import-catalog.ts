/**
 * Turns the collected facts about httpd's directives into the catalogue's data files.
 * Usage: node --import tsx scripts/import-catalog.ts [folder of facts]   (default ../shared/facts/httpd)
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeCatalogText } from './catalog/catalog-text';
import { applyCorrections, type Correction } from './catalog/corrections';
import { directiveFromFact, type DirectiveFact } from './catalog/directive-from-fact';
import { moduleFromFact, modulesWithoutPage, type ModuleFact } from './catalog/module-from-fact';
import { printCatalogFile } from './catalog/print';
import { removedFromFacts } from './catalog/removed-from-facts';
import type { DirectiveSpec, ModuleSpec } from '../server/src/httpd/catalog/types';

const catalogFolder = resolve(__dirname, '../server/src/httpd/catalog');

interface CatalogFile {
  readonly documentation: string;
  modules: ModuleSpec[];
  directives: DirectiveSpec[];
}

function readJson<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(...path), 'utf8')) as T;
}

/** One catalogue file for each documentation module, the modules first, corrected, sorted by name. */
export function importFacts(facts: string): readonly CatalogFile[] {
  const { directives } = readJson<{ directives: DirectiveFact[] }>(facts, 'directives.json');
  const moduleFacts = readJson<ModuleFact[]>(facts, 'modules.json');
  const corrections = readJson<Correction[]>(catalogFolder, 'corrections/corrections.json');

  const files = new Map<string, CatalogFile>();
  const fileOf = (documentation: string): CatalogFile => {
    let file = files.get(documentation);
    if (!file) files.set(documentation, (file = { documentation, modules: [], directives: [] }));
    return file;
  };
  const identifiers = new Map(moduleFacts.map((module) => [module.name, module.identifier] as const));
  for (const fact of moduleFacts) {
    const file = fileOf(fact.name === 'http_core' ? 'core' : fact.name);
    const module = moduleFromFact(fact);
    if (module) file.modules.push(module);
  }
  fileOf('core').modules.push(...modulesWithoutPage);
  for (const directive of applyCorrections(directives.map((fact) => directiveFromFact(fact, identifiers)), corrections)) {
    fileOf(directive.module).directives.push(directive);
  }
  for (const file of files.values()) {
    file.directives.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  }
  return [...files.values()].sort((a, b) => (a.documentation < b.documentation ? -1 : 1));
}

function keyOf(directive: DirectiveSpec): string {
  return directive.name.toLowerCase() + (directive.type === 'section' ? '<' : '');
}

function main(facts: string): void {
  const data = join(catalogFolder, 'data');
  mkdirSync(data, { recursive: true });
  for (const name of readdirSync(data)) if (name.endsWith('.json')) rmSync(join(data, name));
  for (const file of importFacts(facts)) {
    writeFileSync(join(data, `${file.documentation}.json`), printCatalogFile(file.documentation, file.modules, file.directives));
  }
  const removed = removedFromFacts(readJson(facts, 'removed-directives.json'), readJson(facts, 'trunk-only-directives.json'));
  writeFileSync(join(data, 'removed.json'), `[\n${removed.map((entry) => `  ${JSON.stringify(entry)}`).join(',\n')}\n]\n`);
  const { shared } = readJson<{ shared: unknown }>(facts, 'directives.json');
  writeFileSync(join(data, 'shared.json'), `${JSON.stringify(shared, null, 1)}\n`);
  writeCatalogText();
}

if (require.main === module) main(resolve(process.argv[2] ?? join(__dirname, '../../shared/facts/httpd')));
