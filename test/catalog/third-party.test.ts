import assert from 'node:assert/strict';
import { catalog, directive } from '../../server/src/httpd/catalog/catalog';
import { installedModules, MODULES_DIRECTORY } from '../harness/apache-modules';
import { httpdTest, listDirectives, loadLines } from './httpd';
import { placesInWords } from './places-in-words';

httpdTest('installed modules of other projects have the directives of the catalogue', () => {
  const foreign = installedModules().filter(([identifier]) => catalog.modules.get(identifier)?.thirdParty);
  const unknown = installedModules().filter(([identifier]) => !catalog.modules.has(identifier));
  assert.deepEqual(unknown, [], 'every packaged module is in the catalogue');
  const lines = foreign.map(([identifier, file]) => `LoadModule ${identifier} ${MODULES_DIRECTORY}/${file}\n`).join('');
  const files = new Set(foreign.map(([identifier]) => catalog.modules.get(identifier)!.sourceFile));
  const listed = listDirectives(loadLines('prefork', []) + lines).filter((entry) => files.has(entry.file));
  for (const { name, file, allowed } of listed) {
    const entry = directive(name);
    assert.ok(entry, name);
    assert.ok(entry.identifiers.some((identifier) => catalog.modules.get(identifier)?.sourceFile === file), `${name} of ${file}`);
    assert.equal(allowed, placesInWords(entry.where), name);
  }
  if (files.has('mod_php.c')) {
    assert.deepEqual(listed.filter((entry) => entry.file === 'mod_php.c').map((entry) => entry.name).sort(), [
      'php_admin_flag', 'php_admin_value', 'php_flag', 'php_value', 'phpinidir',
    ]);
  }
});
