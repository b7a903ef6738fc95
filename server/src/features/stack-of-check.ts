/** The whole host around a checked root, for features that look across languages. */
import { allNodes } from '../httpd/config/config';
import type { Stack } from '../stack/stack';
import type { Check } from '../workspace/check';
import { hostFactsOf } from '../workspace/read-text-root';
import type { Workspace } from '../workspace/workspace';

/** The same questions as rules of scope `stack` ask. Assumptions are those of the settings; comments are the rules' business. */
export function stackOfCheck(workspace: Workspace, { root, config }: Check): Stack {
  const settings = workspace.settingsOf(root);
  const all = config.fold === undefined ? [] : [...allNodes(config.fold)];
  return {
    config, complete: root.scope === 'server' && config.unread.size === 0, assume: new Set(settings.assume),
    around: workspace.host(root).around, host: hostFactsOf(settings),
    nodes: (...keys) => {
      const wanted = new Set(keys);
      return all.filter(({ key }) => wanted.has(key));
    },
  };
}
