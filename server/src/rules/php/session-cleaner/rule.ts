import { plainNumber } from '../../../php/effective/quantity';
import { heldLine, type PhpLines } from '../../php-lines';
import type { Found, PhpRule } from '../../types';

const DEBIANS_FOLDER = /^\/var\/lib\/php\/sessions\/?$/;

/** /usr/lib/php/sessionclean of Debian reads session.save_path and session.gc_maxlifetime of each program's php.ini and of nothing else. */
export const rule: PhpRule = {
  id: 'php/session-cleaner',
  summary: 'Sessions that Debian\'s cleaner does not see, or that PHP cannot clean',
  severities: ['warning', 'info'],
  scope: 'php',
  *check(group) {
    if (!/^\/etc\/(?:php|apache2)\//.test(group.path)) return;
    const probability = heldLine(group, 'session.gc_probability');
    const cleans = probability !== undefined && plainNumber(probability.value) > 0;
    if (group.where === 'ini') yield* inPhpIni(group, cleans);
    else if (!cleans) yield* elsewhere(group);
  },
};

function* inPhpIni(group: PhpLines, cleans: boolean): Generator<Found> {
  const [probability, path] = [heldLine(group, 'session.gc_probability'), heldLine(group, 'session.save_path')];
  if (!cleans || path !== undefined && !DEBIANS_FOLDER.test(path.value)) return;
  const message = 'Nobody may list /var/lib/php/sessions: PHP\'s own cleaning fails there with Permission denied at every attempt. Debian\'s timer cleans it; write 0.';
  yield path === undefined
    ? { at: probability!.valueAt, severity: 'info', consequence: 'advice', message, assumes: ['session.save_path is Debian\'s'] }
    : { at: probability!.valueAt, severity: 'warning', consequence: 'advice', message };
}

/** Debian's php.ini has gc_probability 0, so that PHP itself cleans nothing. */
function* elsewhere(group: PhpLines): Generator<Found> {
  if (/^(?!files$)./i.test(heldLine(group, 'session.save_handler')?.value ?? 'files')) return;
  const [path, life] = [heldLine(group, 'session.save_path'), heldLine(group, 'session.gc_maxlifetime')];
  const assumes = ['Debian\'s php.ini, where session.gc_probability is 0'];
  if (path !== undefined && path.value !== '' && !DEBIANS_FOLDER.test(path.value)) {
    yield { at: path.valueAt, severity: 'info', consequence: 'advice', message: `Nothing deletes old sessions in ${path.value}: Debian's cleaner knows the folders of php.ini alone, and PHP's own cleaning is off. Set session.gc_probability here.`, assumes };
  } else if (life !== undefined) {
    yield { at: life.valueAt, severity: 'info', consequence: 'advice', message: 'Debian\'s cleaner takes session.gc_maxlifetime from php.ini and does not see this line: sessions are deleted after the time that stands there.', assumes };
  }
}
