/** Sessions of PHP that the code of a site opens: PHP files beside the configuration that one of its document roots serves. */
import type { OpenedText } from '../base/reading';
import { rememberedByText } from '../base/text-file';
import { sessionUse, type SessionUse } from '../host/php-code';
import { aroundOf } from './around';
import type { Stack } from './stack';

export interface SessionCode {
  readonly file: OpenedText;
  readonly use: SessionUse;
}

/** Keys of the directives that say which folders are given out. */
export const SERVED_KEYS: readonly string[] = ['documentroot', 'alias'];

const useOf = rememberedByText((source) => sessionUse(source.text));

/** Code that nobody asks for over http, or that is not the site's own. */
const NOT_SERVED = /\/(?:vendor|node_modules|tests?|spec|cli|bin|cron|migrations?|examples?)\//i;

/** Files with sessions that the server serves, by their paths. Files that look at the program that runs them are left out. */
export function sessionCode(stack: Stack): readonly SessionCode[] {
  const roots = servedRoots(stack);
  return aroundOf(stack.around, 'php-code').flatMap((file) => {
    if (NOT_SERVED.test(file.path) || !roots.some((root) => isServed(file.path, root))) return [];
    const use = useOf(file.source);
    return use.asksProgram || use.literalIds.length + use.starts.length === 0 ? [] : [{ file, use }];
  });
}

function servedRoots(stack: Stack): readonly string[] {
  const nodes = stack.nodes(...SERVED_KEYS).map(({ key, words }) => (key === 'alias' ? words[1] : words[0])?.value ?? '');
  return [...new Set(nodes.map((path) => path.replace(/\/+$/, '')).filter((path) => path.startsWith('/')))];
}

/** Whether a file lies below a root; a copy of a server's files may lie anywhere, with the end of the root's path. */
function isServed(path: string, root: string): boolean {
  if (path.startsWith(`${root}/`)) return true;
  const parts = root.split('/').filter((part) => part !== '');
  // `/var/www/html` is everybody's: its last part says nothing. Two parts, or one that is no common name, do.
  const end = parts.slice(-2).join('/');
  return parts.length >= 2 && path.includes(`/${end}/`);
}
