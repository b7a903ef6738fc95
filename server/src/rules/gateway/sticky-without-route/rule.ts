import { balancersOf, BALANCER_KEYS } from '../../balancers';
import type { ConfigRule } from '../../types';

/** find_route_worker (mod_proxy_balancer.c) compares the end of the cookie with the routes of the members. */
export const rule: ConfigRule = {
  id: 'gateway/sticky-without-route',
  summary: 'A member of a sticky balancer without a route, or with the route of another one',
  severities: ['warning'],
  fixable: 'review',
  scope: 'config',
  on: BALANCER_KEYS,
  *check(view) {
    for (const { name, members, sticky } of balancersOf(view)) {
      if (sticky === undefined || members.length < 2) continue;
      const routes = new Map<string, number>();
      for (const [index, { node, route }] of members.entries()) {
        const value = route?.value.replace(/^[^=]*=/, '') ?? '';
        const add = `route=node${index + 1}`;
        if (value === '') {
          const end = node.words.at(-1)!.end;
          yield {
            at: node.wholePlace, severity: 'warning', consequence: 'silent', message: `${name} keeps sessions together by ${sticky.value}, and this member has no route: httpd never finds it again.`,
            fixes: node.isExpanded ? [] : [{ title: `Add ${add}`, safety: 'review', edits: [{ kind: 'replace', at: node.place({ start: end, end }), text: ` ${add}` }] }],
            related: [{ at: sticky.node.place(sticky.word), message: 'Sessions stay together by this.' }],
          };
        } else if (routes.has(value)) {
          yield {
            at: node.place(route!), severity: 'warning', consequence: 'silent', message: `Two members of ${name} have the route ${value}: httpd takes the first one, and sessions of this one go there, too.`,
            fixes: node.isExpanded ? [] : [{ title: `Write ${add}`, safety: 'review', edits: [{ kind: 'replace', at: node.place(route!), text: add }] }],
            related: [{ at: members[routes.get(value)!]!.node.wholePlace, message: 'The first member with this route.' }],
          };
        }
        if (!routes.has(value)) routes.set(value, index);
      }
    }
  },
};
