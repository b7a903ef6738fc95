/**
 * What `httpd -t -D DUMP_CONFIG` prints: the tree that httpd runs. Follows mod_info_module_cmds, mod_info_show_cmd and
 * mod_info_indent (modules/generators/mod_info.c) for output without a request.
 */
import { directive } from '../../httpd/catalog/catalog';
import type { Config } from '../../httpd/config/config';
import { ConfigNode, type FileFold, type Item, type Site, type Via } from '../../httpd/config/node';

/** The line httpd names for a site, from 1. */
export type LineOf = (site: Site) => number;

/** Directives that run while they are read leave no trace in the tree. */
export function dumpConfig(config: Config, lineOf: LineOf): string {
  const dump = new Dump(lineOf);
  if (config.fold !== undefined) dump.level(config.fold.items, 0, config.fold);
  return dump.text;
}

class Dump {
  readonly #physical: LineOf;
  readonly #lines: string[] = [];
  #file: string | undefined;

  constructor(lineOf: LineOf) {
    this.#physical = lineOf;
  }

  get text(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }

  level(items: Iterable<Item>, depth: number, fold: FileFold): void {
    for (const item of items) {
      if (!(item instanceof ConfigNode)) this.level(item.included.items, depth, item.included);
      else if (!item.readTime) this.#node(item, depth, fold);
      else if (isLuaBlock(item)) this.#show(endOfBlock(item, fold), depth, 'Lua_____ByteCodeHack (null)');
    }
  }

  /** A section without anything in it is shown like a plain directive: it never gets a closing tag. */
  #node(node: ConfigNode, depth: number, fold: FileFold): void {
    // The bracket that nobody wrote is there for httpd, too.
    const args = node.isSection && node.argumentText === '' ? '>' : node.argumentText;
    this.#show(node.site, depth, `${registered(node)} ${args}`);
    if (isEmpty(node.children)) return;
    this.level(node.children, depth + 1, fold);
    this.#enterFile(node.site);
    this.#lines.push(`${'  '.repeat(depth)}</${registered(node).slice(1)}>`);
  }

  #show(site: Site, depth: number, text: string): void {
    this.#enterFile(site);
    const indent = '  '.repeat(depth);
    const line = site.via?.bodyLine ?? this.#physical(site);
    this.#lines.push(`${indent}#${String(line).padStart(4)}:`, `${indent}${text}`);
  }

  #enterFile(site: Site): void {
    const file = site.via === undefined ? site.file : macroName(site.via, site, this.#physical);
    if (file === this.#file) return;
    this.#file = file;
    this.#lines.push(`# In file: ${file}`);
  }
}

function isEmpty(items: Iterable<Item>): boolean {
  for (const item of items) {
    if (item instanceof ConfigNode ? !item.readTime || isLuaBlock(item) : !isEmpty(item.included.items)) return false;
  }
  return true;
}

/** mod_lua puts a directive of its own into the tree where a block of Lua ends (register_named_block_function_hook in mod_lua.c). */
function isLuaBlock(node: ConfigNode): boolean {
  return /^<lua(?:hook|quick)/.test(node.key);
}

/** The end tag, or the last line of a file in which there is none. */
function endOfBlock(node: ConfigNode, fold: FileFold): Site {
  const block = fold.parts[fold.parts.length - 1]?.block;
  const line = block?.lines[block.lines.length - 1];
  return node.closing ?? (block === undefined || line === undefined ? node.site : { file: fold.file, block, line });
}

/** The name a module registered: httpd puts it in place of what the text says when the directive runs. */
function registered(node: ConfigNode): string {
  const spec = directive(node.key);
  const name = spec?.registeredName ?? spec?.name;
  return name === undefined ? node.name : node.isSection ? `<${name}` : name;
}

/** The name mod_macro gives to the lines of a macro (use_macro and make_array_config_file_name in mod_macro.c). */
function macroName(via: Via, site: Site, lineOf: LineOf): string {
  const { macro, definition, parent } = via;
  const place = (from: Via | undefined, of: Site): string =>
    from === undefined ? `line ${lineOf(of)} of "${of.file}"` : `line ${from.bodyLine} of "${macroName(from, of, lineOf)}"`;
  return `macro '${macro}' (defined on ${place(definition.via, definition)}) used on ${place(parent, site)}`;
}
