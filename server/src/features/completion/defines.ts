/** `${NAME}`: what Define and the environment of the server bring, and look-ups in a RewriteMap. */
import type { Completion } from '../completion';
import { definedNames } from '../names/occurrences';
import { macroAround } from '../names/parameters';
import { offer, type Request } from './request';
import { mapKeyOffers } from './rewrite-maps';

/** Undefined where no `${` is open at the cursor. */
export function defineOffers(request: Request): readonly Completion[] | undefined {
  const open = /\$\{([^}\s]*)$/.exec(request.line.text.slice(0, request.offset));
  if (open === null) return undefined;
  const [, map, key] = /^([^:]+):(.*)$/.exec(open[1]!) ?? [];
  if (map !== undefined && key !== undefined && request.key.startsWith('rewrite')) return mapKeyOffers(request, map, key);
  const back = open[1]!.length;
  const ends = request.line.text.charAt(request.offset) === '}' ? '' : '}';
  const names = new Map<string, string>();
  for (const { config } of request.view.checks) {
    for (const [name, value] of config.world.environment) names.set(name, `${value} (environment)`);
    for (const { name, value } of config.environment.variables.values()) names.set(name, value);
  }
  for (const name of definedNames(request.view, 'define')) if (!names.has(name)) names.set(name, 'defined elsewhere');
  const defines = [...names].map(([name, value]) => offer(request, { label: name, kind: 'constant', detail: value, insert: `${name}${ends}`, back }));
  if (!request.key.startsWith('rewrite')) return defines;
  const maps = definedNames(request.view, 'map').map((name) => offer(request, { label: `${name}:`, kind: 'reference', detail: 'RewriteMap', insert: `${name}:`, snippet: `${name}:\${1:\\$1}${ends}`, back }));
  return [...maps, ...defines];
}

/** Parameters inside the body of a macro, where their sign is written. Undefined elsewhere. */
export function parameterOffers(request: Request): readonly Completion[] | undefined {
  const written = /[$%@]\w*$/.exec(request.line.text.slice(0, request.offset))?.[0];
  const macro = written === undefined ? undefined : macroAround(request.view.source, request.position.line);
  if (written === undefined || macro === undefined || macro.section.open.line === request.line) return undefined;
  const fitting = macro.parameters.filter((name) => name.startsWith(written[0]!));
  return fitting.length === 0 ? undefined : fitting.map((name) => offer(request, { label: name, kind: 'variable', detail: 'parameter of the macro', back: written.length }));
}
