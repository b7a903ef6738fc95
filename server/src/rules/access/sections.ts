/** The sections that decide about access, and which of them can meet in one request. */
import { ConfigNode } from '../../httpd/config/node';
import { wordsFrom } from '../../httpd/syntax/words';
import { asksForVersion } from '../guards';
import type { ConfigView } from '../types';

export const OLD_KEYS: readonly string[] = ['order', 'allow', 'deny', 'satisfy'];
export const NEW_KEYS: readonly string[] = ['require', '<requireall', '<requireany', '<requirenone', 'authmerging'];
/** What else the translation looks at. */
export const OTHER_KEYS: readonly string[] = ['authtype'];

/** One level of the configuration with its access lines. */
export interface AccessSection {
  /** The section; undefined for the top of a .htaccess. */
  readonly node: ConfigNode | undefined;
  readonly old: readonly ConfigNode[];
  /** Require lines and sections that stand directly in it. */
  readonly requires: readonly ConfigNode[];
  /** Both, in the order of the text. */
  readonly lines: readonly ConfigNode[];
}

/** All levels with old or new access lines, in reading order. Lines of a ladder for several versions are left out. */
export function accessSections(view: ConfigView): readonly AccessSection[] {
  const sections = new Map<ConfigNode | undefined, ConfigNode[]>();
  for (const node of view.nodes(...OLD_KEYS, ...NEW_KEYS)) {
    const parent = node.parent;
    if (parent !== undefined && parent.key.startsWith('<require')) continue;
    if (asksForVersion(node)) continue;
    const lines = sections.get(parent);
    if (lines === undefined) sections.set(parent, [node]);
    else lines.push(node);
  }
  return [...sections].map(([node, lines]) => ({
    node, lines, old: lines.filter(({ key }) => OLD_KEYS.includes(key)), requires: lines.filter(({ key }) => !OLD_KEYS.includes(key)),
  }));
}

/** A level without access lines. */
export function levelOf(node: ConfigNode | undefined): AccessSection {
  return { node, old: [], requires: [], lines: [] };
}

interface Reach {
  readonly host: ConfigNode | undefined;
  readonly directory: string | undefined;
  readonly location: string | undefined;
  readonly files: string | undefined;
  /** Order of merging (ap_directory_walk, ap_file_walk, ap_location_walk, ap_if_walk in server/request.c); undefined where it is not known. */
  readonly rank: number | undefined;
}

const RANKS: Readonly<Record<string, number>> = { '<directory': 1, '<directorymatch': 3, '<files': 4, '<filesmatch': 4, '<location': 5, '<locationmatch': 5, '<if': 6, '<elseif': 6, '<else': 6 };
const HTACCESS_RANK = 2;

const reaches = new WeakMap<AccessSection, Reach>();

function reachOf(section: AccessSection): Reach {
  let reach = reaches.get(section);
  if (reach === undefined) reaches.set(section, (reach = findReach(section)));
  return reach;
}

function findReach({ node }: AccessSection): Reach {
  const around = node === undefined ? [] : [node, ...node.ancestors()];
  const named = (key: string): string | undefined => plainPath(around.find((each) => each.key === key));
  const kind = around.find((each) => each.key !== '<limit' && each.key !== '<limitexcept');
  const isPattern = kind?.key === '<directory' && named('<directory') === undefined;
  return {
    host: around.find((each) => each.key === '<virtualhost'), directory: named('<directory'), location: named('<location'), files: named('<files'),
    rank: kind === undefined ? HTACCESS_RANK : isPattern ? undefined : RANKS[kind.key],
  };
}

/** The argument of a section that is one plain path or name, without a slash at its end. */
function plainPath(node: ConfigNode | undefined): string | undefined {
  const words = node === undefined ? [] : wordsFrom(node.argumentText.replace(/>$/, ''), 0);
  if (words.length !== 1) return undefined;
  const path = words[0]!.value;
  return /[*?[\]~]|\$\{/.test(path) ? undefined : path.replace(/\/+$/, '');
}

/** Whether one request can get both. Where nobody can say, it can. */
export function mayMeet(left: AccessSection, right: AccessSection): boolean {
  const [one, two] = [reachOf(left), reachOf(right)];
  if (one.host !== undefined && two.host !== undefined && one.host !== two.host) return false;
  if (areApart(one.directory, two.directory) || areApart(one.location, two.location)) return false;
  return one.files === undefined || two.files === undefined || one.files === two.files;
}

function areApart(left: string | undefined, right: string | undefined): boolean {
  return left !== undefined && right !== undefined && !isBelow(left, right) && !isBelow(right, left);
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder) && (path.length === folder.length || path.charCodeAt(folder.length) === 47);
}

/** Whether the second one is merged after the first; undefined where that is not certain. */
export function mergesAfter(first: AccessSection, second: AccessSection): boolean | undefined {
  const [one, two] = [reachOf(first), reachOf(second)];
  if (one.rank === undefined || two.rank === undefined) return undefined;
  if (one.rank !== two.rank) return two.rank > one.rank;
  if (one.rank !== 1 || one.directory === undefined || two.directory === undefined || one.directory === two.directory) return undefined;
  return two.directory.length > one.directory.length;
}
