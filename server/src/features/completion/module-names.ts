/** Modules: identifiers for LoadModule, with their file, and the names that `<IfModule>` compares. */
import { dirname } from '../../base/path';
import { catalog } from '../../httpd/catalog/catalog';
import type { ModuleSpec } from '../../httpd/catalog/types';
import { wordsFrom } from '../../httpd/syntax/words';
import type { Completion } from '../completion';
import { knowing } from './modules';
import { offer, type Request } from './request';

/** The first argument of LoadModule. The file comes with it where nothing follows yet. */
export function identifierOffers(request: Request): readonly Completion[] {
  const loaded = knowing(request.view)?.config.environment.modules;
  const isLast = request.line.text.slice(request.offset).trim() === '';
  const folder = folderOfModules(request);
  return [...catalog.modules.values()].filter(({ identifier, removedAfter }) => identifier !== 'core_module' && removedAfter === undefined).map((module) => {
    const { identifier, name } = module;
    const file = isLast && folder !== undefined ? ` ${folder}/${fileOf(module)}` : '';
    const isThere = loaded?.has(identifier) === true;
    return offer(request, { label: identifier, kind: 'module', detail: isThere ? `${name}, loaded already` : name, insert: `${identifier}${file}`, rank: isThere ? 3 : module.thirdParty === true ? 1 : 0 });
  });
}

/** The second argument: the file of the module that was named. */
export function moduleFileOffers(request: Request): readonly Completion[] {
  const module = catalog.modules.get(request.before[0] ?? '');
  const folder = folderOfModules(request) ?? 'modules';
  const slash = request.partial.lastIndexOf('/');
  if (module === undefined || (slash >= 0 && request.partial.slice(0, slash) !== folder)) return [];
  return [offer(request, { label: `${folder}/${fileOf(module)}`, kind: 'file', detail: module.name })];
}

/** Tests of modules: by source file, or by identifier where that is being written. */
export function testOffers(request: Request): readonly Completion[] {
  const loaded = knowing(request.view)?.config.environment.modules;
  const { partial } = request;
  const lead = partial.startsWith('!') ? 1 : 0;
  const byIdentifier = partial.length > lead && !partial.slice(lead).startsWith('mod');
  return [...catalog.modules.values()].map((module) => offer(request, {
    label: byIdentifier ? module.identifier : module.sourceFile, kind: 'module', back: partial.length - lead, rank: module.thirdParty === true ? 2 : 0,
    detail: loaded?.has(module.identifier) === true ? `${module.name}, loaded` : module.name,
  }));
}

function fileOf(module: ModuleSpec): string {
  return (module.file ?? `${module.name}.so`).replace(/^.*\//, '');
}

/** The folder that other LoadModule lines of the file, or of the configuration, name. */
function folderOfModules({ view, line }: Request): string | undefined {
  for (const each of view.source.lines()) {
    if (each === line || each.kind !== 'directive' || each.head.value.toLowerCase() !== 'loadmodule') continue;
    const path = wordsFrom(each.text, each.head.end)[1]?.value;
    if (path?.includes('/') === true) return dirname(path);
  }
  const sites = [...(knowing(view)?.config.environment.modules.values() ?? [])];
  const path = sites.map((site) => (site === undefined ? undefined : wordsFrom(site.line.text, site.line.head.end)[1]?.value)).find((each) => each?.includes('/') === true);
  return path === undefined ? undefined : dirname(path);
}
