import type { ConfigNode } from '../../../httpd/config/node';
import type { Word } from '../../../httpd/syntax/words';
import { mpmOf, type MpmPicture } from '../../../stack/mpm';
import { isEditable, replace } from '../../builders';
import { replaceWord } from '../../edits';
import { heardWords } from '../../heard';
import type { ConfigRule, ConfigView, Fix, Found } from '../../types';

/** The pool is as large as the process has threads, at most, and there is none where it has one (ap_proxy_initialize_worker, modules/proxy/proxy_util.c). */
export const rule: ConfigRule = {
  id: 'limits/proxy-pool-size',
  summary: 'A connection pool of a backend that is cut to the threads of a process',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'config',
  on: ['proxypass', 'proxypassmatch', 'balancermember', 'proxyset'],
  *check(view) {
    const mpm = mpmOf(view);
    if (mpm === undefined || mpm.assumes.length > 0 || !view.complete) return;
    const threads = mpm.name === 'prefork' ? 1 : mpm.effective.values.ThreadsPerChild ?? 0;
    // The threads of mod_http2 count, too, and how many they are is decided when it starts.
    if (threads < 1 || (threads > 1 && view.config.commands.modules.has('http2_module'))) return;
    for (const node of view.nodes('proxypass', 'proxypassmatch', 'balancermember', 'proxyset')) {
      if (!/max=/i.test(node.text)) continue;
      const word = node.words.find(({ value }) => /^max=\d+$/i.test(value));
      const most = Number(word?.value.slice(4));
      if (word === undefined || !(most > threads) || heardWords(node, view) === undefined) continue;
      yield found(node, word, mpm, threads, view);
    }
  },
};

function found(node: ConfigNode, word: Word, { name, effective }: MpmPicture, threads: number, view: ConfigView): Found {
  const message = name === 'prefork'
    ? `${word.value} does nothing under prefork: a process has one thread and one connection to a backend. In all there may be ${effective.processes}, one for each process.`
    : `${word.value} is max=${threads}: the pool belongs to a process and is cut to its threads. In all there may be ${effective.processes * threads} connections, from ${effective.processes} processes.`;
  return { at: node.place(word), severity: 'warning', consequence: 'silent', message, fixes: isEditable(node) && view.nodes(node.key).every((each) => each === node || each.site.line !== node.site.line) ? [fix(node, word, threads)] : [] };
}

function fix(node: ConfigNode, word: Word, threads: number): Fix {
  if (threads > 1) return { title: `Write max=${threads}`, safety: 'safe', edits: [replaceWord(node, word, `max=${threads}`)] };
  const start = node.words[node.words.indexOf(word) - 1]?.end ?? word.start;
  return { title: `Remove ${word.value}`, safety: 'safe', edits: [replace(node.place({ start, end: word.end }), '')] };
}
