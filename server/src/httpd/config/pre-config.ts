/** What modules refuse before any directive runs: their pre-configuration hooks (AH00013). */
import type { Environment } from './environment';
import type { MpmFound } from './mpm-module';
import { contentSpan } from './node';
import type { Problem } from './problem';
import type { World } from './world';

const PHP_MODULES = ['php_module', 'php7_module', 'php5_module'];
const THREADED = new Set(['worker', 'event']);

/** Whether mod_php is loaded, which most builds have without thread safety. */
export function loadsPhp({ modules }: Environment): boolean {
  return PHP_MODULES.some((identifier) => modules.has(identifier));
}

/**
 * mod_php without thread safety refuses a threaded MPM (php_pre_config, sapi/apache2handler). Debian and RHEL build
 * it so; elsewhere it is an assumption.
 */
export function preConfigProblems(world: World, environment: Environment, mpm: MpmFound): Problem[] {
  if (mpm.name === undefined || !THREADED.has(mpm.name)) return [];
  return PHP_MODULES.flatMap((identifier): Problem[] => {
    const site = environment.modules.get(identifier);
    if (site === undefined) return [];
    const assumed = [
      ...(world.profile === 'debian' || world.profile === 'rhel' ? [] : ['PHP is built without thread safety']),
      ...(world.assumedMpm === undefined ? [] : [`${world.assumedMpm} is linked into httpd`]),
    ];
    return [{
      rule: 'php/threaded-mpm', phase: 'pre', consequence: 'rejects', at: { ...site, ...contentSpan(site.line.text) }, line: site,
      message: 'Apache is running a threaded MPM, but your PHP Module is not compiled to be threadsafe.',
      data: { identifier, mpm: mpm.name }, ...(assumed.length === 0 ? {} : { assumes: assumed }),
    }];
  });
}
