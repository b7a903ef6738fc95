import { plainNumber } from '../../../php/effective/quantity';
import { heldLine, lineFix } from '../../php-lines';
import type { PhpRule } from '../../types';

/** php_session_gc is called by php_session_initialize (ext/session/session.c), behind the read: the lock is held. */
export const rule: PhpRule = {
  id: 'php/session-gc-every-request',
  summary: 'Every start of a session cleans up all sessions',
  severities: ['warning'],
  fixable: 'review',
  scope: 'php',
  *check(group) {
    const [probability, divisor] = [heldLine(group, 'session.gc_probability'), heldLine(group, 'session.gc_divisor')];
    const line = probability ?? divisor;
    if (line === undefined || plainNumber(probability?.value ?? '1') < 1) return;
    const [chance, of] = [plainNumber(probability?.value ?? '1'), plainNumber(divisor?.value ?? '100')];
    if (chance < of || /^(?!files$)./i.test(heldLine(group, 'session.save_handler')?.value ?? 'files')) return;
    yield {
      at: line.valueAt, severity: 'warning', consequence: 'advice',
      message: `session.gc_probability ${chance} of session.gc_divisor ${of} cleans up at every start of a session: PHP goes through all files of the folder while it holds the session's lock.`,
      ...(probability !== undefined && divisor !== undefined ? { related: [{ at: divisor.valueAt, message: 'The divisor.' }] } : {}),
      fixes: divisor !== undefined
        ? lineFix(divisor, 'Write session.gc_divisor 1000', 'review', (edits) => edits.setValue(String(Math.max(1000, chance * 1000))))
        : lineFix(line, 'Write session.gc_probability 1', 'review', (edits) => edits.setValue('1')),
    };
  },
};
