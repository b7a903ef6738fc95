import type { ConfigRule } from '../../types';
import { asWritten, correctionFindings, ON_MPM } from '../correction';

/** Follows the `*_check_config` functions of worker, event, winnt and mpm_netware (server/mpm). */
export const rule: ConfigRule = {
  id: 'mpm/threads-out-of-range',
  summary: 'ThreadsPerChild (MaxThreads on NetWare) is outside what the MPM can have',
  severities: ['warning', 'info'],
  fixable: 'safe',
  scope: 'config',
  on: ON_MPM,
  check: (view) => correctionFindings(view, ["ThreadsPerChild 5'", 'MaxThreads 9', "MaxThreads 9'"], (correction) => {
    const { from, to } = correction.code;
    return `${asWritten(correction)} is ${from < to ? `below ${to}` : `above ${to}, the most the MPM can have`}: httpd uses ${to}.`;
  }),
};
