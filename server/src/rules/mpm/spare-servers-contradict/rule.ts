import type { ConfigRule } from '../../types';
import { ON_MPM } from '../correction';
import { spareContradiction } from '../spare-contradiction';

/** Follows prefork_run (server/mpm/prefork/prefork.c). */
export const rule: ConfigRule = {
  id: 'mpm/spare-servers-contradict',
  summary: 'MaxSpareServers is not above MinSpareServers, and httpd raises it in silence',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'config',
  on: ON_MPM,
  check: (view) => spareContradiction(view, 'MinSpareServers', 'MaxSpareServers'),
};
