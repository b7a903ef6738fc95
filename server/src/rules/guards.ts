/** What the conditions around a directive say about it. */
import { catalog } from '../httpd/catalog/catalog';
import type { ConfigNode, Guard } from '../httpd/config/node';

/** Whether a condition around a directive names a module that the catalogue does not know: then its directives are not known either. */
export function standsUnderForeignGuard(node: ConfigNode): boolean {
  for (let guard: Guard | undefined = node.guard; guard !== undefined; guard = guard.parent) {
    if (guard.kind !== 'ifmodule' || guard.negated) continue;
    const { argument } = guard;
    if (![...catalog.modules.values()].some((module) => module.identifier === argument || module.sourceFile === argument)) return true;
  }
  return false;
}

/** Whether the text around serves several versions and asks first: `<IfModule !mod_authz_core.c>`, `<IfModule mod_access_compat.c>`, `<IfVersion < 2.4>`. */
export function asksForVersion(node: ConfigNode): boolean {
  for (let guard: Guard | undefined = node.guard; guard !== undefined; guard = guard.parent) {
    if (guard.kind === 'ifversion' || (guard.kind === 'ifmodule' && /authz_|access_compat|auth_/.test(guard.argument))) return true;
  }
  return false;
}
