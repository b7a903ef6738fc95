import { loadModuleFixes, howToLoad } from '../../load-module';
import type { ConfigRule } from '../../types';
import { wholeLine } from '../../edits';

/** What mod_auth_form asks for when the server starts, whether a form is used or not, in its order. */
const NEEDED = [['session_module', 'AH02617'], ['request_module', 'AH02618']] as const;

/** hook_post_config (modules/aaa/mod_auth_form.c). */
export const rule: ConfigRule = {
  id: 'session/form-without-module',
  summary: 'mod_auth_form without the modules it needs, with which httpd does not start',
  severities: ['error'],
  fixable: 'review',
  scope: 'config',
  on: ['loadmodule'],
  *check(view) {
    const { config, complete } = view;
    const site = config.environment.modules.get('auth_form_module');
    if (!complete || site === undefined || config.world.modules !== 'loaded') return;
    // httpd asks for the session first and stops there.
    const missing = NEEDED.find(([identifier]) => !config.commands.modules.has(identifier));
    if (missing === undefined) return;
    const [identifier, ah] = missing;
    yield {
      at: wholeLine(site), severity: 'error', consequence: 'start-fails',
      message: `mod_auth_form needs mod_${identifier.replace('_module', '')}, which is not loaded: httpd passes its configuration test and then does not start (${ah}), even if no form is used. ${howToLoad(view, identifier)}`,
      fixes: loadModuleFixes(view, identifier),
    };
  },
};
