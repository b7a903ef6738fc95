/** No text makes a reader of host files throw, and every place lies in the text. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Span } from '../../server/src/base/span';
import { parseLimits } from '../../server/src/host/limits';
import { parseLogrotate } from '../../server/src/host/logrotate';
import { parseProftpd, proftpdNodes } from '../../server/src/host/proftpd';
import { parsePureFtpd } from '../../server/src/host/pure-ftpd';
import { parseSysctl } from '../../server/src/host/sysctl';
import { parseUnit } from '../../server/src/host/systemd';
import { stopTimeout, timeSpan } from '../../server/src/host/systemd-values';
import { parseVsftpd } from '../../server/src/host/vsftpd';
import { parseWorkers } from '../../server/src/host/workers';

type Placed = { readonly at: Span; readonly nameAt?: Span; readonly valueAt?: Span };

const READERS: Readonly<Record<string, (text: string) => readonly Placed[]>> = {
  systemd: (text) => [...parseUnit(text).settings, ...parseUnit(text).rejected, ...parseUnit(text).sections],
  sysctl: (text) => [...parseSysctl(text).settings, ...parseSysctl(text).rejected],
  limits: (text) => [...parseLimits(text).entries, ...parseLimits(text).rejected],
  logrotate: (text) => [...parseLogrotate(text).blocks, ...parseLogrotate(text).blocks.flatMap((block) => block.scripts), ...parseLogrotate(text).rejected],
  vsftpd: (text) => [...parseVsftpd(text).settings, ...parseVsftpd(text).rejected],
  proftpd: (text) => [...proftpdNodes(parseProftpd(text).nodes), ...parseProftpd(text).rejected],
  'pure-ftpd': (text) => parsePureFtpd(text).settings,
  workers: (text) => [...parseWorkers(text).settings, ...parseWorkers(text).list, ...parseWorkers(text).rejected],
};

const PIECES = ['[Service]', 'TasksMax', '=', ' ', '\n', '\r\n', '\\', '#', ';', '{', '}', '/var/log/*', 'postrotate', 'endscript', '<Global', '</Global', '>', '"', '*', '-', 'nproc', '10', '$(a)', 'worker.a.port', 'listen', 'é', '\u0000'];
const texts = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })), { maxLength: 40 }).map((pieces) => pieces.join(''));

for (const [name, read] of Object.entries(READERS)) {
  void test(`${name}: any text`, () => {
    fc.assert(fc.property(texts, (text) => {
      for (const { at, nameAt, valueAt } of read(text)) {
        for (const span of [at, nameAt, valueAt]) {
          if (span !== undefined) assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, JSON.stringify({ text, span }));
        }
      }
    }), { numRuns: 2000 });
  });
}

const ANALYZE = '/usr/bin/systemd-analyze';

void describe('time spans are what systemd makes of them', { skip: existsSync(ANALYZE) ? undefined : 'no systemd-analyze' }, () => {
  for (const value of ['90', '1min 30s', '5m', '2h30min', '1.5s', '250ms', '1w', '3 days', 'infinity', '1M', '10parsecs', '', '-5']) {
    void test(JSON.stringify(value), () => assert.equal(timeSpan(value), bySystemd(value)));
  }
  void test('a stop timeout of 0 is none', () => assert.equal(stopTimeout('0'), Infinity));
});

/** Seconds; undefined for what it refuses. */
function bySystemd(value: string): number | undefined {
  try {
    const text = execFileSync(ANALYZE, ['timespan', '--', value], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const microseconds = /[μu]s: (\S+)/.exec(text)?.[1];
    return microseconds === undefined ? undefined : /^\d+$/.test(microseconds) && Number(microseconds) < 2 ** 63 ? Number(microseconds) / 1e6 : Infinity;
  } catch {
    return undefined;
  }
}
