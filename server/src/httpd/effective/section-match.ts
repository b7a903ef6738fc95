/** Whether a section's argument matches: dirsection, urlsection and filesection read it, the walks of server/request.c compare. */
import { fnmatchPath, hasWildcard } from '../../base/fnmatch';
import { resolvePath } from '../../base/path';
import type { ConfigNode } from '../config/node';
import { matchPattern } from './regex-match';
import { sectionWords } from './section-words';
import type { Truth } from './truth';

/** A section's argument as httpd keeps it. */
export interface SectionTest {
  readonly text: string;
  readonly kind: 'regex' | 'wildcard' | 'plain';
  /** Number of slashes: directories are sorted by it (ap_count_dirs); `/` has none. */
  readonly depth: number;
}

const ALWAYS_REGEX: ReadonlySet<string> = new Set(['<directorymatch', '<locationmatch', '<filesmatch', '<proxymatch']);

/** In: a section of the walk. A tilde makes a pattern of the second word. */
export function testOf(node: ConfigNode): SectionTest {
  const [first = '', second = ''] = sectionWords(node);
  const tilde = first === '~' && node.key !== '<locationmatch';
  const word = tilde ? second : first;
  if (tilde || ALWAYS_REGEX.has(node.key)) return { text: word, kind: 'regex', depth: slashes(word) };
  const text = node.key === '<directory' ? directoryPath(word) : word;
  return { text, kind: hasWildcard(text) ? 'wildcard' : 'plain', depth: text === '/' ? 0 : slashes(text) };
}

/** With a slash at the end, so that no path is the beginning of another's name. */
function directoryPath(word: string): string {
  const path = resolvePath('/', word);
  return path.endsWith('/') ? path : `${path}/`;
}

function slashes(text: string): number {
  return text.split('/').length - 1;
}

/** A directory with its final slash against `<Directory>` without a pattern. */
export function matchesDirectory(test: SectionTest, directory: string): boolean {
  return test.depth === 0 || (test.kind === 'wildcard' ? fnmatchPath(test.text, directory) : test.text === directory);
}

/** A path or a name against a pattern. */
export function matchesRegex(test: SectionTest, subject: string, ignoreCase: boolean): Truth {
  const groups = matchPattern(test.text, subject, ignoreCase);
  return groups === 'unknown' ? 'maybe' : groups === undefined ? 'no' : 'yes';
}

/** ap_location_walk: a prefix of whole components or a wildcard for the whole path, slashes in a row always one; or a pattern. */
export function matchesLocation(test: SectionTest, uri: string): Truth {
  if (test.kind === 'regex') return matchesRegex(test, uri, false);
  const path = uri.replace(/\/{2,}/g, '/');
  if (test.kind === 'wildcard') return fnmatchPath(test.text, path) ? 'yes' : 'no';
  const { text } = test;
  const whole = text === '' || text.endsWith('/') || path.length === text.length || path[text.length] === '/';
  return path.startsWith(text) && whole ? 'yes' : 'no';
}

/** ap_file_walk: the last component of the path. */
export function matchesFile(test: SectionTest, name: string, ignoreCase: boolean): Truth {
  if (test.kind === 'regex') return matchesRegex(test, name, ignoreCase);
  return (test.kind === 'wildcard' ? fnmatchPath(test.text, name) : test.text === name) ? 'yes' : 'no';
}
