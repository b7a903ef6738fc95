import { coresForShortage } from '../../../httpd/mpm/buckets';
import { mpmOf } from '../../../stack/mpm';
import { isEditable } from '../../builders';
import { removeDirective } from '../../edits';
import type { ConfigRule } from '../../types';
import { ON_MPM, related } from '../correction';
import { valuePlace } from '../silent';

/** Machines with more processors are rare enough to be left alone. */
const MOST_CORES = 64;

/** Follows ap_duplicate_listeners (server/listen.c) and the use of the buckets in prefork, worker and event (server/mpm). */
export const rule: ConfigRule = {
  id: 'mpm/buckets-beyond-server-limit',
  summary: 'ListenCoresBucketsRatio can give more listener buckets than ServerLimit has processes',
  severities: ['warning'],
  fixable: 'review',
  scope: 'config',
  on: ON_MPM,
  *check(view) {
    const picture = mpmOf(view);
    const setting = picture?.set.get('ListenCoresBucketsRatio');
    if (picture === undefined || setting === undefined) return;
    const { name, effective: { values } } = picture;
    if (name !== 'prefork' && name !== 'worker' && name !== 'event') return;
    const limit = values.ServerLimit ?? 0;
    const cores = coresForShortage(setting.value, limit);
    if (cores === undefined || cores > MOST_CORES) return;
    const effect = name === 'event' ? 'some connections are then never served' : 'httpd then crashes';
    const server = picture.set.get('ServerLimit')?.node;
    yield {
      at: valuePlace(setting),
      severity: 'warning',
      consequence: name === 'event' ? 'request-fails' : 'start-fails',
      message: `ListenCoresBucketsRatio ${setting.value} makes more listener buckets than the ${limit} processes of ServerLimit from ${cores} processors on: ${effect}.`,
      assumes: [`the machine has at least ${cores} processors`],
      fixes: isEditable(setting.node) ? [{ title: 'Remove ListenCoresBucketsRatio', safety: 'review', edits: [removeDirective(setting.node)] }] : [],
      related: server === undefined ? [] : [related(server)],
    };
  },
};
