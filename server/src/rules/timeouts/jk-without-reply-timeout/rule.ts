import { jkWorkers } from '../../../stack/jk-workers';
import { isServer } from '../../host-words';
import type { StackRule } from '../../types';

/** 0, which is the default of both, waits for ever (ajp_get_reply, native/common/jk_ajp_common.c of mod_jk). */
export const rule: StackRule = {
  id: 'timeouts/jk-without-reply-timeout',
  summary: 'A worker of mod_jk that waits for its backend for ever',
  severities: ['info'],
  scope: 'stack',
  *check(stack) {
    if (!isServer(stack) || !stack.config.commands.modules.has('jk_module')) return;
    const unbounded = jkWorkers(stack.around).filter(({ properties }) => !['reply_timeout', 'socket_timeout'].some((name) => Number(properties.get(name)?.value ?? 0) > 0));
    const [first, ...others] = unbounded;
    if (first === undefined) return;
    yield {
      at: first.at, severity: 'info', consequence: 'advice',
      message: `The worker ${first.name}${others.length === 0 ? '' : ` and ${others.length} more`} of mod_jk ${others.length === 0 ? 'has' : 'have'} neither reply_timeout nor socket_timeout: a backend that hangs holds a worker of httpd for ever. reply_timeout is in milliseconds.`,
      related: others.slice(0, 5).map(({ at, name }) => ({ at, message: `The worker ${name} has none, either.` })),
    };
  },
};
