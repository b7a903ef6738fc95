import { directive } from '../../../httpd/catalog/catalog';
import type { DirectiveSpec, Obsolete } from '../../../httpd/catalog/types';
import { hostOf } from '../../../httpd/config/special/proxy-urls';
import type { ConfigNode } from '../../../httpd/config/node';
import { isEditable, replace } from '../../builders';
import { removeDirective } from '../../edits';
import { heardWords } from '../../heard';
import type { Fix, Found, LineRule } from '../../types';
import { nameOf } from '../../words';

/** The access control of 2.2 and SSLRequire have rules of their own, and so have the old names of the MPMs' directives. */
const ELSEWHERE = new Set(['order', 'allow', 'deny', 'satisfy', 'maxclients', 'maxrequestsperchild', 'sslrequire']);

/**
 * A virtual host has no log level yet while it is read, and what a directive says in its name is dropped (ap_get_server_module_loglevel).
 * NameVirtualHost speaks in nobody's name (server/vhost.c).
 */
const LOGGED_ANYWHERE = 'AH00548';

/** States of the catalogue that are worth a word. The others (stubs that are refused, undocumented names) are not. */
export const rule: LineRule = {
  id: 'httpd/obsolete-directive',
  summary: 'A directive that is deprecated, renamed or without effect',
  severities: ['info', 'warning'],
  fixable: 'safe',
  scope: 'line',
  on: 'all',
  when: (node) => directive(node.key)?.obsolete !== undefined,
  *check(node, view) {
    const obsolete = directive(node.key)?.obsolete;
    if (obsolete === undefined || ELSEWHERE.has(node.key)) return;
    const heard = heardWords(node, view);
    if (heard === undefined || (node.key === 'defaulttype' && heard.words[0]?.toLowerCase() === 'none')) return;
    const isHeard = hostOf(node) === undefined || obsolete.log === LOGGED_ANYWHERE;
    const found = judge(node, heard.spec, isHeard ? obsolete : without(obsolete));
    if (found !== undefined) yield { ...found, at: node.namePlace, tags: ['deprecated'] };
  },
};

function without({ log: _log, ...obsolete }: Obsolete): Obsolete {
  return obsolete;
}

function judge(node: ConfigNode, spec: DirectiveSpec, obsolete: Obsolete): Omit<Found, 'at'> | undefined {
  const name = nameOf(node);
  const instead = obsolete.replacement ?? undefined;
  switch (obsolete.state) {
    case 'no-effect': {
      const ah = /^AH\d{5}$/.exec(obsolete.log ?? '')?.[0];
      const way = instead === undefined ? 'the line can go' : `${[instead, ...((obsolete['alternatives'] as string[] | undefined) ?? [])].join(' or ')} does what it did`;
      const message = `${name} has no effect any more${ah === undefined ? '' : ', and httpd says so at every start'}: ${way}.`;
      const fixes: Fix[] = isEditable(node) ? [{ title: 'Remove the line', safety: 'safe', edits: [removeDirective(node)] }] : [];
      return ah === undefined ? { severity: 'info', consequence: 'silent', message, fixes } : { severity: 'warning', consequence: 'warns', ah, message, fixes };
    }
    case 'renamed': {
      if (instead === undefined) return undefined;
      const fixes: Fix[] = isEditable(node) ? [{ title: `Write ${instead}`, safety: 'safe', edits: [replace(node.namePlace, instead)] }] : [];
      return { severity: 'info', consequence: 'advice', message: `${name} is the old name of ${instead}; httpd still takes both.`, fixes };
    }
    case 'deprecated':
    case 'superseded': {
      const since = obsolete.since === undefined ? '' : ` since ${obsolete.since}`;
      const way = instead === undefined ? '' : ` ${instead} takes its place.`;
      return { severity: 'info', consequence: 'advice', message: `${name} is deprecated${since}, though httpd still takes it.${way}`, fixes: [] };
    }
    default:
      return undefined;
  }
}
