import type { ConfigRule } from '../../types';
import { ON_MPM } from '../correction';
import { spareContradiction } from '../spare-contradiction';

/** Follows worker_run and event_run (server/mpm/worker/worker.c, server/mpm/event/event.c). */
export const rule: ConfigRule = {
  id: 'mpm/spare-threads-contradict',
  summary: 'MaxSpareThreads leaves no room above MinSpareThreads, and httpd raises it in silence',
  severities: ['warning', 'info', 'hint'],
  fixable: 'safe',
  scope: 'config',
  on: ON_MPM,
  check: (view) => spareContradiction(view, 'MinSpareThreads', 'MaxSpareThreads'),
};
