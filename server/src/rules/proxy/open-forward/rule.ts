import { hostOf } from '../../../httpd/config/special/proxy-urls';
import { nodesOf, type ConfigNode } from '../../../httpd/config/node';
import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import { heardWords } from '../../heard';
import type { ConfigRule } from '../../types';

const ACCESS: readonly string[] = ['require', 'order', 'deny', 'allow', '<requireall', '<requireany', '<requirenone', 'authtype'];

/** proxy_walk (mod_proxy.c): of the sections only Proxy, ProxyMatch and Location hold for an address of another server. */
export const rule: ConfigRule = {
  id: 'proxy/open-forward',
  summary: 'A proxy for any address that anybody may use',
  severities: ['warning'],
  fixable: 'review',
  scope: 'config',
  on: ['proxyrequests', '<proxy', '<proxymatch', '<location', '<locationmatch', ...ACCESS],
  *check(view) {
    if (!view.complete) return;
    for (const node of view.nodes('proxyrequests')) {
      const word = node.words[0];
      if (word === undefined || !/^(?:on|1)$/i.test(word.value) || heardWords(node, view) === undefined) continue;
      const host = hostOf(node);
      if (view.nodes('<proxy', '<proxymatch', '<location', '<locationmatch').some((section) => (hostOf(section) === undefined || hostOf(section) === host) && restricts(section))) continue;
      yield {
        at: node.wholePlace, severity: 'warning', consequence: 'advice',
        message: `${node.name} ${word.value} fetches any address for whoever asks, and no <Proxy "*"> says who may: strangers send requests from here, also to machines that only this one reaches. ProxyPass does not need it.`,
        fixes: isEditable(node) ? [{ title: 'Write Off', safety: 'review', edits: [replaceWord(node, word, 'Off')] }] : [],
      };
    }
  },
};

/** Anything but `Require all granted` is taken for a restriction. */
function restricts(section: ConfigNode): boolean {
  return [...nodesOf(section.children)].some((node) => (ACCESS.includes(node.key) && !/^(?:all\s+granted|from\s+all|allow,deny)$/i.test(node.argumentText)) || restricts(node));
}
