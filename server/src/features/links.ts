/** Words of a file that lead to another one: Include targets, module files, and other paths that are files on this machine. */
import { hasWildcard } from '../base/fnmatch';
import { resolvePath } from '../base/path';
import type { LogicalLine } from '../httpd/syntax/logical-line';
import type { Block } from '../httpd/syntax/source-file';
import { wordsFrom, type Word } from '../httpd/syntax/words';
import { expand } from '../httpd/config/expand';
import type { Check } from '../workspace/check';
import type { FileId } from '../workspace/file-system';
import type { LineRange, View } from './view';
import { openedFolds } from './view';

export interface Link {
  readonly range: LineRange;
  readonly target: FileId;
}

/** Which argument of a directive names a file, counted from 0. Paths are relative to the server root. Lower case. */
const PATH_ARGUMENT: Readonly<Record<string, number>> = {
  include: 0, includeoptional: 0, loadmodule: 1, loadfile: 0, typesconfig: 0, mimemagicfile: 0,
  authuserfile: 0, authgroupfile: 0, authdigestgroupfile: 0, authdbmuserfile: 0, authdbmgroupfile: 0,
  sslcertificatefile: 0, sslcertificatekeyfile: 0, sslcertificatechainfile: 0, sslcacertificatefile: 0, sslcarevocationfile: 0,
  phpinidir: 0, jkworkersfile: 0, modseccrsfile: 0,
};

/** Only files that are known to be there: a link that leads nowhere is worse than none. */
export function linksOf(view: View): readonly Link[] {
  const check = view.checks.find((each) => each.config.world.modules !== 'any') ?? view.checks[0];
  if (check === undefined) return [];
  const included = includedBy(check);
  const links: Link[] = [];
  for (const block of view.source.blocks) {
    for (const line of block.lines) {
      if (line.kind !== 'directive') continue;
      const index = PATH_ARGUMENT[line.head.value.toLowerCase()];
      const word = index === undefined ? undefined : wordsFrom(line.text, line.head.end)[index];
      const target = word === undefined ? undefined : targetOf(view, check, included, line, word);
      if (word !== undefined && target !== undefined) links.push({ range: rangeOf(view, line, block, word), target });
    }
  }
  return links;
}

function targetOf(view: View, check: Check, included: ReadonlyMap<LogicalLine, readonly string[]>, line: LogicalLine, word: Word): FileId | undefined {
  const opened = included.get(line);
  if (opened?.length === 1) return check.plan.mapping.toHost(opened[0]!);
  const { variables, serverRoot } = check.config.environment;
  const { text, undefinedNames } = expand(word.value, (name) => variables.get(name.toLowerCase())?.value ?? check.config.world.environment.get(name));
  if (undefinedNames.length > 0 || text === '' || hasWildcard(text) || /^[|"]/.test(text)) return undefined;
  const host = check.plan.mapping.toHost(resolvePath(serverRoot, text));
  return host !== undefined && view.workspace.lookUp('stat', host) === 'file' ? host : undefined;
}

function includedBy({ config }: Check): ReadonlyMap<LogicalLine, readonly string[]> {
  const files = new Map<LogicalLine, string[]>();
  for (const { opener, file } of openedFolds(config.fold)) {
    if (opener === undefined) continue;
    const list = files.get(opener.site.line);
    if (list === undefined) files.set(opener.site.line, [file]);
    else list.push(file);
  }
  return files;
}

function rangeOf({ source }: View, line: LogicalLine, block: Block, word: Word): LineRange {
  const quoted = word.quote === undefined ? 0 : 1;
  const start = source.position(line, word.start + quoted, false, block) ?? { line: 0, column: 0 };
  return { start, end: source.position(line, word.end - (word.open === true ? 0 : quoted), true, block) ?? start };
}
