import { taskNeed } from '../../../httpd/mpm/resources';
import { kernelSetting } from '../../../stack/host-texts';
import { mpmOf } from '../../../stack/mpm';
import { replace } from '../../builders';
import { isServer } from '../../host-words';
import type { StackRule } from '../../types';

/** What the rest of a small machine has; ids below 300 are not given out a second time (RESERVED_PIDS, kernel/pid.c). */
const REST = 300;

/** Settings that bound the tasks of the whole machine, and what a plain Linux has. */
const BOUNDS = { 'kernel.pid_max': { what: 'no more ids for processes and threads of the whole machine', usual: 32768 }, 'kernel.threads-max': { what: 'no more tasks of the whole machine', usual: 32768 } } as const;

/** alloc_pid (kernel/pid.c) and copy_process (kernel/fork.c) of Linux: fork and pthread_create fail with EAGAIN. */
export const rule: StackRule = {
  id: 'limits/kernel-tasks',
  summary: 'A bound of the kernel on tasks that httpd alone can use up',
  severities: ['warning'],
  fixable: 'review',
  scope: 'stack',
  *check(stack) {
    const mpm = mpmOf(stack);
    const need = mpm === undefined ? undefined : taskNeed(mpm.effective);
    if (mpm === undefined || need === undefined || mpm.assumes.length > 0 || !isServer(stack)) return;
    for (const [name, { what, usual }] of Object.entries(BOUNDS)) {
      const setting = kernelSetting(stack.around, name);
      if (setting === undefined || setting.value >= need.running + REST) continue;
      const node = mpm.set.get('MaxRequestWorkers')?.node;
      yield {
        at: setting.at, severity: 'warning', consequence: 'advice',
        message: `${name} = ${setting.value} allows ${what}, and with all workers httpd has ${need.running} of them: what comes last is not started, a child of httpd or a login.`,
        fixes: [{ title: `Write ${usual}`, safety: 'review', edits: [replace(setting.at, String(usual))] }],
        ...(node === undefined ? {} : { related: [{ at: node.wholePlace, message: 'The number of workers.' }] }),
      };
    }
  },
};
