/** Which MPM a configuration runs. Follows ap_check_mpm and ap_mpm_... (httpd, server/config.c, AH00534). */
import { catalog } from '../catalog/catalog';
import type { Environment } from './environment';
import { contentSpan, type Site } from './node';
import type { Problem } from './problem';
import type { World } from './world';

export interface MpmFound {
  /** `event`, `worker`, `prefork`, `winnt`, ...; undefined when none or several are loaded. */
  readonly name: string | undefined;
  readonly identifiers: readonly string[];
  readonly problems: readonly Problem[];
}

/** @param start the root's first line, where a missing MPM is shown; undefined when it may be loaded unseen */
export function findMpm(world: World, environment: Environment, start: Site | undefined): MpmFound {
  const identifiers = [...environment.modules.keys()].filter((identifier) => catalog.modules.get(identifier)?.mpm === true);
  const name = identifiers.length === 1 ? /^mpm_(\w+)_module$/.exec(identifiers[0]!)?.[1] ?? identifiers[0]! : undefined;
  if (world.modules === 'any' || world.scope === 'htaccess' || identifiers.length === 1) return { name, identifiers, problems: [] };
  const site = identifiers.map((identifier) => environment.modules.get(identifier)).findLast((each) => each !== undefined) ?? start;
  if (site === undefined) return { name, identifiers, problems: [] };
  const none = identifiers.length === 0;
  const message = `Configuration error: ${none ? 'No MPM loaded.' : 'More than one MPM loaded.'}`;
  const at = { ...site, ...contentSpan(site.line.text) };
  return {
    name, identifiers,
    problems: [{
      rule: none ? 'mpm/none-loaded' : 'mpm/more-than-one', phase: 'mpm', consequence: 'rejects', ah: 'AH00534',
      at, line: site, message, data: { identifiers },
    }],
  };
}
