/** The ways to load a module that a configuration lacks: fixes and words. */
import { catalog } from '../httpd/catalog/catalog';
import type { ModuleSpec } from '../httpd/catalog/types';
import { basename, dirname } from '../base/path';
import type { Config } from '../httpd/config/config';
import type { FileFold, Place, Site } from '../httpd/config/node';
import { byBlock } from '../httpd/syntax/by-block';
import { wordsFrom } from '../httpd/syntax/words';
import { replace } from './builders';
import type { ConfigView, Fix } from './types';

/** `mod_rewrite`, or the identifier where the catalogue does not know the module. */
export function moduleName(identifier: string): string {
  return catalog.modules.get(identifier)?.name ?? identifier;
}

/** What the administrator does to load it: Debian's tool or the line. One sentence. */
export function howToLoad(view: Pick<ConfigView, 'config'>, identifier: string): string {
  const module = catalog.modules.get(identifier);
  const short = identifier.replace(/_module$/, '');
  if (view.config.world.profile === 'debian' && module?.thirdParty !== true && module?.mpm !== true) return `a2enmod ${short} loads it.`;
  return `LoadModule ${identifier} modules/${fileOf(module, identifier)} loads it.`;
}

/**
 * The fix that loads the module: the line that is there as a comment, else a line below a LoadModule of the same
 * configuration, with what the module itself needs. None where each module has a file of its own (Debian).
 */
export function loadModuleFixes(view: Pick<ConfigView, 'config'>, identifier: string): Fix[] {
  const comment = commentedOut(view.config).get(identifier);
  if (comment !== undefined) {
    return [{ title: `Uncomment LoadModule ${identifier}`, safety: 'review', edits: [replace(comment.place, comment.text)] }];
  }
  const sister = lastLoadModule(view.config);
  if (sister === undefined) return [];
  const folder = dirname(wordsFrom(sister.line.text, 0)[2]?.value ?? '');
  const lines = withNeeded(view.config, identifier).map((each) => {
    const file = fileOf(catalog.modules.get(each), each);
    return `LoadModule ${each} ${folder === '' || folder === '.' ? '' : `${folder}/`}${file}`;
  });
  return [{ title: `Add LoadModule ${identifier}`, safety: 'review', edits: [{ kind: 'insertAfter', line: sister, text: lines.join('\n') }] }];
}

function fileOf(module: ModuleSpec | undefined, identifier: string): string {
  return basename(module?.file ?? `${module?.name ?? `mod_${identifier.replace(/_module$/, '')}`}.so`);
}

function withNeeded(config: Config, identifier: string): string[] {
  const missing = (catalog.modules.get(identifier)?.mustLoadAfter ?? []).filter((each) => !config.environment.modules.has(each));
  return [...missing, identifier];
}

/** The last LoadModule that stands as a plain line in a file with several of them. */
function lastLoadModule(config: Config): Site | undefined {
  const sites = [...config.environment.modules.values()].filter((site) => site !== undefined);
  const plain = sites.filter((site) => site.via === undefined && !site.line.text.includes('${') && site.line.head.value.toLowerCase() === 'loadmodule');
  return plain.findLast((site) => plain.filter(({ file }) => file === site.file).length > 1);
}

interface Comment {
  readonly place: Place;
  /** The line without its `#`. */
  readonly text: string;
}

const comments = new WeakMap<Config, Map<string, Comment>>();

/** LoadModule lines that are commented out, by identifier. */
function commentedOut(config: Config): Map<string, Comment> {
  const { fold } = config;
  let found = comments.get(config);
  if (found === undefined) {
    found = new Map();
    if (fold !== undefined) collectComments(fold, found);
    comments.set(config, found);
  }
  return found;
}

function collectComments(fold: FileFold, into: Map<string, Comment>): void {
  for (const { block, events } of fold.parts) {
    for (const { identifier, line, start, text } of commentsOf(block)) {
      into.set(identifier, { place: { file: fold.file, block, line, start, end: line.text.trimEnd().length }, text });
    }
    for (const event of events) if ('included' in event) collectComments(event.included, into);
  }
}

const commentsOf = byBlock((block) => block.lines.flatMap((line) => {
  if (line.kind !== 'comment' || line.physicalLines > 1) return [];
  const match = /^(\s*)#+\s*(LoadModule\s+(\S+)\s+\S+)\s*$/i.exec(line.text);
  return match === null ? [] : [{ identifier: match[3]!, line, start: match[1]!.length, text: match[2]! }];
}));
