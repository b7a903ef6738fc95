/** Modules: which one a directive belongs to, whether it is loaded, and the hover of a module's name. */
import { catalog } from '../../httpd/catalog/catalog';
import type { DirectiveSpec, ModuleSpec } from '../../httpd/catalog/types';
import type { Check } from '../../workspace/check';
import { placeOfSite } from '../places';
import type { View } from '../view';
import { list, paragraph, type CardPart, type Inline } from './card';

/** The module line of a directive's hover. */
export function moduleFact(view: View, spec: DirectiveSpec): readonly Inline[] {
  const names = spec.module === 'mpm_common' ? 'the MPMs' : spec.module;
  if (spec.identifiers.length === 0) return [`**Module:** ${names}, not part of this build`];
  return [`**Module:** ${names}`, ...loaded(view, spec.identifiers)];
}

/** Whether one of the modules is there, by the first configuration that can say. */
function loaded({ workspace, checks }: View, identifiers: readonly string[]): Inline[] {
  const check = checks.find((each) => each.config.world.modules === 'loaded');
  if (check === undefined) return [];
  const { modules } = check.config.environment;
  const identifier = identifiers.find((each) => modules.has(each));
  if (identifier === undefined) return [', **not loaded**'];
  return whereLoaded(workspace, check, identifier);
}

function whereLoaded(workspace: View['workspace'], check: Check, identifier: string): Inline[] {
  const site = check.config.environment.modules.get(identifier);
  if (site === undefined) return [identifier === 'core_module' || identifier === 'http_module' ? '' : ', compiled in'];
  const place = placeOfSite(workspace, check, site);
  return place === undefined ? [', loaded'] : [', loaded in ', place];
}

/** The module that a word names: an identifier (`ssl_module`) or a source file (`mod_ssl.c`), as LoadModule and `<IfModule>` take them. */
export function moduleNamed(word: string): ModuleSpec | undefined {
  const own = catalog.modules.get(word);
  if (own !== undefined || !word.endsWith('.c')) return own;
  for (const module of catalog.modules.values()) if (module.sourceFile === word) return module;
  return undefined;
}

/** @param word as written */
export function moduleCard(view: View, word: string): readonly CardPart[] {
  const module = moduleNamed(word);
  const check = view.checks.find((each) => each.config.world.modules === 'loaded');
  if (module === undefined) {
    const identifier = word.endsWith('.c') ? undefined : word;
    const known = identifier !== undefined && check?.config.environment.modules.has(identifier) === true;
    return [paragraph('Module ', { code: word }, ' is not in the catalogue: its directives are not known', ...(known ? [' (it is loaded)'] : []), '.')];
  }
  const url = module.thirdParty === true || module.documented === false ? undefined : `https://httpd.apache.org/docs/2.4/mod/${module.name}.html`;
  const rows: Inline[][] = [[{ code: module.identifier }, ', source file ', { code: module.sourceFile }]];
  if (check !== undefined) rows.push(['**State:** ', ...stateOf(view, check, module)]);
  if (module.since !== undefined) rows.push([`**Since:** ${module.since}`]);
  const count = [...catalog.directives.values()].filter((spec) => spec.identifiers.includes(module.identifier)).length;
  if (count > 0) rows.push([`**Directives:** ${count}`]);
  return [
    paragraph(`**${module.name}**${module.thirdParty === true ? ', not part of httpd' : ''}`),
    ...list(rows),
    ...(url === undefined ? [] : [paragraph({ url, label: `${module.name} in the manual` })]),
  ];
}

function stateOf(view: View, check: Check, { identifier }: ModuleSpec): Inline[] {
  if (!check.config.environment.modules.has(identifier)) return ['not loaded'];
  const [first, ...rest] = whereLoaded(view.workspace, check, identifier);
  return [typeof first === 'string' && first !== '' ? first.replace(/^, /, '') : 'compiled in', ...rest];
}
