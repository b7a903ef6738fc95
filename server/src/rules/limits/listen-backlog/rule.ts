import { kernelSetting } from '../../../stack/host-texts';
import { mpmOf } from '../../../stack/mpm';
import type { StackRule } from '../../types';

/** listen(2) cuts the number to net.core.somaxconn, and says nothing. */
export const rule: StackRule = {
  id: 'limits/listen-backlog',
  summary: 'A ListenBacklog above what the kernel allows',
  severities: ['warning', 'info'],
  scope: 'stack',
  *check(stack) {
    const mpm = mpmOf(stack);
    const kernel = kernelSetting(stack.around, 'net.core.somaxconn');
    if (mpm === undefined || kernel === undefined) return;
    const setting = mpm.set.get('ListenBacklog');
    const wanted = setting?.value ?? mpm.effective.values.ListenBacklog ?? 511;
    if (wanted <= kernel.value) return;
    if (setting === undefined) {
      yield {
        at: kernel.at, severity: 'info', consequence: 'advice',
        message: `net.core.somaxconn ${kernel.value} cuts httpd's queue of connections, ${wanted} unless ListenBacklog is set: of those that find all workers busy more are turned away.`,
      };
      return;
    }
    yield {
      at: setting.node.place(setting.node.words[0] ?? setting.node.nameSpan), severity: 'warning', consequence: 'silent',
      message: `ListenBacklog ${wanted} is ${kernel.value} here: the kernel cuts it to net.core.somaxconn, without a message. A new number counts after a stop and a start.`,
      related: [{ at: kernel.whole, message: 'The kernel\'s limit.' }],
    };
  },
};
