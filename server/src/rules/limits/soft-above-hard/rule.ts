import { isEditable } from '../../builders';
import { replaceArguments } from '../../edits';
import { heardWords } from '../../heard';
import { startsPrograms } from '../../programs';
import { plainNumber } from '../../seconds';
import type { LineRule } from '../../types';
import { nameOf } from '../../words';

/** setrlimit refuses it, and the program is not started (apr_proc_create, threadproc/unix/proc.c of APR). */
export const rule: LineRule = {
  id: 'limits/soft-above-hard',
  summary: 'A resource limit whose first number is above the second',
  severities: ['error'],
  fixable: 'review',
  scope: 'line',
  on: ['rlimitcpu', 'rlimitmem', 'rlimitnproc'],
  *check(node, view) {
    const soft = plainNumber(node.words[0]?.value);
    const hard = plainNumber(node.words[1]?.value);
    if (soft === undefined || hard === undefined || hard <= 0 || soft <= hard || !startsPrograms(view) || heardWords(node, view) === undefined) return;
    yield {
      at: node.wholePlace, severity: 'error', consequence: 'request-fails',
      message: `${nameOf(node)} ${soft} ${hard}: the first number, the limit in force, is above the second, its maximum. The system refuses that, and every CGI request ends in status 500.`,
      fixes: isEditable(node) ? [{ title: `Write ${hard} ${soft}`, safety: 'review', edits: [replaceArguments(node, `${hard} ${soft}`)] }] : [],
    };
  },
};
