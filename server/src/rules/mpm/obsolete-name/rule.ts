import { MPM_ALIASES } from '../../../httpd/mpm/tables';
import { isBefore24Line } from '../../../httpd/mpm/version';
import { isEditable, replace } from '../../builders';
import type { LineRule } from '../../types';

const CURRENT: ReadonlyMap<string, string> = new Map(Object.entries(MPM_ALIASES).map(([name, current]) => [name.toLowerCase(), current]));

/** Follows ap_mpm_set_max_requests (server/mpm_common.c) and set_max_workers of the MPMs, which note it at level info. */
export const rule: LineRule = {
  id: 'mpm/obsolete-name',
  summary: 'MaxClients and MaxRequestsPerChild have had other names since 2.3.13',
  severities: ['info'],
  fixable: 'safe',
  scope: 'line',
  on: [...CURRENT.keys()],
  *check(node, view) {
    const current = CURRENT.get(node.key);
    if (current === undefined || isBefore24Line(view.config.world.version)) return;
    yield {
      at: node.namePlace,
      severity: 'info',
      consequence: 'advice',
      message: `${node.name} is an earlier name of ${current}: both set the same number, and the last line wins.`,
      fixes: isEditable(node) ? [{ title: `Write ${current}`, safety: 'safe', edits: [replace(node.namePlace, current)] }] : [],
      tags: ['deprecated'],
    };
  },
};
