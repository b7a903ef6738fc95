/** Small things that rules about a host share. */
import type { Stack } from '../stack/stack';

/** Whether the root is a whole server: a part of a configuration or a `.htaccess` says nothing of its host. */
export function isServer({ config: { world } }: Stack): boolean {
  return world.scope === 'server' && world.modules === 'loaded';
}
