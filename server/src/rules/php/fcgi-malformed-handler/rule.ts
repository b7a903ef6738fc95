import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import type { StackRule } from '../../types';

/** proxy_handler and ap_proxy_de_socketfy (modules/proxy/proxy_util.c): the part behind the bar is the URL, without one there is no socket. */
export const rule: StackRule = {
  id: 'php/fcgi-malformed-handler',
  summary: 'A handler for PHP-FPM that mod_proxy does not read as one',
  severities: ['error'],
  fixable: 'review',
  scope: 'stack',
  *check(stack) {
    for (const node of stack.nodes('sethandler', 'addhandler')) {
      const [word] = node.words;
      const fault = word === undefined ? undefined : faultOf(word.value);
      if (word === undefined || fault === undefined) continue;
      yield {
        at: node.place(word), severity: 'error', consequence: 'request-fails', message: fault.message,
        fixes: isEditable(node) ? [{ title: `Write ${fault.text}`, safety: 'review', edits: [replaceWord(node, word, fault.text)] }] : [],
      };
    }
  },
};

const SOURCE = 'no module answers to this handler, and PHP files go out as source code';

/** What is wrong, and the handler as it was meant; each was given to a real server (test/lab). */
function faultOf(value: string): { readonly message: string; readonly text: string } | undefined {
  if (/^fcgi:\/\//i.test(value) || /^unix:[^|]*\|fcgi:/i.test(value)) return { message: `Without proxy: in front ${SOURCE}.`, text: `proxy:${value}` };
  if (/^proxy:unix:[^|]+$/i.test(value)) return { message: `Behind the path of the socket |fcgi://localhost is missing: ${SOURCE}.`, text: `${value.trimEnd()}|fcgi://localhost` };
  const [, front = '', back = ''] = /^(proxy:unix:[^|]+)\|(.*)$/i.exec(value) ?? [];
  if (front === '') return undefined;
  if (/^\s/.test(back)) return { message: `With a blank behind the bar ${SOURCE}.`, text: `${front.trimEnd()}|${back.trimStart()}` };
  if (/\s$/.test(front)) return { message: 'The blank in front of the bar belongs to the path of the socket, which is not there: httpd answers 503 (AH02454).', text: `${front.trimEnd()}|${back}` };
  return undefined;
}
