import { mpmOf } from '../../../stack/mpm';
import type { StackRule } from '../../types';

/** ap_lua_get_lua_state (lua_vmprep.c): scopes thread and server keep an interpreter for as long as the child lives. */
export const rule: StackRule = {
  id: 'gateway/state-in-child',
  summary: 'Lua keeps an interpreter in each child, and children come and go',
  severities: ['info'],
  scope: 'stack',
  *check(stack) {
    const mpm = mpmOf(stack);
    const limit = mpm?.effective.values.MaxConnectionsPerChild ?? 0;
    for (const node of stack.nodes('luascope')) {
      const word = node.words[0];
      const scope = word?.value.toLowerCase();
      if (word === undefined || (scope !== 'thread' && scope !== 'server')) continue;
      const ends = limit > 0 ? ` MaxConnectionsPerChild ${limit} ends each after so many connections.` : '';
      yield { at: node.place(word), severity: 'info', consequence: 'advice', message: `LuaScope ${scope} keeps the globals of a script in each ${scope === 'thread' ? 'thread of each ' : ''}child process: no other child sees them, and they are gone with the child.${ends}` };
    }
  },
};
