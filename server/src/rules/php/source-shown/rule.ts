import { loadedPhp, phpRoutes } from '../../../stack/php-routes';
import type { StackRule } from '../../types';

/** php_handler (sapi/apache2handler/sapi_apache2.c) sends files of this handler as coloured source. */
export const rule: StackRule = {
  id: 'php/source-shown',
  summary: 'Files whose source code PHP shows to everybody',
  severities: ['info'],
  scope: 'stack',
  on: ['require'],
  *check(stack) {
    if (loadedPhp(stack) === undefined) return;
    const denied = stack.nodes('require').filter(({ argumentText }) => /^all\s+denied$/i.test(argumentText)).map(({ parent }) => parent);
    for (const { node, word, kind } of phpRoutes(stack)) {
      if (kind === 'fcgi' || !/-source$/i.test(word.value)) continue;
      if (denied.some((section) => section !== undefined && (section === node.parent || /phps|ph\[|ph\(/i.test(section.argumentText)))) continue;
      yield {
        at: node.wholePlace, severity: 'info', consequence: 'advice',
        message: 'Files of this handler are shown with their source code, in colours, to whoever asks. A copy of a script under such a name gives away its passwords. Require all denied in their section closes them.',
      };
    }
  },
};
