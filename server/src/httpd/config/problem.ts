/**
 * What the reader found wrong, before any rule gives it words: the verdict is made of these, whatever
 * severities somebody has set. `rule` names the rule that shows it.
 */
import type { Need } from './needs';
import type { ConfigNode, Place, Site } from './node';

/** What the real server does with it. */
export type Consequence = 'rejects' | 'start-fails' | 'request-fails' | 'warns' | 'silent' | 'advice';

/**
 * When httpd finds it, in this order: `read` while reading, `mpm` when it looks for the MPM, `pre` in the
 * pre-configuration hooks, `walk` when the directives run, `check` after that.
 */
export type Phase = 'read' | 'mpm' | 'pre' | 'walk' | 'check';

export interface Problem {
  readonly rule: string;
  readonly phase: Phase;
  readonly consequence: Consequence;
  readonly at: Place;
  /** The line httpd names (its last physical line); its `via` is the macro chain. Unset: the line of `at`. */
  readonly line?: Site;
  readonly node?: ConfigNode;
  /** The message httpd gives, or ours in its place, without a final full stop. */
  readonly message: string;
  /** Facts for the rule's words and fixes. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** What had to be assumed for it. */
  readonly assumes?: readonly string[];
  readonly ah?: string;
  /** Set: it is a problem only where this is not met. */
  readonly needs?: Need;
}
