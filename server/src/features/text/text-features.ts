/** What an editor can do with files of languages other than httpd's: one entry for each language, each feature if it has it. */
import type { TextFile } from '../../base/text-file';
import type { FileKind } from '../../stack/around';
import type { HostFacts } from '../../stack/stack';
import type { Check, TextCheck } from '../../workspace/check';
import type { FileId } from '../../workspace/file-system';
import type { Workspace } from '../../workspace/workspace';
import type { Completion } from '../completion';
import type { Fold } from '../folding';
import type { FormatEdit, Lines } from '../format/format';
import type { FormatStyle } from '../format/style';
import type { Hover } from '../hover/card';
import type { Lookups } from '../lookups';
import type { Token } from '../semantic-tokens';
import type { OutlineSymbol } from '../symbols';
import type { FileRange, LineRange } from '../view';

export interface TextView {
  readonly workspace: Workspace;
  readonly file: FileId;
  readonly kind: FileKind;
  readonly source: TextFile;
  readonly host: HostFacts;
  /** The root that reads the file, its own where no other does; undefined before it is settled. */
  readonly check: TextCheck | undefined;
  /** The servers that are known: their requests reach PHP. */
  readonly servers: readonly Check[];
}

export interface TextLink {
  readonly range: LineRange;
  readonly target: FileId;
}

/** Offsets are those of `view.source`. A feature that has nothing to say answers with nothing. */
export interface TextFeatures {
  readonly hover?: (view: TextView, offset: number, lookups: Lookups) => Hover | undefined;
  readonly completions?: (view: TextView, offset: number) => readonly Completion[];
  readonly symbols?: (view: TextView) => readonly OutlineSymbol[];
  readonly folds?: (view: TextView) => readonly Fold[];
  readonly links?: (view: TextView, lookups: Lookups) => readonly TextLink[];
  readonly definitions?: (view: TextView, offset: number) => readonly FileRange[];
  readonly tokens: (source: TextFile) => readonly Token[];
  /** The edits that lay out the text, or the lines of a range. The program reads the same afterwards. */
  readonly format: Formatter;
  /** Whether the program reads the same from two texts. */
  readonly isSame: (before: string, after: string) => boolean;
}

/** @param range lines to lay out, unless it is all of them */
export type Formatter = (source: TextFile, style: FormatStyle, range?: Lines) => readonly FormatEdit[];
