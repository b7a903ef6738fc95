import { heardWords } from '../../heard';
import type { ConfigRule } from '../../types';

/** set_session_auth (modules/aaa/mod_auth_form.c) writes the login into the session; ap_session_load gives none where Session is off. */
export const rule: ConfigRule = {
  id: 'session/form-without-session',
  summary: 'A login by form that nothing remembers',
  severities: ['info'],
  fixable: 'review',
  scope: 'config',
  on: ['authtype', 'session'],
  *check(view) {
    if (!view.complete || view.config.world.scope !== 'server' || view.config.world.modules !== 'loaded') return;
    if (view.nodes('session').some(({ words }) => /^on$/i.test(words[0]?.value ?? ''))) return;
    for (const node of view.nodes('authtype')) {
      if (node.words[0]?.value.toLowerCase() !== 'form' || heardWords(node, view) === undefined) continue;
      yield {
        at: node.wholePlace, severity: 'info', consequence: 'silent', assumes: ['no .htaccess turns sessions on'],
        message: 'AuthType form keeps the login in a session, and Session is On nowhere: the password is taken, and the next request gets the login page again. Session On and SessionCookieName belong here.',
        fixes: node.isExpanded ? [] : [{ title: 'Add Session On', safety: 'review', edits: [{ kind: 'insertAfter', line: node.site, text: 'Session On' }] }],
      };
    }
  },
};
