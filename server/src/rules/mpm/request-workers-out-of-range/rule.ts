import type { ConfigRule } from '../../types';
import { asWritten, correctionFindings, ON_MPM } from '../correction';

/** Follows prefork_check_config (server/mpm/prefork/prefork.c). */
export const rule: ConfigRule = {
  id: 'mpm/request-workers-out-of-range',
  summary: 'MaxRequestWorkers of prefork is below 1, and httpd uses 1',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'config',
  on: ON_MPM,
  check: (view) => correctionFindings(view, ["MaxRequestWorkers 6'"], (correction) => `${asWritten(correction)} is below 1: httpd serves one request at a time.`),
};
