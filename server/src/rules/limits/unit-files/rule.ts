import { softLimit } from '../../../host/systemd-values';
import { mpmOf } from '../../../stack/mpm';
import { serviceUnits } from '../../../stack/service-unit';
import { replace } from '../../builders';
import type { StackRule } from '../../types';

/** Logs, listening sockets, libraries, the scoreboard and mod_ssl's caches, for a small server. */
const OTHERS = 50;

/** RLIMIT_NOFILE counts for each process; a child of a Unix MPM that can accept no connection for lack of one ends itself. */
export const rule: StackRule = {
  id: 'limits/unit-files',
  summary: 'A unit of systemd that allows fewer open files than a child has connections',
  severities: ['warning'],
  fixable: 'review',
  scope: 'stack',
  *check(stack) {
    const mpm = mpmOf(stack);
    if (mpm === undefined || mpm.assumes.length > 0) return;
    const threads = mpm.name === 'prefork' ? 1 : mpm.effective.values.ThreadsPerChild ?? 1;
    // One for the client, one for a file or a backend; event keeps waiting connections beside the busy ones.
    const factor = mpm.name === 'event' ? Math.max(1, Math.floor(mpm.effective.values.AsyncRequestWorkerFactor ?? 2)) : 0;
    const need = threads * (2 + factor) + OTHERS;
    for (const { settings } of serviceUnits(stack.around)) {
      const line = settings.get('LimitNOFILE');
      const soft = line === undefined ? undefined : softLimit(line.value);
      if (line === undefined || soft === undefined || soft >= need) continue;
      yield {
        at: line.at, severity: 'warning', consequence: 'advice',
        message: `LimitNOFILE=${line.value}: a child with ${threads} ${threads === 1 ? 'thread' : 'threads'} needs about ${need} files for connections, backends and logs. At ${soft} requests fail, and a child that can accept no connection ends.`,
        fixes: [{ title: 'Write 8192', safety: 'review', edits: [replace(line.at, '8192')] }],
      };
    }
  },
};
