import type { ConfigRule } from '../../types';
import { asWritten, correctionFindings, ON_MPM } from '../correction';

/** Follows the `*_check_config` functions of the MPMs (server/mpm). */
export const rule: ConfigRule = {
  id: 'mpm/start-servers-out-of-range',
  summary: 'StartServers is below 1, and httpd starts one process',
  severities: ['warning', 'info'],
  fixable: 'safe',
  scope: 'config',
  on: ON_MPM,
  check: (view) => correctionFindings(view, ["StartServers 10'", "StartThreads 10'"], (correction) => `${asWritten(correction)} is below 1: httpd starts with 1.`),
};
