import type { ConfigNode } from '../../../httpd/config/node';
import { hostOf } from '../../../httpd/config/special/proxy-urls';
import { isEditable } from '../../builders';
import { removeDirective } from '../../edits';
import { heardWords } from '../../heard';
import { inForce } from '../../seconds';
import type { ConfigRule, ConfigView } from '../../types';
import { nameOf } from '../../words';

/** ap_set_keepalive (modules/http/http_protocol.c) looks at both numbers only where KeepAlive is on. */
export const rule: ConfigRule = {
  id: 'timeouts/keep-alive-without-effect',
  summary: 'Keep-alive numbers where KeepAlive is Off',
  severities: ['hint'],
  fixable: 'safe',
  scope: 'config',
  on: ['keepalivetimeout', 'maxkeepaliverequests', 'keepalive'],
  *check(view) {
    if (view.config.world.modules === 'any') return;
    const turnsOn = view.nodes('keepalive').some((node) => hostOf(node) !== undefined && !isOff(node));
    for (const node of view.nodes('keepalivetimeout', 'maxkeepaliverequests')) {
      const host = hostOf(node);
      const off = inForce(view, 'keepalive', host);
      // A host inherits the numbers of the main server and may turn KeepAlive on for itself.
      if (off === undefined || !isOff(off) || (host === undefined && turnsOn) || heardWords(node, view) === undefined) continue;
      yield {
        at: node.wholePlace, severity: 'hint', consequence: 'silent', tags: ['unnecessary'],
        message: `${nameOf(node)} does nothing here: KeepAlive is ${off.words[0]!.value}.`,
        related: [{ at: off.wholePlace, message: 'Keep-alive is turned off here.' }],
        fixes: isEditable(node) && standsAlone(node, view) ? [{ title: `Remove ${nameOf(node)}`, safety: 'safe', edits: [removeDirective(node)] }] : [],
      };
    }
  },
};

function isOff(node: ConfigNode): boolean {
  return /^(?:off|0)$/i.test(node.words[0]?.value ?? '');
}

// A line that several virtual hosts include is one text for all of them.
function standsAlone(node: ConfigNode, view: ConfigView): boolean {
  return view.nodes(node.key).filter((each) => each.site.line === node.site.line).length === 1;
}
