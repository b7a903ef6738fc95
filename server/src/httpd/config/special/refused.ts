import type { ConfigNode } from '../node';
import type { Problem } from '../problem';

/** A directive whose handler refuses it while the configuration is walked. */
export function refused(rule: string, node: ConfigNode, message: string, data?: Problem['data']): Problem {
  return {
    rule, phase: 'walk', consequence: 'rejects', at: node.wholePlace, line: node.site, node, message,
    ...(data === undefined ? {} : { data }),
  };
}
