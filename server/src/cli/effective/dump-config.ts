/**
 * What `httpd -t -D DUMP_CONFIG` prints: the tree that httpd runs. Follows mod_info_module_cmds, mod_info_show_cmd and
 * mod_info_indent (modules/generators/mod_info.c) for output without a request.
 */
import { directive } from '../../httpd/catalog/catalog';
import type { Config } from '../../httpd/config/config';
import { nodesOf, type ConfigNode, type Item, type Site, type Via } from '../../httpd/config/node';
import { lineOf, type Where } from '../report/places';

/** Directives that run while they are read leave no trace in the tree. */
export function dumpConfig(config: Config, where: Where): string {
  const dump = new Dump(where);
  if (config.fold !== undefined) dump.level(config.fold.items, 0);
  return dump.text;
}

class Dump {
  readonly #where: Where;
  readonly #lines: string[] = [];
  #file: string | undefined;

  constructor(where: Where) {
    this.#where = where;
  }

  get text(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }

  /** A section without anything in it is shown like a plain directive: it never gets a closing tag. */
  level(items: Iterable<Item>, depth: number): void {
    for (const node of nodesOf(items)) {
      if (node.readTime) continue;
      this.#enterFile(node.site);
      const indent = '  '.repeat(depth);
      this.#lines.push(`${indent}#${String(this.#lineOf(node.site)).padStart(4)}:`, `${indent}${registered(node)} ${node.argumentText}`);
      if (![...nodesOf(node.children)].some((child) => !child.readTime)) continue;
      this.level(node.children, depth + 1);
      this.#enterFile(node.site);
      this.#lines.push(`${indent}</${registered(node).slice(1)}>`);
    }
  }

  #enterFile(site: Site): void {
    const file = site.via === undefined ? site.file : macroName(site.via, site, this.#where);
    if (file === this.#file) return;
    this.#file = file;
    this.#lines.push(`# In file: ${file}`);
  }

  #lineOf(site: Site): number {
    return site.via?.bodyLine ?? lineOf(this.#where, site);
  }
}

/** The name a module registered: httpd puts it in place of what the text says when the directive runs. */
function registered(node: ConfigNode): string {
  const spec = directive(node.key);
  const name = spec?.registeredName ?? spec?.name;
  return name === undefined ? node.name : node.isSection ? `<${name}` : name;
}

/** The name mod_macro gives to the lines of a macro (use_macro and make_array_config_file_name in mod_macro.c). */
function macroName(via: Via, site: Site, where: Where): string {
  const { macro, definition, parent } = via;
  const defined = definition.via === undefined ? `line ${lineOf(where, definition)} of "${definition.file}"` : `line ${definition.via.bodyLine} of "${macroName(definition.via, definition, where)}"`;
  const used = parent === undefined ? `line ${lineOf(where, site)} of "${site.file}"` : `line ${parent.bodyLine} of "${macroName(parent, site, where)}"`;
  return `macro '${macro}' (defined on ${defined}) used on ${used}`;
}
