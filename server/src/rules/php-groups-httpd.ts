/** Lines of php_value and its siblings, grouped as httpd keeps them: those of one section are one table. */
import type { ConfigNode } from '../httpd/config/node';
import { iniEntry } from '../php/catalog/catalog';
import { versionNumber } from '../php/catalog/versions';
import { PHP_KEYS, phpAssignment } from '../stack/php-setting';
import type { HostFacts } from '../stack/stack';
import { replace } from './builders';
import { removeDirective, replaceWord } from './edits';
import { heardWords } from './heard';
import type { PhpLine, PhpLines } from './php-lines';
import type { ConfigView } from './types';

const MODULES = ['php_module', 'php7_module', 'php5_module'];

/** One group for each section that has such lines, in httpd's order. Lines that httpd refuses are left out. */
export function phpGroupsOfHttpd(view: ConfigView & { readonly host: HostFacts }): readonly PhpLines[] {
  const groups = new Map<string, { node: ConfigNode | undefined; lines: PhpLine[]; path: string }>();
  const ids = new Map<ConfigNode | undefined, number>();
  for (const node of view.nodes(...PHP_KEYS)) {
    const line = lineOf(node, view);
    if (line === undefined) continue;
    if (!ids.has(node.parent)) ids.set(node.parent, ids.size);
    const key = String(ids.get(node.parent));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { node: node.parent, lines: [line], path: node.site.file });
    else group.lines.push(line);
  }
  const version = moduleVersion(view);
  const where = view.config.world.scope === 'htaccess' ? 'htaccess' : 'server';
  return [...groups.values()].map(({ lines, path }) => ({ where, lines, version, path, assume: view.assume }));
}

function lineOf(node: ConfigNode, view: ConfigView): PhpLine | undefined {
  const assignment = phpAssignment(node, view.config);
  const [first, second] = node.words;
  if (assignment === undefined || first === undefined || second === undefined || heardWords(node, view) === undefined) return undefined;
  const { name, value, source } = assignment;
  return {
    name, value, source, written: second.value, directive: node.key, spec: iniEntry(name), nameAt: node.place(first), valueAt: node.place(second),
    ...(node.isExpanded ? {} : { edits: {
      setName: (text) => replaceWord(node, first, text),
      setValue: (text) => replaceWord(node, second, text),
      setDirective: (text) => replace(node.namePlace, text),
      remove: () => removeDirective(node),
    } }),
  };
}

/** The version that the module's file names, `libphp8.2.so`, else that of the settings. */
function moduleVersion({ config, host }: Pick<ConfigView, 'config'> & { readonly host: HostFacts }): number | undefined {
  for (const identifier of MODULES) {
    const site = config.environment.modules.get(identifier);
    const match = site === undefined ? null : /libphp(\d)\.(\d+)\.so/.exec(site.line.text);
    if (match !== null) return Number(match[1]) * 100 + Number(match[2]);
  }
  return host.phpVersion === undefined ? undefined : versionNumber(host.phpVersion);
}
