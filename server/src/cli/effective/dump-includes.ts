/** What `httpd -t -D DUMP_INCLUDES` prints (ap_process_config_tree's reading in server/config.c and include_config in server/core.c). */
import { lineOf, type Where } from '../report/places';
import type { Config } from '../../httpd/config/config';
import { openings } from '../run/opened-files';

/** Server paths with the line of the directive that opened them, two blanks for every level; ends where httpd stops. */
export function dumpIncludes(config: Config, where: Where): string {
  const lines = ['Included configuration files:'];
  for (const { file, depth, opener } of openings(config)) {
    const line = opener === undefined ? '*' : String(opener.via?.bodyLine ?? lineOf(where, opener));
    lines.push(`${'  '.repeat(depth + 1)}(${line}) ${file}`);
  }
  return `${lines.join('\n')}\n`;
}
