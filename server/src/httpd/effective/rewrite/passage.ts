/** A request on its way through a list of rules: the parts of request_rec and rewrite_ctx that the rules read and write. */
import type { ConfigNode } from '../../config/node';
import type { Facts } from '../evaluate';
import type { AskedFiles } from '../inquiry';
import type { Groups } from '../regex-match';

/** What of a request stays as it is while rules run. */
export interface Surroundings {
  readonly files: AskedFiles;
  readonly uri: string;
  readonly scheme: 'http' | 'https';
  readonly method: string;
  /** Without a port; undefined: not known. */
  readonly serverName: string | undefined;
  /** The port that stands in URLs which httpd builds. */
  readonly port: number;
  readonly documentRoot: string;
  readonly contextPrefix: string;
  readonly contextRoot: string;
  readonly isSubrequest: boolean;
  /** Variables by name that are the same for mod_rewrite and expressions. */
  readonly variable: Facts['variable'];
  readonly header: Facts['header'];
  /** Whether a host and port of a URL are this server's own (ap_matches_request_vhost). */
  readonly isOwn: (host: string, port: number) => boolean;
  /** RewriteMaps of the server by name, as they are written. */
  readonly maps: ReadonlyMap<string, string>;
  /** A path as httpd reads one: relative to ServerRoot. */
  readonly resolve: (path: string) => string;
  /** Variables of the environment that rules have set so far; empty for one that was taken away. */
  readonly environment: ReadonlyMap<string, string>;
  /** Names that rules of this configuration set: nobody else is taken to set them. */
  readonly setByRules: ReadonlySet<string>;
}

/** Why nobody can tell what a rule does. */
export interface Doubt {
  readonly why: string;
  readonly line: ConfigNode | undefined;
}

export interface Passage {
  readonly around: Surroundings;
  /** The directory of the rules; undefined: those of a server. */
  readonly directory: string | undefined;
  readonly proxied: boolean;
  filename: string;
  pathInfo: string;
  query: string | undefined;
  status: number;
  /** The rule was reduced from a URL of this very server. */
  reduced: boolean;
  /** What rules see: without the directory. */
  uri: string;
  ruleGroups: Groups | undefined;
  conditionGroups: Groups | undefined;
  environment: Map<string, string>;
  /** The line that is looked at. */
  line: ConfigNode | undefined;
  /** Headers that the client is taken not to send, with the line that asks first. */
  readonly assumes: Map<string, ConfigNode | undefined>;
  /** The first thing that could not be told, and the line that asks; what comes after it is worth nothing. */
  doubt: Doubt | undefined;
}

/** Notes that something is not known. Out: an empty text, to go on with until somebody looks. */
export function doubtful(passage: Passage, why: string): string {
  passage.doubt ??= { why, line: passage.line };
  return '';
}
