import type { ConfigRule } from '../../types';
import { asWritten, correctionFindings, ON_MPM } from '../correction';

/** Follows the `*_check_config` functions of the MPMs (server/mpm); the upper bounds are compiled in (MAX_SERVER_LIMIT). */
export const rule: ConfigRule = {
  id: 'mpm/server-limit-out-of-range',
  summary: 'ServerLimit is outside what the MPM can have, and httpd uses the nearest value',
  severities: ['warning', 'info'],
  fixable: 'safe',
  scope: 'config',
  on: ON_MPM,
  check: (view) => correctionFindings(view, ['ServerLimit 1', "ServerLimit 1'"], (correction, { name }) => {
    const { from, to } = correction.code;
    const bound = from < to ? 'below 1' : `above ${to}, the most that ${name} can have`;
    return `${asWritten(correction)} is ${bound}: httpd uses ${to}.`;
  }),
};
