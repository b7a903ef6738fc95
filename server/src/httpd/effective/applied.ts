/** Sections that apply to a request, in the order in which httpd merges them. */
import type { Config } from '../config/config';
import { nodesOf, type ConfigNode, type Item } from '../config/node';
import { runNodes } from './servers';
import type { Truth } from './truth';

export type AppliedKind = 'server' | 'virtual-host' | 'directory' | 'htaccess' | 'files' | 'proxy' | 'location' | 'if';

/** One per-directory configuration of httpd: what a section, a `.htaccess` or a server's top level sets. */
export interface Applied {
  readonly kind: AppliedKind;
  /** The section; undefined for the main server and a `.htaccess`. */
  readonly node: ConfigNode | undefined;
  /** Where its nodes are from: the server's own configuration, or that of a `.htaccess`. */
  readonly config: Config;
  /** `maybe`: whether it applies cannot be told without the server. */
  readonly truth: Exclude<Truth, 'no'>;
  /** Why it applies, or why that is not known. */
  readonly reason: string;
  /** Plain directives, and sections that are no section of the walk. */
  readonly directives: readonly ConfigNode[];
  /** `<Files>` and `<If>` that stand in it: they come later (core_dir_config: sec_file, sec_if). */
  readonly files: readonly ConfigNode[];
  readonly ifs: readonly ConfigNode[];
}

/** Sections that have a time of their own in the walk. */
const WALKED: ReadonlySet<string> = new Set([
  '<virtualhost', '<directory', '<directorymatch', '<location', '<locationmatch', '<files', '<filesmatch', '<proxy', '<proxymatch', '<if', '<elseif', '<else',
]);
const FILES: ReadonlySet<string> = new Set(['<files', '<filesmatch']);
const IFS: ReadonlySet<string> = new Set(['<if', '<elseif', '<else']);
/** Only access control looks at the methods; all other directives run as if the section were not there (ap_limit_section). */
const LIMITS: ReadonlySet<string> = new Set(['<limit', '<limitexcept']);

/** Sorts what stands in a section. */
export function appliedOf(
  kind: AppliedKind, node: ConfigNode | undefined, config: Config, items: Iterable<Item>, truth: Applied['truth'], reason: string,
): Applied {
  const nodes = withoutLimits(runNodes(nodesOf(items)));
  return {
    kind, node, config, truth, reason,
    directives: nodes.filter(({ key }) => !WALKED.has(key)),
    files: nodes.filter(({ key }) => FILES.has(key)),
    ifs: nodes.filter(({ key }) => IFS.has(key)),
  };
}

function withoutLimits(nodes: readonly ConfigNode[]): ConfigNode[] {
  return nodes.flatMap((node) => (LIMITS.has(node.key) ? withoutLimits(runNodes(nodesOf(node.children))) : [node]));
}
