import type { ConfigRule } from '../../types';
import { asWritten, correctionFindings, ON_MPM } from '../correction';

/** Follows worker_check_config and event_check_config (server/mpm/worker/worker.c, server/mpm/event/event.c). */
export const rule: ConfigRule = {
  id: 'mpm/request-workers-not-multiple',
  summary: 'MaxRequestWorkers is no multiple of ThreadsPerChild, and httpd rounds it down',
  severities: ['warning', 'info'],
  fixable: 'safe',
  scope: 'config',
  on: ON_MPM,
  check: (view) => correctionFindings(view, ['MaxRequestWorkers 8'], (correction) => {
    const [, threads, whole, processes] = correction.code.numbers;
    return `${asWritten(correction)} is no multiple of ThreadsPerChild ${threads}: httpd rounds it down to ${whole}, `
      + `${processes === 1 ? 'one process' : `${processes} processes`} of ${threads} threads.`;
  }),
};
