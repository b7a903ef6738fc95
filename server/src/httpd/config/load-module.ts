/** LoadModule. Follows load_module (modules/core/mod_so.c) as far as files and names tell. */
import { basename, resolvePath } from '../../base/path';
import { catalog } from '../catalog/catalog';
import type { ConfigNode } from './node';
import { problem, type Reader } from './reader';

/** Identifiers by the shared object that defines them, for files whose content is public knowledge. */
function identifierOfFile(file: string): string | undefined {
  const name = basename(file);
  for (const module of catalog.modules.values()) {
    if (module.thirdParty !== true && module.file === name) return module.identifier;
  }
  return undefined;
}

export function loadModule(reader: Reader, node: ConfigNode, identifier: string, file: string): void {
  if (reader.hasModule(identifier)) {
    if (reader.world.staticModules.includes(identifier)) {
      const message = `module ${identifier} is built-in and can't be loaded`;
      reader.report({ ...problem('modules/built-in', node.wholePlace, message, node.site, { identifier }), node });
      return;
    }
    const message = `module ${identifier} is already loaded, skipping`;
    reader.report({
      ...problem('modules/loaded-twice', node.wholePlace, message, node.site, { identifier }),
      node, consequence: 'warns', ah: 'AH01574',
    });
    return;
  }
  const path = resolvePath(reader.environment.serverRoot, file);
  reader.noteRead({ kind: 'serverRoot', answer: reader.environment.serverRoot });
  const stat = reader.files.stat(path);
  reader.noteRead({ kind: 'stat', path, answer: stat });
  const at = node.place(node.words[1] ?? node.nameSpan);
  // A copy of a configuration rarely holds the modules: only the machine's own files can be missing.
  const certain = reader.files.certain(path);
  if (certain && stat === 'absent' && isNowhereElse(file)) {
    const message = `Cannot load ${file} into server: ${path}: cannot open shared object file: No such file or directory`;
    reader.report({ ...problem('modules/file-missing', at, message, node.site, { path, identifier }), node });
  } else if (certain && (stat === 'directory' || stat === 'empty')) {
    const message = `Cannot load ${file} into server: ${path}: not a shared object`;
    reader.report({ ...problem('modules/file-missing', at, message, node.site, { path, identifier }), node });
  }
  const defined = identifierOfFile(file);
  if (defined !== undefined && defined !== identifier) {
    const message = `Can't locate API module structure \`${identifier}' in file ${path}`;
    reader.report({ ...problem('modules/wrong-identifier', node.place(node.words[0]!), message, node.site, { identifier, defined }), node });
  }
  // Windows finds the library of the other module in the same folder and loads it along (LOAD_WITH_ALTERED_SEARCH_PATH).
  if (reader.world.profile !== 'windows') checkOrder(reader, node, identifier, file);
  reader.environment.apply({ kind: 'load', module: identifier, site: node.site });
}

/** A bare name is looked for where the loader looks, too; there it is one of a library. */
function isNowhereElse(file: string): boolean {
  return file.includes('/') || !/\.so(?:\.|$)/.test(file);
}

/** load_file (modules/core/mod_so.c): libraries that modules need, each word one. */
export function loadFile(reader: Reader, node: ConfigNode): void {
  for (const word of node.words) {
    const path = resolvePath(reader.environment.serverRoot, word.value);
    reader.noteRead({ kind: 'serverRoot', answer: reader.environment.serverRoot });
    const stat = reader.files.stat(path);
    reader.noteRead({ kind: 'stat', path, answer: stat });
    if (stat !== 'absent' || !reader.files.certain(path) || !isNowhereElse(word.value)) continue;
    const message = `Cannot load ${word.value} into server: ${path}: cannot open shared object file: No such file or directory`;
    reader.report({ ...problem('modules/file-missing', node.place(word), message, node.site, { path }), node });
    return;
  }
}

function checkOrder(reader: Reader, node: ConfigNode, identifier: string, file: string): void {
  for (const needed of catalog.modules.get(identifier)?.mustLoadAfter ?? []) {
    if (reader.hasModule(needed)) continue;
    const message = `Cannot load ${file} into server: it needs symbols of ${needed}`;
    reader.report({ ...problem('modules/load-order', node.wholePlace, message, node.site, { identifier, needed }), node });
  }
}
