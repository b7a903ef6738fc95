import { taskNeed } from '../../../httpd/mpm/resources';
import { mpmOf } from '../../../stack/mpm';
import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import { heardWords } from '../../heard';
import { startsPrograms } from '../../programs';
import { plainNumber } from '../../seconds';
import type { ConfigRule } from '../../types';
import { nameOf } from '../../words';

/** Modules that give programs another user than the server's: then the count is that user's. */
const OTHER_USERS = ['suexec_module', 'mpm_itk_module', 'ruid2_module', 'suphp_module', 'privileges_module'];
/** What a few programs need beside the server. */
const ROOM = 50;

/** RLIMIT_NPROC counts all tasks of the user, threads too, wherever they were started (kernel/fork.c of Linux). */
export const rule: ConfigRule = {
  id: 'limits/programs-below-server',
  summary: 'An RLimitNPROC that httpd uses up itself',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'config',
  on: ['rlimitnproc', 'user'],
  *check(view) {
    const mpm = mpmOf(view);
    const need = mpm === undefined ? undefined : taskNeed(mpm.effective);
    const { modules } = view.config.commands;
    if (mpm === undefined || need === undefined || mpm.assumes.length > 0 || !startsPrograms(view) || OTHER_USERS.some((module) => modules.has(module))) return;
    const atStart = Math.round(((need.running - 1) / Math.max(1, mpm.effective.processes)) * mpm.effective.startProcesses);
    const most = need.running - 1;
    for (const node of view.nodes('rlimitnproc')) {
      const word = node.words[0];
      const limit = plainNumber(word?.value);
      if (word === undefined || limit === undefined || limit <= 0 || limit > most || heardWords(node, view) === undefined) continue;
      const always = limit <= atStart;
      yield {
        at: node.place(word), severity: always ? 'warning' : 'info', consequence: 'request-fails',
        message: always
          ? `${nameOf(node)} ${limit} counts everything that runs as the server's user, and httpd alone has ${atStart} processes and threads from the start: no CGI program can start another ("Cannot fork").`
          : `${nameOf(node)} ${limit} counts everything that runs as the server's user, and httpd alone can have ${most} processes and threads: under load CGI programs cannot start others ("Cannot fork").`,
        fixes: isEditable(node) && node.words.length === 1 ? [{ title: `Write ${most + ROOM}`, safety: 'review', edits: [replaceWord(node, word, String(most + ROOM))] }] : [],
      };
    }
  },
};
