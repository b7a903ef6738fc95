import { taskNeed, type Tasks } from '../../../httpd/mpm/resources';
import { softLimit, tasks } from '../../../host/systemd-values';
import { mpmOf, type MpmPicture } from '../../../stack/mpm';
import { serviceUnits, type ServiceSetting } from '../../../stack/service-unit';
import { replace } from '../../builders';
import type { Found, StackRule } from '../../types';

/** CGI programs, piped loggers and threads of modules. */
const ROOM = 100;

/** pids.max of the control group counts everything in the service; RLIMIT_NPROC what is not forked by root. */
export const rule: StackRule = {
  id: 'limits/unit-tasks',
  summary: 'A unit of systemd that allows fewer tasks than the MPM needs',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'stack',
  *check(stack) {
    const mpm = mpmOf(stack);
    const need = mpm === undefined ? undefined : taskNeed(mpm.effective);
    if (mpm === undefined || need === undefined || mpm.assumes.length > 0) return;
    for (const { settings } of serviceUnits(stack.around)) {
      const most = settings.get('TasksMax');
      const allowed = most === undefined ? undefined : tasks(most.value);
      if (most !== undefined && allowed !== undefined && allowed < need.most) yield tasksMax(most, allowed, need, mpm);
      const nproc = settings.get('LimitNPROC');
      const soft = nproc === undefined ? undefined : softLimit(nproc.value);
      // Prefork's children are forked by root, which is exempt; threads are made by the children themselves.
      if (nproc !== undefined && soft !== undefined && mpm.name !== 'prefork' && soft < need.running - 1) yield limitNproc(nproc, soft, need, mpm);
    }
  },
};

function tasksMax({ at, value }: ServiceSetting, allowed: number, need: Tasks, mpm: MpmPicture): Found {
  const always = allowed < need.running;
  const what = mpm.name === 'prefork' ? 'processes' : 'processes and threads';
  return {
    at, severity: always ? 'warning' : 'info', consequence: 'advice',
    message: always
      ? `TasksMax=${value}: with all workers httpd has ${need.running} ${what}, and CGI programs come on top. systemd lets no more than ${allowed} be started, and requests above that wait or fail.`
      : `TasksMax=${value}: while children of a graceful restart finish, event can have ${need.most} ${what}. systemd lets no more than ${allowed} be started, and requests above that wait or fail.`,
    fixes: [{ title: `Write ${need.most + ROOM}`, safety: 'review', edits: [replace(at, String(need.most + ROOM))] }],
    related: related(mpm),
  };
}

function limitNproc({ at, value }: ServiceSetting, soft: number, need: Tasks, mpm: MpmPicture): Found {
  return {
    at, severity: 'warning', consequence: 'advice',
    message: `LimitNPROC=${value}: threads count like processes, and with all workers httpd's user has ${need.running - 1} of them. At ${soft} a child cannot make its threads and ends (AH03104).`,
    fixes: [{ title: `Write ${need.most + ROOM}`, safety: 'review', edits: [replace(at, String(need.most + ROOM))] }],
    related: related(mpm),
  };
}

function related(mpm: MpmPicture): NonNullable<Found['related']> {
  const node = mpm.set.get('MaxRequestWorkers')?.node;
  return node === undefined ? [] : [{ at: node.wholePlace, message: 'The number of workers.' }];
}
