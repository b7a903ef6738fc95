import type { ConfigRule } from '../../types';
import { asWritten, correctionFindings, ON_MPM } from '../correction';

/** Follows the `*_check_config` functions of worker, event and winnt (server/mpm). */
export const rule: ConfigRule = {
  id: 'mpm/threads-above-limit',
  summary: 'ThreadsPerChild is above ThreadLimit, and httpd cuts it',
  severities: ['warning', 'info'],
  fixable: 'safe',
  scope: 'config',
  on: ON_MPM,
  check: (view) => correctionFindings(view, ['ThreadsPerChild 5'], (correction, { settings }) => {
    const { to } = correction.code;
    const limit = settings.has('ThreadLimit') ? `ThreadLimit ${to}` : `ThreadLimit, which is ${to} unless it is set`;
    return `${asWritten(correction)} is above ${limit}: httpd uses ${to} threads for each process.`;
  }),
};
