import { settingEdits } from '../../../stack/mpm-edits';
import { isOpen, processPicture, type ProcessPicture } from '../../../stack/process-limit';
import type { Stack } from '../../../stack/stack';
import type { Fix, Found, StackRule } from '../../types';

/** What cron jobs, shells and CGI programs of the user need beside the servers. */
const RESERVE = 15;

/** fork and pthread_create fail with EAGAIN (AH00159, AH03104); what a hoster's watcher ends is up to it. */
export const rule: StackRule = {
  id: 'limits/process-limit',
  summary: 'More processes and threads of one user than it may have',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'stack',
  *check(stack) {
    const picture = processPicture(stack);
    const { limit, demands, total } = picture ?? {};
    if (picture === undefined || limit === undefined || demands === undefined || total === undefined) return;
    if (total <= limit.limit && !isOpen(demands)) return;
    const [httpd] = demands;
    // Where httpd alone fits in, the others are what is too much.
    const cause = httpd!.count > limit.limit ? httpd! : demands.findLast(({ count }) => count >= 0)!;
    const at = cause.at ?? httpd!.at ?? limit.at;
    if (at === undefined) return;
    yield { at, ...words(picture, stack.complete), related: relatedOf(picture, at), fixes: fixesOf(stack, picture) };
  },
};

function words({ mpm, demands, user, limit, assumes: needed }: ProcessPicture, complete: boolean): Omit<Found, 'at'> {
  const assumes = [
    ...mpm.assumes,
    ...needed,
    ...(complete || mpm.set.has('MaxRequestWorkers') ? [] : ['no file that could not be read sets MaxRequestWorkers']),
    ...(limit!.source === 'setting' ? [] : ['httpd is started in a session that PAM limits, not by systemd']),
  ];
  const what = demands.map((demand) => demand.words).join(', ');
  const whose = user === undefined ? '' : ` as ${user}`;
  const whence = limit!.source === 'setting' ? 'the setting processLimit' : 'limits.conf';
  return {
    severity: assumes.length === 0 ? 'warning' : 'info', consequence: 'advice',
    message: `When all is busy there are ${what}${whose}; ${whence} allows ${limit!.limit} in all. What comes last is not started, and it may be httpd's.`,
    ...(assumes.length === 0 ? {} : { assumes }),
  };
}

function relatedOf({ demands, limit }: ProcessPicture, own: Found['at']): NonNullable<Found['related']> {
  const others = demands.filter(({ at }) => at !== undefined && at !== own).map(({ at, words: what }) => ({ at: at!, message: `Counted here: ${what}.` }));
  return limit!.at === undefined || limit!.at === own ? others : [...others, { at: limit!.at, message: `The limit of ${limit!.limit}.` }];
}

function fixesOf(stack: Stack, { mpm, demands, limit, total }: ProcessPicture): readonly Fix[] {
  const { effective } = mpm;
  const others = total - demands[0]!.count;
  const threads = mpm.name === 'prefork' ? 1 : effective.values.ThreadsPerChild ?? 1;
  const processes = Math.floor((limit!.limit - others - RESERVE) / (mpm.name === 'prefork' ? 1 : threads + 2));
  const workers = processes * threads;
  if (processes < 1 || workers >= effective.capacity) return [];
  const edits = settingEdits(stack.config, mpm, new Map([['MaxRequestWorkers', workers]]));
  return edits === undefined || edits.length === 0 ? [] : [{ title: `Set MaxRequestWorkers ${workers}`, safety: 'review', edits }];
}
