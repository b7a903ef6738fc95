import type { ConfigRule } from '../../types';
import { asWritten, correctionFindings, ON_MPM } from '../correction';

/** Follows worker_check_config and event_check_config (server/mpm/worker/worker.c, server/mpm/event/event.c). */
export const rule: ConfigRule = {
  id: 'mpm/request-workers-below-threads',
  summary: 'MaxRequestWorkers is below ThreadsPerChild, and httpd raises it to one whole process',
  severities: ['warning', 'info'],
  fixable: 'safe',
  scope: 'config',
  on: ON_MPM,
  check: (view) => correctionFindings(view, ['MaxRequestWorkers 7'], (correction) => {
    const [, threads] = correction.code.numbers;
    return `${asWritten(correction)} is below ThreadsPerChild ${threads}: httpd raises it to ${threads}, one process.`;
  }),
};
