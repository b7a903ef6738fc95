/** The whole host as one picture: what crosses a border between two languages is answered here, once. */
import type { Config } from '../httpd/config/config';
import type { ConfigNode } from '../httpd/config/node';

export interface Stack {
  readonly config: Config;
  readonly complete: boolean;
  /** Names from the settings and from `# httpd-lint assume` comments. */
  readonly assume: ReadonlySet<string>;
  nodes(...keys: readonly string[]): readonly ConfigNode[];
}
