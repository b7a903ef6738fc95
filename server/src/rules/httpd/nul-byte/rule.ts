import { byBlock } from '../../../httpd/syntax/by-block';
import { looksLikeUtf16 } from '../../characters';
import { blocksOf } from '../../file-lines';
import type { ConfigRule } from '../../types';

const linesWithNul = byBlock((block) => block.lines.filter((line) => line.raw.includes('\0')));

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
      const lines = linesWithNul(block);
      if (lines.length > 0 && looksLikeUtf16(block.lines[0]!.text)) utf16.add(file);
      if (utf16.has(file)) continue;
      for (const line of lines) {
        const end = line.text.length;
        yield {
          at: { file, block, line, start: Math.max(0, end - 1), end }, severity: 'warning', consequence: 'silent',
          message: 'A NUL byte stands here: httpd reads nothing of this line behind it, and says nothing.',
        };
      }
    }
  },
};
