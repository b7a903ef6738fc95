/** Where a name comes from: included files, macros, variables, modules, formats, and the other tag of a section. */
import type { Position } from '../base/span';
import type { Site } from '../httpd/config/node';
import { wordsFrom } from '../httpd/syntax/words';
import type { Check } from '../workspace/check';
import { openedBy } from './hover/include';
import { moduleNamed } from './hover/module';
import { variableAt } from './hover/variable';
import { keyAt } from './line-key';
import { referencesOf } from './names/references';
import { nameAt } from './names/symbol';
import { listenersOf } from './php-listeners';
import { placeOfSite } from './places';
import { tagNamesAt } from './tags';
import type { FileRange, View } from './view';
import { lineUnder } from './line-under';

export function definitionsAt(view: View, position: Position): readonly FileRange[] {
  const tags = tagNamesAt(view.source, position);
  if (tags !== undefined) {
    const [open, close] = tags;
    return [{ file: view.file, ...(position.line === open.start.line ? close : open) }];
  }
  const found = lineUnder(view.source, position);
  if (found === undefined) return [];
  const { line, block, offset } = found;
  const variable = variableAt(line.text, offset);
  const parameter = nameAt(view, position);
  if (parameter?.kind === 'parameter') return introductions(view, position);
  if (variable !== undefined && !variable.name.includes(':')) return sites(view, (check) => check.config.environment.variables.get(variable.name.toLowerCase())?.site);
  const words = wordsFrom(line.text, line.head.end);
  const index = words.findIndex((word) => offset >= word.start && offset <= word.end);
  const word = words[index]?.value.replace(/^!/, '').replace(/>$/, '') ?? '';
  const { key } = keyAt(line);
  if (key === 'include' || key === 'includeoptional') return view.checks.flatMap((check) => openedBy(check, block, line).flatMap((path) => startOf(check, path)));
  if (key === 'use' && index === 0) return sites(view, (check) => check.config.environment.macros.get(word.toLowerCase())?.site);
  if (key === '<ifmodule') return sites(view, (check) => check.config.environment.modules.get(moduleNamed(word)?.identifier ?? word));
  const pools = FCGI_KEYS.has(key) ? view.checks.flatMap((check) => listenersOf(view.workspace, check, word)) : [];
  return pools.length > 0 ? pools : introductions(view, position);
}

/** Directives with a target of FastCGI among their words. */
const FCGI_KEYS: ReadonlySet<string> = new Set(['sethandler', 'addhandler', 'proxypass', 'proxypassmatch', 'balancermember']);

/** Where a name is introduced: a format, a map, a variable, a balancer, a parameter. */
function introductions(view: View, position: Position): readonly FileRange[] {
  const name = nameAt(view, position);
  return name === undefined ? [] : referencesOf(view, name).filter(({ defines }) => defines).map(({ place }) => place);
}

function startOf(check: Check, path: string): FileRange[] {
  const file = check.plan.mapping.toHost(path);
  const start = { line: 0, column: 0 };
  return file === undefined ? [] : [{ file, start, end: start }];
}

function sites(view: View, siteOf: (check: Check) => Site | undefined): readonly FileRange[] {
  const found = new Map<string, FileRange>();
  for (const check of view.checks) {
    const site = siteOf(check);
    const place = site === undefined ? undefined : placeOfSite(view.workspace, check, site);
    if (place !== undefined) found.set(place.label, place.place);
  }
  return [...found.values()];
}
