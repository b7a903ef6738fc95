/** The error log that nobody names: `logs/error_log` below ServerRoot (DEFAULT_ERRORLOG), whose folder must exist. */
import { resolvePath } from '../../base/path';
import type { Files } from './files';
import { ConfigNode, contentSpan, type FileFold, type Item, type Site } from './node';
import type { Problem } from './problem';
import type { World } from './world';

/** check_errorlog_dir (server/core.c) for the main server without an ErrorLog; Windows names another file. */
export function defaultLogProblem(world: World, fold: FileFold, serverRoot: string, start: Site | undefined, files: Files): Problem[] {
  if (world.scope !== 'server' || world.modules === 'any' || world.profile === 'windows' || start === undefined) return [];
  const path = resolvePath(serverRoot, 'logs');
  // A missing ServerRoot is said at its own line.
  if (files.stat(serverRoot) === 'absent') return [];
  if (files.stat(path) !== 'absent' || !files.certain(path) || namesErrorLog(fold.items)) return [];
  return [{
    rule: 'httpd/missing-directory', phase: 'check', consequence: 'rejects', ah: 'AH02291', line: start,
    at: { ...start, ...contentSpan(start.line.text) }, data: { path },
    message: `Cannot access directory '${path}/' for main error log`,
  }];
}

/** Whether the main server has an ErrorLog; the first one is enough. */
function namesErrorLog(items: readonly Item[]): boolean {
  return items.some((item) => (item instanceof ConfigNode ? item.key === 'errorlog' : namesErrorLog(item.included.items)));
}
