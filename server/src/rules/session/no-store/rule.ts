import type { ConfigNode } from '../../../httpd/config/node';
import { heardWords } from '../../heard';
import type { ConfigRule } from '../../types';

const STORES = ['sessioncookiename', 'sessioncookiename2', 'sessiondbdcookiename', 'sessiondbdcookiename2', 'sessiondbdperuser'];

/** ap_session_load (modules/session/mod_session.c): AH01815 where no module takes the session. */
export const rule: ConfigRule = {
  id: 'session/no-store',
  summary: 'Session On without anything that keeps the session',
  severities: ['warning'],
  scope: 'config',
  on: ['session', ...STORES],
  *check(view) {
    if (!view.complete || view.config.commands.uncatalogued.length > 0 || view.nodes(...STORES).length > 0) return;
    const [first, ...others] = view.nodes('session').filter((node) => isOn(node) && heardWords(node, view) !== undefined);
    if (first === undefined) return;
    yield {
      at: first.wholePlace, severity: 'warning', consequence: 'warns',
      message: 'Session On, and nothing keeps a session: no SessionCookieName and no SessionDBDCookieName is set, so httpd loads and saves none and logs AH01815.',
      related: others.map((node) => ({ at: node.wholePlace, message: 'Here too.' })),
    };
  },
};

function isOn({ words }: ConfigNode): boolean {
  return words[0]?.value.toLowerCase() === 'on';
}
