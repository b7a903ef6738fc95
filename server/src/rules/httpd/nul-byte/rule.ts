import type { Block } from '../../../httpd/syntax/source-file';
import { looksLikeUtf16 } from '../../characters';
import { blocksOf } from '../../file-lines';
import type { ConfigRule } from '../../types';

const remembered = new WeakMap<Block, readonly number[]>();

/** Indexes of the block's lines that hold a NUL. */
function linesWithNul(block: Block): readonly number[] {
  let found = remembered.get(block);
  if (found === undefined) {
    found = block.lines.flatMap((line, index) => (line.raw.includes('\0') ? [index] : []));
    remembered.set(block, found);
  }
  return found;
}

/** Follows ap_cfg_getline_core (server/util.c): strings end at NUL. */
export const rule: ConfigRule = {
  id: 'httpd/nul-byte',
  summary: 'A NUL byte, behind which a line is lost',
  severities: ['warning'],
  scope: 'config',
  on: [],
  *check(view) {
    const utf16 = new Set<string>();
    for (const { file, block } of blocksOf(view.config)) {
      if (looksLikeUtf16(block.lines[0]?.text ?? '')) utf16.add(file);
      if (utf16.has(file)) continue;
      for (const index of linesWithNul(block)) {
        const line = block.lines[index]!;
        const end = line.text.length;
        yield {
          at: { file, block, line, start: Math.max(0, end - 1), end }, severity: 'warning', consequence: 'silent',
          message: 'A NUL byte stands here: httpd reads nothing of this line behind it, and says nothing.',
        };
      }
    }
  },
};
