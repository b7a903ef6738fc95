import { heardWords } from '../../heard';
import type { ConfigRule } from '../../types';

const SETTINGS = ['sessioncookiename', 'sessioncookiename2', 'sessiondbdcookiename', 'sessiondbdcookiename2', 'sessioncryptopassphrase', 'sessioncryptopassphrasefile', 'sessionmaxage', 'sessionheader', 'sessioninclude'];

/** ap_session_load (modules/session/mod_session.c) gives no session where Session is not On, which is the default. */
export const rule: ConfigRule = {
  id: 'session/never-on',
  summary: 'Settings of sessions on a server that has none',
  severities: ['hint'],
  scope: 'config',
  on: ['session', ...SETTINGS],
  *check(view) {
    if (!view.complete || view.config.world.scope !== 'server' || view.config.commands.uncatalogued.length > 0 || view.nodes('session').some(({ words }) => /^on$/i.test(words[0]?.value ?? ''))) return;
    const [first, ...others] = view.nodes(...SETTINGS).filter((node) => heardWords(node, view) !== undefined);
    if (first === undefined) return;
    yield {
      at: first.wholePlace, severity: 'hint', consequence: 'silent', assumes: ['no .htaccess turns sessions on'],
      message: `${first.name} has no effect, because Session is On nowhere.`,
      related: others.slice(0, 5).map((node) => ({ at: node.wholePlace, message: 'This has none, either.' })),
    };
  },
};
