import { childStates, type ChildState } from '../../../stack/child-state';
import { mpmOf, type MpmSetting } from '../../../stack/mpm';
import type { Found, StackRule } from '../../types';

/** ap_lua_get_lua_state (lua_vmprep.c): scopes thread and server keep an interpreter for as long as the child lives. mod_wsgi's embedded mode and mod_perl always do. */
export const rule: StackRule = {
  id: 'gateway/state-in-child',
  summary: 'An interpreter keeps its data in each child, and children come and go',
  severities: ['info'],
  scope: 'stack',
  *check(stack) {
    const mpm = mpmOf(stack);
    const limit = mpm?.effective.values.MaxConnectionsPerChild ?? 0;
    const setting = mpm?.set.get('MaxConnectionsPerChild');
    for (const node of stack.nodes('luascope')) {
      const word = node.words[0];
      const scope = word?.value.toLowerCase();
      if (word === undefined || (scope !== 'thread' && scope !== 'server')) continue;
      const ends = limit > 0 ? ` MaxConnectionsPerChild ${limit} ends each after so many connections.` : '';
      yield { at: node.place(word), severity: 'info', consequence: 'advice', message: `LuaScope ${scope} keeps the globals of a script in each ${scope === 'thread' ? 'thread of each ' : ''}child process: no other child sees them, and they are gone with the child.${ends}` };
    }
    for (const state of childStates(stack)) {
      if (limit > 0 && setting !== undefined) yield found(state, `MaxConnectionsPerChild ${limit} ends a child after so many connections`, setting);
      else if (state.sizeLimit !== undefined) yield found(state, 'Apache2::SizeLimit ends a child that has grown');
    }
  },
};

function found({ interpreter, nodes, sizeLimit }: ChildState, ends: string, setting?: MpmSetting): Found {
  const [first, ...others] = nodes;
  const related = [
    ...others.slice(0, 3).map((node) => ({ at: node.wholePlace, message: 'In the children, too.' })),
    ...(setting === undefined ? [] : [{ at: setting.node.wholePlace, message: 'The children end by this.' }]),
    ...(sizeLimit === undefined ? [] : [{ at: sizeLimit.wholePlace, message: 'Children that have grown are ended by this.' }]),
  ];
  const message = interpreter === 'python'
    ? `This application runs in the children of httpd. What its modules keep in memory is each child's own, and ${ends}. With WSGIDaemonProcess and WSGIProcessGroup it runs in processes that httpd does not end.`
    : `mod_perl runs this in the children of httpd. What its modules keep in memory, connections to a database among it, is each child's own, and ${ends}. What has to last belongs outside.`;
  return { at: first!.wholePlace, severity: 'info', consequence: 'advice', message, related };
}
