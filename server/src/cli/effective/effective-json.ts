/** The configuration as a tree, for programs. */
import { nodesOf, type ConfigNode, type Item } from '../../httpd/config/node';
import type { CheckedServer } from '../run/session';
import { hostOf, lineOf, viaOf, type Where } from '../report/places';
import { rootReport } from '../report/roots';

/**
 * Version 1: the root as in the JSON of `check`; modules in the order they are loaded, defined names and variables after the last
 * line; every directive that is in effect with the line it comes from, after variables and macros.
 */
export function effectiveJson(checked: CheckedServer, where: Where): string {
  const { config } = checked.check;
  const { modules, defined, variables, serverRoot } = config.environment;
  const output = {
    version: 1,
    root: rootReport(checked, where),
    serverRoot,
    httpdVersion: config.world.version,
    modules: [...modules].map(([identifier, site]) => ({
      identifier,
      ...(site === undefined ? { static: true } : { static: false, file: where.display(hostOf(where, site.file)), line: lineOf(where, site) }),
    })),
    defines: [...defined],
    variables: Object.fromEntries([...variables.values()].map(({ name, value }) => [name, value])),
    directives: config.fold === undefined ? [] : treeOf(config.fold.items, where),
  };
  return `${JSON.stringify(output, null, 2)}\n`;
}

function treeOf(items: Iterable<Item>, where: Where): object[] {
  return [...nodesOf(items)].map((node) => nodeJson(node, where));
}

function nodeJson(node: ConfigNode, where: Where): object {
  const { site, name, argumentText, isSection } = node;
  const via = viaOf(where, site.via);
  return {
    name: isSection ? `${name}>` : name,
    arguments: isSection ? argumentText.replace(/>$/, '').trimEnd() : argumentText,
    file: where.display(hostOf(where, site.file)),
    line: lineOf(where, site),
    ...(via.length === 0 ? {} : { via }),
    ...(isSection ? { children: treeOf(node.children, where) } : {}),
  };
}
