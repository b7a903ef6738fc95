/** Lines of text above directives: a list of providers, each about one thing. */
import { defineLenses } from './lens/define-lens';
import { hostLenses } from './lens/host-lens';
import { mpmLenses } from './lens/mpm-lens';
import type { Lens, LensProvider } from './lens/types';
import type { View } from './view';

const PROVIDERS: readonly LensProvider[] = [mpmLenses, hostLenses, defineLenses];

/** All lenses of a file in the order of the text; none for roots whose settings switch them off. */
export function lensesOf(view: View): readonly Lens[] {
  const checks = view.checks.filter(({ root }) => view.workspace.settingsOf(root).codeLens !== false);
  if (checks.length === 0) return [];
  const shown = { ...view, checks };
  return PROVIDERS.flatMap((provider) => [...provider(shown)]).sort((left, right) => left.range.start.line - right.range.start.line);
}
