/** Which MPM a configuration runs. Follows ap_check_mpm and ap_mpm_... (httpd, server/config.c, AH00534). */
import { catalog } from '../catalog/catalog';
import type { Environment } from './environment';
import { contentSpan } from './node';
import type { Problem } from './problem';
import type { World } from './world';

export interface MpmFound {
  /** `event`, `worker`, `prefork`, `winnt`, ...; undefined when none or several are loaded. */
  readonly name: string | undefined;
  readonly identifiers: readonly string[];
  readonly problems: readonly Problem[];
}

export function findMpm(world: World, environment: Environment): MpmFound {
  const identifiers = [...environment.modules.keys()].filter((identifier) => catalog.modules.get(identifier)?.mpm === true);
  const name = identifiers.length === 1 ? /^mpm_(\w+)_module$/.exec(identifiers[0]!)?.[1] ?? identifiers[0]! : undefined;
  if (world.modules === 'any' || world.scope === 'htaccess' || identifiers.length === 1) return { name, identifiers, problems: [] };
  if (identifiers.length === 0) {
    return { name, identifiers, problems: [] };
  }
  const site = environment.modules.get(identifiers[identifiers.length - 1]!);
  if (site === undefined) return { name, identifiers, problems: [] };
  return {
    name, identifiers,
    problems: [{
      rule: 'mpm/more-than-one', phase: 'mpm', consequence: 'rejects', ah: 'AH00534',
      at: { ...site, ...contentSpan(site.line.text) }, line: site,
      message: 'Configuration error: More than one MPM loaded.', data: { identifiers },
    }],
  };
}
