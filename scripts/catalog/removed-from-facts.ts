import type { RemovedDirective } from '../../server/src/httpd/catalog/types';

/** Directives of other versions, sorted by name: those that are gone and those that only trunk has. */
export function removedFromFacts(
  removed: readonly RemovedDirective[], trunk: { readonly trunkOnly: readonly string[] },
): readonly RemovedDirective[] {
  const future = trunk.trunkOnly.map((name): RemovedDirective => ({ name, type: 'plain', trunkOnly: true }));
  return [...removed, ...future].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}
