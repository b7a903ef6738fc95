import { contentSpan } from '../../../httpd/config/node';
import { mpmOf } from '../../../stack/mpm';
import { modPhpOf } from '../../../stack/lifetime-signs';
import { sessionCode } from '../../../stack/php-sessions';
import { isOn } from '../../../php/effective/words';
import { phpAssignment } from '../../../stack/php-setting';
import type { Related, StackRule } from '../../types';
import type { Stack } from '../../../stack/stack';

const SHOWN = 3;

/** flock in ps_files_open (ext/session/mod_files.c) is started again at every signal: nothing of httpd or PHP ends it inside a child. */
export const rule: StackRule = {
  id: 'php/session-lock-unbounded',
  summary: 'mod_php with sessions, whose requests wait for each other without an end',
  severities: ['warning', 'info'],
  scope: 'stack',
  *check(stack) {
    const php = modPhpOf(stack);
    const site = ['php_module', 'php7_module', 'php5_module'].map((name) => stack.config.environment.modules.get(name)).find((each) => each !== undefined);
    if (php === undefined || site === undefined || !usesFiles(stack)) return;
    const code = sessionCode(stack);
    const related: Related[] = php.signs.slice(1).flatMap(({ at, what }) => (at === undefined ? [] : [{ at, message: what }]));
    for (const { file, use } of code.slice(0, SHOWN)) {
      const span = use.literalIds[0] ?? use.starts[0]!;
      const message = use.literalIds.length > 0 ? 'One session for every visitor.' : 'A session is opened here.';
      related.push({ at: { file: file.file, source: file.source, start: span.start, end: span.end }, message });
    }
    if (php.sessions !== 'in-use' && code.length === 0) return;
    // One lock for many requests is there already: one session for all, or one for everything a browser asks for.
    const shared = code.some(({ use }) => use.literalIds.length > 0) || startsAlways(stack);
    const workers = mpmOf(stack)?.effective.capacity;
    const many = workers === undefined ? 'all processes' : `${workers} of them`;
    yield {
      at: { ...site, ...contentSpan(site.line.text) }, severity: shared ? 'warning' : 'info', consequence: 'advice',
      message: `A request that waits for the lock of a session waits without an end in mod_php: neither Timeout nor max_execution_time ends it, nor a visitor who leaves. ${many[0]!.toUpperCase()}${many.slice(1)} waiting stop the whole server. PHP-FPM has request_terminate_timeout.`,
      related,
    };
  },
};

/** Another handler has waits of its own. */
function usesFiles(stack: Stack): boolean {
  return assignments(stack).every(({ name, value }) => name !== 'session.save_handler' || /^(?:files)?$/i.test(value));
}

function startsAlways(stack: Stack): boolean {
  return assignments(stack).some(({ name, value }) => name === 'session.auto_start' && isOn(value));
}

function assignments(stack: Stack) {
  return stack.nodes('php_value', 'php_flag', 'php_admin_value', 'php_admin_flag').flatMap((node) => phpAssignment(node, stack.config) ?? []);
}
