import { isEditable, replace } from '../../builders';
import { PASS_KEYS, passLines, schemeOf } from '../../proxy-passes';
import type { ConfigRule } from '../../types';

/** ap_proxy_http_process_response (mod_proxy_http.c) passes on what is there before it waits for more, whatever the worker says. */
export const rule: ConfigRule = {
  id: 'proxy/flush-without-effect',
  summary: 'flushpackets or flushwait of a backend that speaks HTTP',
  severities: ['hint'],
  fixable: 'safe',
  scope: 'config',
  on: PASS_KEYS,
  *check(view) {
    for (const { node, url, rest } of passLines(view)) {
      const scheme = schemeOf(url.value);
      if (scheme !== 'http' && scheme !== 'https') continue;
      for (const word of rest) {
        if (!/^flush(?:packets|wait)=/i.test(word.value)) continue;
        const start = node.words[node.words.indexOf(word) - 1]?.end ?? word.start;
        yield {
          at: node.place(word), severity: 'hint', consequence: 'silent', tags: ['unnecessary'],
          message: `${word.value} does nothing for ${scheme}: httpd passes on what has come before it waits for more. It counts for ajp and fcgi.`,
          fixes: isEditable(node) && view.nodes(node.key).every((each) => each === node || each.site.line !== node.site.line) ? [{ title: `Remove ${word.value}`, safety: 'safe', edits: [replace(node.place({ start, end: word.end }), '')] }] : [],
        };
      }
    }
  },
};
