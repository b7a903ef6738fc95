import { numberIn, streamMode } from '../../../lighttpd/backends';
import { listenAddresses, localBackends, reaches } from '../../../stack/front-proxy';
import { isServer } from '../../host-words';
import { plainNumber } from '../../seconds';
import type { StackRule } from '../../types';

/** Seconds of lighttpd (configfile.c) and of httpd (DEFAULT_TIMEOUT, httpd.h) where nothing sets them. */
const DEFAULTS = { idle: 360, timeout: 60 } as const;
const STREAM = 'server.stream-response-body';

/** ap_core_output_filter (core_filters.c) waits for Timeout to send; with mode 2 lighttpd reads no more than its client takes. */
export const rule: StackRule = {
  id: 'lighttpd/write-idle-above-backend',
  summary: 'httpd gives up a response before lighttpd gives up the client',
  severities: ['info', 'hint'],
  scope: 'stack',
  *check(stack) {
    const listens = isServer(stack) ? listenAddresses(stack) : undefined;
    if (listens === undefined) return;
    const node = stack.nodes('timeout').findLast(({ parent }) => parent === undefined);
    const timeout = node === undefined ? (stack.complete ? DEFAULTS.timeout : undefined) : plainNumber(node.words[0]?.value);
    if (timeout === undefined || timeout <= 0) return;
    const told = new Set<unknown>();
    for (const local of localBackends(stack.around)) {
      const { context } = local.list;
      const mode = numberIn(context, STREAM);
      const idle = numberIn(context, 'server.max-write-idle');
      const setting = context.effective('server.max-write-idle') ?? context.effective(STREAM);
      if (typeof mode !== 'number' || streamMode(mode) !== 2 || idle === 'unknown' || idle === 0 || (idle ?? DEFAULTS.idle) <= timeout || setting === undefined || told.has(setting) || !reaches(local, listens)) continue;
      told.add(setting);
      const isOwn = idle !== undefined || node !== undefined;
      yield {
        at: setting.value.at, severity: isOwn ? 'info' : 'hint', consequence: 'advice',
        message: `A client that takes nothing for ${timeout} seconds gets a response that is cut off: with ${STREAM} ${mode} httpd waits for it, and Timeout ${node === undefined ? `(${timeout} unless it is set)` : timeout} ends before server.max-write-idle ${idle ?? `(${DEFAULTS.idle} unless it is set)`}.`,
        related: node === undefined ? [] : [{ at: node.wholePlace, message: 'Timeout of httpd.' }],
      };
    }
  },
};
