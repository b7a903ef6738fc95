/** Which modules of the gateway a configuration loads, and where. */
import type { ConfigNode } from '../httpd/config/node';
import type { ConfigView } from './types';

/** The line that loads a module; undefined where none does. */
export function loadedBy(view: ConfigView, identifier: string): ConfigNode | undefined {
  if (!view.config.commands.modules.has(identifier)) return undefined;
  return view.nodes('loadmodule').find(({ words }) => words[0]?.value === identifier);
}
