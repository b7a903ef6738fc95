import { streamMode } from '../../../lighttpd/backends';
import { lighttpdOf } from '../../../lighttpd/read-root';
import { allSettings } from '../../../lighttpd/server';
import { numberOf } from '../../../lighttpd/values';
import { keyText, valuePlace } from '../../lighttpd';
import type { FileRule } from '../../types';

/** config_insert (configfile.c) keeps the two lowest bits that mean something and drops the rest. */
export const rule: FileRule = {
  id: 'lighttpd/stream-value',
  summary: 'A number for streaming that lighttpd reads as another one',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'file',
  on: ['lighttpd'],
  *check(view) {
    const server = lighttpdOf(view.reading);
    for (const { setting } of server === undefined ? [] : allSettings(server)) {
      if (!/^server\.stream-(?:request|response)-body$/i.test(setting.name)) continue;
      const value = numberOf(setting.value, 65535);
      if (value === undefined || value <= 2) continue;
      const mode = streamMode(value);
      yield {
        at: valuePlace(setting), severity: 'warning', consequence: 'silent', message: `${keyText(setting)} knows 0, 1 and 2; ${value} is ${mode} to lighttpd.`,
        fixes: [{ title: `Write ${mode}`, safety: 'safe', edits: [{ kind: 'replace', at: valuePlace(setting), text: String(mode) }] }],
      };
    }
  },
};
