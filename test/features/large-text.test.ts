/** Texts that nobody writes: deep nesting, endless lines. Every feature answers, and soon. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lensesOf } from '../../server/src/features/code-lens';
import { completionsAt } from '../../server/src/features/completion';
import { foldsOf } from '../../server/src/features/folding';
import { hoverAt } from '../../server/src/features/hover/hover';
import { highlightsAt } from '../../server/src/features/names/highlights';
import { referencesAt } from '../../server/src/features/names/references';
import { renameableAt } from '../../server/src/features/names/rename';
import { closeSection } from '../../server/src/features/on-type';
import { selectionRangesAt } from '../../server/src/features/selection';
import { tokensOf } from '../../server/src/features/semantic-tokens';
import { signaturesAt } from '../../server/src/features/signature';
import { workspaceSymbols } from '../../server/src/features/workspace-symbols';
import { marked } from './marked';

const DEEP = 5000;
const TEXTS: Readonly<Record<string, string>> = {
  'sections inside each other': `${'<Limit GET>\n'.repeat(DEEP)}Require ‸all granted\n`,
  'sections inside a host': `<VirtualHost *>\n${'<Location /a>\n'.repeat(DEEP)}‸\n`,
  'parentheses in an expression': `<If "${'('.repeat(9000)}‸">\n</If>\n`,
  'negations in an expression': `<If "${'! '.repeat(9000)}‸">\n</If>\n`,
  'groups in a pattern': `RewriteRule ${'('.repeat(9000)}‸ /\n`,
  'a line of variables': `Listen ${'${'.repeat(200_000)}‸\n`,
  'a line of words': `ServerAlias ${'a '.repeat(200_000)}‸\n`,
  'a line of quotes': `ServerAlias ${'" '.repeat(100_000)}‸\n`,
  'percent signs': `LogFormat "${'%{'.repeat(9000)}‸" x\n`,
  'continued lines': `ServerAlias a ${'\\\n b '.repeat(20_000)}‸\n`,
  'comments': `${'# x\n'.repeat(50_000)}‸Listen 80\n`,
  'parameters of a macro': `<Macro m ${Array.from({ length: 300 }, (_, index) => `$p${index}`).join(' ')}>\n${'ServerAlias $p1 $p299‸\n'.replace('‸', '').repeat(500)}ServerName $p2‸\n</Macro>\n`,
};

describe('large texts', () => {
  for (const [name, text] of Object.entries(TEXTS)) {
    test(name, async () => {
      const { view, cursor } = await marked({ '/etc/apache2/apache2.conf': text });
      const started = performance.now();
      completionsAt(view, cursor);
      hoverAt(view, cursor);
      referencesAt(view, cursor);
      highlightsAt(view, cursor);
      renameableAt(view, cursor);
      signaturesAt(view, cursor);
      assert.ok(selectionRangesAt(view.source, cursor).length < 200);
      closeSection(view.source, cursor);
      [...tokensOf(view.source)];
      foldsOf(view.source);
      lensesOf(view);
      workspaceSymbols([view], '');
      assert.ok(performance.now() - started < 20_000, `${Math.round(performance.now() - started)} ms`);
    });
  }
});
