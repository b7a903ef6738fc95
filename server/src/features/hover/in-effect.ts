/** Which of several lines that set the same thing at the same place is the one that counts. */
import { allNodes } from '../../httpd/config/config';
import type { ConfigNode } from '../../httpd/config/node';
import type { DirectiveSpec } from '../../httpd/catalog/types';
import type { Check } from '../../workspace/check';

export interface InEffect {
  readonly node: ConfigNode;
  /** How many lines set it at this place. */
  readonly count: number;
}

/** One word and no documented default, but one variable all the same. */
const LAST_WINS = new Set(['servername', 'documentroot', 'serveradmin', 'errorlog', 'user', 'group', 'pidfile', 'serverroot', 'sethandler', 'authname', 'authtype']);

/**
 * The last line of the same section (or of the same level of the server) wins where a directive sets one variable.
 * Sections of one name and argument are one place, as httpd merges them in their order; each virtual host is its own.
 * @returns undefined for directives that add up, where nobody wins
 */
export function inEffect({ config }: Check, node: ConfigNode, spec: DirectiveSpec): InEffect | undefined {
  if (!setsOneVariable(spec) || config.fold === undefined) return undefined;
  let last = node;
  let count = 0;
  for (const each of allNodes(config.fold)) {
    if (each.key !== node.key || !isSamePlace(each.parent, node.parent)) continue;
    last = each;
    count++;
  }
  return { node: last, count };
}

function setsOneVariable(spec: DirectiveSpec): boolean {
  if (spec.type === 'section' || spec.thirdParty === true || spec.execOnRead === true) return false;
  return spec.args === 'FLAG' || (spec.args === 'TAKE1' && spec.defaultArgs !== undefined) || LAST_WINS.has(spec.name.toLowerCase());
}

function isSamePlace(left: ConfigNode | undefined, right: ConfigNode | undefined): boolean {
  if (left === right) return true;
  if (left === undefined || right === undefined || left.key !== right.key || left.key === '<virtualhost') return false;
  return left.argumentText === right.argumentText && isSamePlace(left.parent, right.parent);
}
