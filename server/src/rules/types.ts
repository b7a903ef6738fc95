/** What a rule is. A rule sees values and gives findings; it asks for no file and imports no other rule. */
import type { Config } from '../httpd/config/config';
import type { ConfigNode, Place, Site } from '../httpd/config/node';
import type { Consequence, Problem } from '../httpd/config/problem';
import type { Reading, TextFiles, OpenedText } from '../base/reading';
import type { Span } from '../base/span';
import type { TextPlace } from '../base/text-file';
import type { FileKind } from '../stack/around';
import type { HostFacts, Stack } from '../stack/stack';
import type { PhpLines } from './php-lines';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** `safe`: the server runs the very same configuration afterwards. `review`: it does something else. */
export type Safety = 'safe' | 'review';

/** A place in httpd's text, by logical line, or in a text of another language, by offset. */
export type AnyPlace = Place | TextPlace;

/**
 * One change of text. In a `TextPlace` the text is taken as it is: an insertion replaces nothing. Lines are given without their line ends; indentation (that of `line`, or of `indent` where given) and
 * line ends are added at the border.
 */
export type Edit =
  | { readonly kind: 'replace'; readonly at: AnyPlace; readonly text: string }
  | { readonly kind: 'insertBefore' | 'insertAfter'; readonly line: Site; readonly text: string; readonly indent?: Site }
  | { readonly kind: 'removeLine'; readonly line: Site };

export interface Fix {
  readonly title: string;
  readonly safety: Safety;
  readonly edits: readonly Edit[];
}

export interface Related {
  readonly at: AnyPlace;
  readonly message: string;
}

export interface Finding {
  readonly rule: string;
  readonly at: AnyPlace;
  readonly severity: Severity;
  /** What the real server does with it. */
  readonly consequence: Consequence;
  readonly message: string;
  readonly ah?: string;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly Related[];
  readonly assumes?: readonly string[];
  /** `unnecessary` greys the text, `deprecated` strikes it through. */
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
  /** The macro or line httpd names, where it is not the place. */
  readonly line?: Site;
  /** Findings of one rule with the same cause (a module, a variable) are shown once, the other places beside the first. */
  readonly cause?: string;
  /** Rules whose findings in the same configuration this one stands for: they become hints, and their fixes are offered here together, under the title. */
  readonly covers?: { readonly rules: readonly string[]; readonly title: string };
}

/** What a rule gives; the runner adds its id. */
export type Found = Omit<Finding, 'rule'>;

interface Meta {
  /** `<topic>/<name>`, the folder's path; never reused. */
  readonly id: string;
  /** One line for lists and settings: what the rule finds. */
  readonly summary: string;
  /** Severities it can give, the usual one first. */
  readonly severities: readonly Severity[];
  readonly fixable?: Safety;
}

/** Gives words and fixes to what the reader found: problems carry the rule's id. Remembered per problem. */
export interface ProblemRule extends Meta {
  readonly scope: 'problem';
  show(problem: Problem, view: ConfigView): Found | undefined;
}

/** Looks at one directive and where it stands. Remembered per node as long as the node lives. */
export interface LineRule extends Meta {
  readonly scope: 'line';
  /** Keys of the catalogue (`timeout`, `<directory`), or `all`. */
  readonly on: readonly string[] | 'all';
  /** A cheap test that almost every line fails: `check` is asked only where it holds. */
  readonly when?: (node: ConfigNode) => boolean;
  check(node: ConfigNode, view: ConfigView): Iterable<Found>;
}

/** Looks at the whole configuration through the nodes of some directives. */
export interface ConfigRule extends Meta {
  readonly scope: 'config';
  /** Keys whose nodes it asks for; `view.nodes` knows no others. */
  readonly on: readonly string[];
  check(view: ConfigView): Iterable<Found>;
}

/** Asks the picture of the whole host. */
export interface StackRule extends Meta {
  readonly scope: 'stack';
  /** Keys of directives that it asks for or looks at inside sections, besides those of the questions of `stack`. */
  readonly on?: readonly string[];
  check(stack: Stack): Iterable<Found>;
}

/** Looks at one root of another language with what it reads. */
export interface FileRule extends Meta {
  readonly scope: 'file';
  readonly on: readonly FileKind[];
  check(view: FileView): Iterable<Found>;
}

/** Looks at lines that set ini entries of PHP and hold together: of an ini file, a pool of PHP-FPM, or one section of httpd. */
export interface PhpRule extends Meta {
  readonly scope: 'php';
  check(group: PhpLines): Iterable<Found>;
}

export type Rule = ProblemRule | LineRule | ConfigRule | StackRule | FileRule | PhpRule;

export interface FileView {
  readonly kind: FileKind;
  /** The root; `reading.files` has what else it reads. */
  readonly root: OpenedText;
  readonly reading: Reading;
  /** The files around it, settled as far as its reader asked. */
  readonly files: TextFiles;
  readonly assume: ReadonlySet<string>;
  readonly host: HostFacts;
  /** A stretch of the root, or of another file of the reading. */
  at(span: Span, of?: OpenedText): TextPlace;
}

export interface ConfigView {
  readonly config: Config;
  /** Whether everything the root reaches could be read, so that absence means something. */
  readonly complete: boolean;
  /** Names from the settings and from `# httpd-lint assume` comments. */
  readonly assume: ReadonlySet<string>;
  /** Nodes with one of the keys, in httpd's order, read-time ones included. */
  nodes(...keys: readonly string[]): readonly ConfigNode[];
}
