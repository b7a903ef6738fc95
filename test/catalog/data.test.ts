import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Ajv from 'ajv';
import { catalogFolder, generateCatalogText, generateProseText } from '../../scripts/catalog/catalog-text';
import type { Correction } from '../../scripts/catalog/corrections';
import { catalog, directive } from '../../server/src/httpd/catalog/catalog';
import { directiveKey } from '../../server/src/httpd/catalog/directive-key';
import type { DirectiveSpec, ModuleSpec } from '../../server/src/httpd/catalog/types';

interface DataFile {
  readonly documentation: string;
  readonly thirdParty?: boolean;
  readonly modules: readonly ModuleSpec[];
  readonly directives: readonly DirectiveSpec[];
}

const data = join(catalogFolder, 'data');
const own = jsonFiles(data).filter((name) => !['removed.json', 'shared.json'].includes(name));
const foreign = jsonFiles(join(data, 'third-party')).map((name) => join('third-party', name));

function jsonFiles(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.json'));
}

function read<T = DataFile>(...path: string[]): T {
  return JSON.parse(readFileSync(join(...path), 'utf8')) as T;
}

describe('data of the catalogue', () => {
  const validate = new Ajv({ allErrors: true }).compile(read<object>(catalogFolder, 'catalog.schema.json'));
  for (const name of [...own, ...foreign]) {
    it(`${name} follows the schema`, () => {
      const file = read(data, name);
      assert.ok(validate(file), JSON.stringify(validate.errors?.slice(0, 5), null, 1));
      assert.equal(`${file.documentation}.json`, name.replace('third-party/', ''));
      assert.equal(file.thirdParty ?? false, name.startsWith('third-party/'));
    });
  }

  it('the schema refuses what is not in it', () => {
    const file = read(data, 'mod_dir.json');
    const [first, ...others] = file.directives;
    for (const fault of [{ args: 'TAKE4' }, { where: [] }, { colour: 'red' }, { range: [{ arg: 1, min: 0 }] }]) {
      assert.ok(!validate({ ...file, directives: [{ ...first, ...fault }, ...others] }), JSON.stringify(fault));
    }
  });

  it('the generated texts are those of the files', () => {
    assert.equal(readFileSync(join(data, 'catalog-text.ts'), 'utf8'), generateCatalogText(), 'stale: npm run gen');
    assert.equal(readFileSync(join(catalogFolder, 'prose/prose-text.ts'), 'utf8'), generateProseText(), 'stale: npm run gen');
  });

  it('no two modules of httpd describe the same directive, and no third-party file says anything twice', () => {
    const twice = (files: readonly string[]): readonly string[] => {
      const keys = files.flatMap((name) => read(data, name).directives.map((entry) => directiveKey(entry.name, entry.type)));
      return keys.filter((key, index) => keys.indexOf(key) !== index);
    };
    assert.deepEqual(twice(own), []);
    for (const name of foreign) assert.deepEqual(twice([name]), [], name);
  });

  it('every identifier belongs to a module, and no two modules share one', () => {
    const modules = [...own, ...foreign].flatMap((name) => read(data, name).modules);
    assert.equal(new Set(modules.map((module) => module.identifier)).size, modules.length);
    assert.equal(catalog.modules.size, modules.length);
    for (const entry of catalog.directives.values()) {
      for (const identifier of [...entry.identifiers, ...(entry.mpms ?? [])]) {
        assert.ok(catalog.modules.has(identifier), `${entry.name}: ${identifier}`);
      }
    }
    for (const module of modules) {
      for (const needed of module.mustLoadAfter ?? []) assert.ok(catalog.modules.has(needed), `${module.name}: ${needed}`);
    }
  });

  it('a directive has a module unless it only stands in the manual', () => {
    const without = [...catalog.directives.values()].filter((entry) => entry.identifiers.length === 0);
    assert.deepEqual(without.map((entry) => [entry.name, entry.obsolete?.state]), [
      ['LuaHookPreTranslate', 'documented-only'], ['MDCertificateMonitor', 'documented-only'],
    ]);
  });

  it('what replaces an old directive is one that exists', () => {
    for (const entry of catalog.directives.values()) {
      const replacement = entry.obsolete?.replacement;
      if (replacement) assert.ok(directive(replacement.split(' ')[0]!), `${entry.name}: ${replacement}`);
    }
    for (const entry of catalog.removed.values()) {
      assert.ok(!catalog.directives.has(directiveKey(entry.name, entry.type)), `${entry.name} is not removed`);
    }
  });

  it('every correction says why, in a sentence', () => {
    for (const correction of read<readonly Correction[]>(catalogFolder, 'corrections/corrections.json')) {
      assert.match(correction.reason, /^[A-Z0-9].*\.$/, correction.name);
      assert.ok(correction.drop || correction.set, correction.name);
    }
  });
});
