/** An ini entry of PHP at a place of httpd: what php_value and its siblings say there, in the order in which httpd merges sections. */
import type { Config } from '../httpd/config/config';
import type { ConfigNode } from '../httpd/config/node';
import type { PhpBuild } from '../php/catalog/versions';
import { modPhpSetting } from '../php/effective/mod-php';
import type { Assignment, Setting } from '../php/effective/setting';
import { directiveValue, flagValue } from '../php/effective/words';

/** A line of httpd that sets an entry, and the configuration it is from: a `.htaccess` has its own. */
export interface PhpLine {
  readonly node: ConfigNode;
  readonly config: Config;
}

/** A section that applies to a request: `Applied` of httpd/effective. */
export interface PhpSection {
  readonly config: Config;
  readonly directives: readonly ConfigNode[];
}

/** The directives of mod_php that set entries. */
export const PHP_KEYS: readonly string[] = ['php_value', 'php_flag', 'php_admin_value', 'php_admin_flag'];

const KEYS: ReadonlySet<string> = new Set(PHP_KEYS);

/** What a directive of mod_php sets; undefined for any other one, and for a wrong number of words, which httpd refuses. */
export function phpAssignment(node: ConfigNode, config: Config): Assignment<PhpLine> | undefined {
  if (!KEYS.has(node.key) || node.words.length !== 2) return undefined;
  const [name, word] = [node.words[0]!.value, node.words[1]!.value];
  const value = node.key.endsWith('flag') ? flagValue(word) : directiveValue(word);
  const source = node.key.startsWith('php_admin') ? 'php_admin_value' : config.world.scope === 'htaccess' ? 'htaccess' : 'php_value';
  return { name, value, source, at: { node, config } };
}

/**
 * The value of an entry where mod_php serves the request.
 * @param startup lines of php.ini and its folder; their places are of another kind
 * @param sections in the order of merging (`whatApplies`)
 */
export function phpSettingAt<At>(
  name: string, build: PhpBuild, startup: readonly Assignment<At>[], sections: readonly PhpSection[],
): Setting<At | PhpLine> {
  const lines = sections.map(({ config, directives }) => directives.flatMap((node) => phpAssignment(node, config) ?? []));
  return modPhpSetting<At | PhpLine>(name, build, startup, lines);
}
