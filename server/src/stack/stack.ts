/** The whole host as one picture: what crosses a border between two languages is answered here, once. */
import type { Config } from '../httpd/config/config';
import type { ConfigNode } from '../httpd/config/node';
import type { Recorder } from './recorder';
import type { Around } from './around';

/** What settings say of the host that no file does. Counts are processes, sizes are bytes. */
export interface HostFacts {
  /** Version of PHP, `8.2`; undefined: the newest. */
  readonly phpVersion?: string;
  /** Version of lighttpd, `1.4.69`; undefined: the newest. */
  readonly lighttpdVersion?: string;
  /** Processes that the account may have at once. */
  readonly processLimit?: number;
}

export interface Stack {
  /** Notes what is asked for. */
  readonly recorder?: Recorder;
  readonly config: Config;
  readonly complete: boolean;
  /** Names from the settings and from `# httpd-lint assume` comments. */
  readonly assume: ReadonlySet<string>;
  readonly around: Around;
  readonly host: HostFacts;
  nodes(...keys: readonly string[]): readonly ConfigNode[];
}
