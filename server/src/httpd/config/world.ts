/** Everything the text cannot say. One world at a time: it fixes every condition. */

import type { Grants } from './htaccess';

export type ProfileName = 'debian' | 'rhel' | 'upstream' | 'windows';

export interface World {
  readonly profile: ProfileName;
  /** httpd's version, e.g. `2.4.71`. */
  readonly version: string;
  /** Compiled-in ServerRoot, or what `-d` would give. */
  readonly serverRoot: string;
  /** Identifiers of the modules linked into the program. */
  readonly staticModules: readonly string[];
  /** The MPM among them where the profile says so and neither the text nor the settings do. */
  readonly assumedMpm?: string;
  /** Names given with `-D`. */
  readonly defines: readonly string[];
  /** The process environment (Debian: `envvars`). */
  readonly environment: ReadonlyMap<string, string>;
  /**
   * `loaded`: modules are those the text and the profile load. `any`: nothing is known of the modules
   * (a fragment, a `.htaccess` without its server): every condition is unknown and both branches are read.
   */
  readonly modules: 'loaded' | 'any';
  /** Whether `${}` names outside `environment` may exist in the real environment. */
  readonly environmentKnown: boolean;
  /** The environment is the profile's guess: a unit, a container or an envvars file that is not here may set more. */
  readonly environmentAssumed?: boolean;
  /** What the root is: a server configuration, or a `.htaccess` with the classes it is granted. */
  readonly scope: 'server' | 'htaccess';
  /** What scope `htaccess` is granted. */
  readonly grants?: Grants;
}
