import type { ConfigNode } from '../../../httpd/config/node';
import { hostOf } from '../../../httpd/config/special/proxy-urls';
import { isEditable } from '../../builders';
import { PASS_KEYS, passLines } from '../../proxy-passes';
import type { ConfigRule, Fix } from '../../types';

/** ap_proxy_trans_match (mod_proxy.c) goes through the lines in their order and takes the first that fits; those of sections come in their own order. */
export const rule: ConfigRule = {
  id: 'proxy/shadowed',
  summary: 'A ProxyPass that never counts, because an earlier one takes its requests',
  severities: ['warning'],
  fixable: 'review',
  scope: 'config',
  on: PASS_KEYS,
  *check(view) {
    const seen = new Map<ConfigNode | undefined, { node: ConfigNode; place: string }[]>();
    for (const { node, place, url, inLocation } of passLines(view)) {
      // Under a condition of their own neither need be there.
      if (place === undefined || inLocation || place.includes('$')) continue;
      const host = hostOf(node);
      const before = seen.get(host) ?? [];
      const taker = before.find((each) => takes(each.place, place));
      if (taker === undefined) {
        seen.set(host, [...before, { node, place }]);
        continue;
      }
      const isOff = url.value === '!';
      yield {
        at: node.wholePlace, severity: 'warning', consequence: 'silent',
        message: isOff
          ? `The exclusion of ${place} comes too late: httpd takes the first line that fits, and that is the one for ${taker.place} above.`
          : `${node.name} ${place} never counts: httpd takes the first line that fits, and that is the one for ${taker.place} above.`,
        fixes: taker.place === place ? [] : moved(node, taker.node), related: [{ at: taker.node.wholePlace, message: 'The line that takes its requests.' }],
      };
    }
  },
};

/** Whether everything below the second path is below the first (ap_proxy_alias_match or alias_match, mod_proxy.c). */
function takes(first: string, second: string): boolean {
  const ended = (path: string): string => (path.endsWith('/') ? path : `${path}/`);
  return ended(second).startsWith(ended(first)) && !(first.endsWith('/') && `${second}/` === first);
}

function moved(node: ConfigNode, above: ConfigNode): readonly Fix[] {
  if (!isEditable(node) || !isEditable(above) || node.site.file !== above.site.file || node.parent !== above.parent) return [];
  const { file, block, line } = above.site;
  const { file: from, block: own, line: moved } = node.site;
  return [{
    title: `Move it above the one for ${above.words[0]!.value}`, safety: 'review',
    edits: [{ kind: 'insertBefore', line: { file, block, line }, text: node.text.trim() }, { kind: 'removeLine', line: { file: from, block: own, line: moved } }],
  }];
}
