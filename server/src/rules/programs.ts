/** Modules that start programs with the limits of RLimitCPU, RLimitMEM and RLimitNPROC. */
import type { ConfigView } from './types';

const STARTERS = ['cgi_module', 'cgid_module', 'ext_filter_module'];

/** Whether one of them is loaded. */
export function startsPrograms({ config }: ConfigView): boolean {
  return STARTERS.some((module) => config.commands.modules.has(module));
}

/** Whether none is, and no module is loaded that nobody knows here. */
export function startsNoPrograms(view: ConfigView): boolean {
  const { commands, world } = view.config;
  return view.complete && world.modules === 'loaded' && commands.uncatalogued.length === 0 && !startsPrograms(view);
}
