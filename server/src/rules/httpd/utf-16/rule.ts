import { looksLikeUtf16 } from '../../characters';
import { blocksOf } from '../../file-lines';
import type { ConfigRule } from '../../types';
import { refusal } from '../../words';

/** httpd reads bytes: ap_varbuf_cfg_getline (server/util.c) knows no encoding. */
export const rule: ConfigRule = {
  id: 'httpd/utf-16',
  summary: 'A file in UTF-16',
  severities: ['error'],
  scope: 'config',
  on: [],
  *check(view) {
    const files = new Set<string>();
    for (const { file, block } of blocksOf(view.config)) {
      if (files.has(file)) continue;
      files.add(file);
      const line = block.lines[0];
      if (line === undefined || !looksLikeUtf16(line.text)) continue;
      yield {
        at: { file, block, line, start: 0, end: 2 }, severity: 'error', consequence: 'rejects',
        message: `This file is UTF-16 text, of which httpd can read nothing: ${refusal(view)}. Save it as UTF-8.`,
      };
    }
  },
};
