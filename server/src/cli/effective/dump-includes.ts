/** What `httpd -t -D DUMP_INCLUDES` prints (include_config in server/core.c, process_resource_config_nofnmatch in server/config.c). */
import type { Config } from '../../httpd/config/config';
import { ConfigNode, type Item } from '../../httpd/config/node';
import { openings } from '../run/opened-files';
import type { LineOf } from './dump-config';

/** Server paths with the line of an Include, two blanks for every level; ends where httpd stops. */
export function dumpIncludes(config: Config, lineOf: LineOf): string {
  const lines = config.fold === undefined ? [] : includeLines(config.fold.items, lineOf);
  const entries = [...openings(config)].map(({ file, depth }, index) => `${'  '.repeat(depth + 1)}(${index === 0 ? '*' : lines[index - 1]!}) ${file}`);
  return ['Included configuration files:', ...entries, ''].join('\n');
}

/**
 * The line that stands beside each opened file. httpd keeps the line of the Include that ran last, whatever file it is in: the
 * second file of a wildcard shows the line of an Include inside the first.
 */
function includeLines(items: Iterable<Item>, lineOf: LineOf): number[] {
  const lines: number[] = [];
  let last = 0;
  const enter = (each: Iterable<Item>): void => {
    for (const item of each) {
      if (!(item instanceof ConfigNode)) {
        lines.push(last);
        enter(item.included.items);
        continue;
      }
      if (item.readTime && (item.key === 'include' || item.key === 'includeoptional')) last = item.site.via?.bodyLine ?? lineOf(item.site);
      enter(item.children);
    }
  };
  enter(items);
  return lines;
}
