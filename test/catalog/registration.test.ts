import assert from 'node:assert/strict';
import { catalog } from '../../server/src/httpd/catalog/catalog';
import { directiveKey } from '../../server/src/httpd/catalog/directive-key';
import type { ModuleSpec } from '../../server/src/httpd/catalog/types';
import type { Mpm } from '../harness/apache-modules';
import { inParallel } from '../harness/pool';
import { httpdTest, isStatic, listDirectives, loadLines, mpms, refusal, sharedModules, type ListedDirective } from './httpd';
import { placesInWords } from './places-in-words';

const debianStatic = [...catalog.modules.values()].filter(isStatic);

/** What the catalogue says a server with these modules has: `name file`, for each module that registers the name. */
function expected(modules: readonly ModuleSpec[]): readonly string[] {
  const files = new Map(modules.map((module) => [module.identifier, module.sourceFile]));
  return [...catalog.directives.values()]
    .filter((directive) => directive.inBinary)
    .flatMap((directive) => directive.identifiers.flatMap((identifier) => {
      const file = files.get(identifier);
      return file ? [`${directiveKey(directive.registeredName ?? directive.name, directive.type)} ${file}`] : [];
    }))
    .sort();
}

const nameAndFile = (listed: ListedDirective): string => `${listed.name} ${listed.file}`;

httpdTest('apache2 -L names the places that follow from the bits of the catalogue', () => {
  const listed = listDirectives(loadLines('event', sharedModules()));
  assert.ok(listed.length > 700);
  const registered = new Map([...catalog.directives.values()].map((directive) => {
    return [directiveKey(directive.registeredName ?? directive.name, directive.type), directive.where] as const;
  }));
  assert.deepEqual(
    listed.map(({ name, allowed }) => [name, allowed]),
    listed.map(({ name }) => [name, placesInWords(registered.get(name)!)]),
  );
});

const mpmModule = (mpm: Mpm): ModuleSpec => catalog.modules.get(`mpm_${mpm}_module`)!;

for (const mpm of mpms) {
  httpdTest(`with the ${mpm} MPM alone httpd has exactly the directives of the catalogue`, () => {
    assert.deepEqual(listDirectives(loadLines(mpm, [])).map(nameAndFile).sort(), expected([...debianStatic, mpmModule(mpm)]));
  });

  httpdTest(`with all modules and the ${mpm} MPM httpd has exactly the directives of the catalogue`, () => {
    const modules = sharedModules();
    assert.ok(modules.length > 100, 'the package has its modules');
    assert.deepEqual(listDirectives(loadLines(mpm, modules)).map(nameAndFile).sort(), expected([...debianStatic, mpmModule(mpm), ...modules]));
  });

  httpdTest(`apache2 -t knows the directives of MPMs under ${mpm} as the catalogue says`, async () => {
    const identifiers = new Set([...debianStatic, mpmModule(mpm)].map((module) => module.identifier));
    const pages = ['mpm_common', 'event', 'worker', 'prefork', 'mpm_netware'];
    const candidates = [...catalog.directives.values()].filter((directive) => pages.includes(directive.module));
    assert.ok(candidates.length > 25);
    const wrong = await inParallel(candidates, 2, async (directive, slot) => {
      // CoreDumpDirectory is never given to a real server here; a name in another case is the same command.
      if (directive.name === 'CoreDumpDirectory') return undefined;
      const message = await refusal(`${loadLines(mpm, [])}${directive.name.toUpperCase()} ${directive.sample ?? '1'}\n`, slot);
      const known = directive.inBinary && directive.identifiers.some((identifier) => identifiers.has(identifier));
      return known === !message?.startsWith('Invalid command') ? undefined : `${directive.name}: ${message ?? 'accepted'}`;
    });
    assert.deepEqual(wrong.filter((line) => line !== undefined), []);
  });
}

httpdTest('<IfModule> finds every module by the identifier and by the source file of the catalogue', async () => {
  const modules = sharedModules();
  const names = [...debianStatic, mpmModule('event'), ...modules].flatMap((module) => [module.identifier, module.sourceFile]);
  const guards = names.map((name) => `<IfModule !${name}>\nError "${name} is unknown"\n</IfModule>\n`).join('');
  assert.equal(await refusal(loadLines('event', modules) + guards), undefined);
  const absent = [...catalog.modules.values()].filter((module) => module.thirdParty || module.identifier === 'mpm_prefork_module');
  const never = absent.flatMap((module) => [module.identifier, module.sourceFile])
    .map((name) => `<IfModule ${name}>\nError "${name} is known"\n</IfModule>\n`).join('');
  assert.equal(await refusal(loadLines('event', modules) + never), undefined);
});

httpdTest('a module that needs another cannot be loaded before it', async () => {
  const dependent = sharedModules().filter((module) => module.mustLoadAfter);
  assert.ok(dependent.length > 10);
  const loadable = await inParallel(dependent, 2, async (module, slot) => {
    const message = await refusal(loadLines('event', [module]), slot);
    return message?.includes('undefined symbol') ? undefined : `${module.name}: ${message ?? 'loads alone'}`;
  });
  assert.deepEqual(loadable.filter((line) => line !== undefined), []);
});
