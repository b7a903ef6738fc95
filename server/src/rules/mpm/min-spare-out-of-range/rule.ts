import type { ConfigRule } from '../../types';
import { asWritten, correctionFindings, ON_MPM } from '../correction';

/** Follows the `*_check_config` functions of the MPMs (server/mpm). */
export const rule: ConfigRule = {
  id: 'mpm/min-spare-out-of-range',
  summary: 'MinSpareServers or MinSpareThreads is below 1, and httpd uses 1',
  severities: ['warning', 'info'],
  fixable: 'safe',
  scope: 'config',
  on: ON_MPM,
  check: (view) => correctionFindings(view, ["MinSpareServers 11'", "MinSpareThreads 11'"], (correction) => `${asWritten(correction)} is below 1: httpd uses 1.`),
};
