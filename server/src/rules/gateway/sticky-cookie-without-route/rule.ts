import { balancersOf, BALANCER_KEYS } from '../../balancers';
import type { ConfigRule } from '../../types';

/** Cookies whose values have no dot: PHP writes letters, digits, `-` and `,` (session.c), the gateway digits. */
const PLAIN = /^(?:PHPSESSID|CSPSESSIONID\S*|ASPSESSIONID\w*|laravel_session|sessionid)$/i;

/** find_session_route (mod_proxy_balancer.c): without a dot in the value there is no route. */
export const rule: ConfigRule = {
  id: 'gateway/sticky-cookie-without-route',
  summary: 'A balancer is to be sticky by a cookie that names no route',
  severities: ['warning'],
  scope: 'config',
  on: [...BALANCER_KEYS, 'header'],
  *check(view) {
    for (const { name, sticky } of balancersOf(view)) {
      const cookie = sticky?.value.split('|')[0] ?? '';
      if (sticky === undefined || !PLAIN.test(cookie) || view.nodes('header').some(({ argumentText }) => argumentText.includes(cookie))) continue;
      yield { at: sticky.node.place(sticky.word), severity: 'warning', consequence: 'silent', message: `The cookie ${cookie} has no route behind a dot, so ${name} never keeps a session with its member. Have httpd set a cookie of its own: Header add Set-Cookie "ROUTEID=.%{BALANCER_WORKER_ROUTE}e; path=/" env=BALANCER_ROUTE_CHANGED.` };
    }
  },
};
