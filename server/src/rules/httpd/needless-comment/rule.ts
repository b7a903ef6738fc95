import type { ConfigRule } from '../../types';

/**
 * What a comment silences is known only when all other rules have spoken: the findings are made where comments are
 * applied (server/src/workspace/comments.ts). This entry gives the rule its place in lists and settings.
 */
export const rule: ConfigRule = {
  id: 'httpd/needless-comment',
  summary: 'A comment that silences findings where there are none',
  severities: ['hint'],
  fixable: 'safe',
  scope: 'config',
  on: [],
  *check() {
    // Nothing: see above.
  },
};
