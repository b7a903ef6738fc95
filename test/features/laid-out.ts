/** Texts of the languages beside httpd, laid out, and what must hold whatever they are. */
import assert from 'node:assert/strict';
import { TextFile } from '../../server/src/base/text-file';
import { applyEdits, type Lines } from '../../server/src/features/format/format';
import { DEFAULT_STYLE, type FormatStyle } from '../../server/src/features/format/style';
import { TEXT_FEATURES } from '../../server/src/features/text/languages';
import type { FileKind } from '../../server/src/stack/around';

/** Styles that differ in everything that they may. */
export const STYLES: readonly Partial<FormatStyle>[] = [
  {}, { indent: '\t', argumentGap: 'single', equals: 'none', maxBlankLines: 0 }, { indent: '  ', argumentGap: 'align', equals: 'spaces', maxBlankLines: 1, finalNewline: undefined }, { trimTrailing: false },
];

export function laidOut(kind: FileKind, text: string, style: Partial<FormatStyle> = {}, range?: Lines): string {
  return applyEdits(text, TEXT_FEATURES[kind].format(new TextFile(text), { ...DEFAULT_STYLE, ...style }, range));
}

/** Lays out in every style: once is enough. Whether the meaning stays is asked of the programs, not of the guard of the layout itself. */
export function assertStable(kind: FileKind, text: string, name = text): void {
  for (const style of STYLES) {
    const once = laidOut(kind, text, style);
    assert.equal(laidOut(kind, once, style), once, `${name} ${JSON.stringify(style)}`);
  }
}

/** Lays out once and compares; the result is stable. */
export function assertLaidOut(kind: FileKind, text: string, expected: string, style: Partial<FormatStyle> = {}): void {
  assert.equal(laidOut(kind, text, style), expected);
  assert.equal(laidOut(kind, expected, style), expected);
}
