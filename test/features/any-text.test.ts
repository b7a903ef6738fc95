/** Whatever is written and wherever the cursor is: every feature answers, inside the text, and nothing throws. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { callersAt, incomingCalls, outgoingCalls } from '../../server/src/features/call-hierarchy';
import { lensesOf } from '../../server/src/features/code-lens';
import { completionsAt } from '../../server/src/features/completion';
import { definitionsAt } from '../../server/src/features/definition';
import { hoverAt } from '../../server/src/features/hover/hover';
import { highlightsAt } from '../../server/src/features/names/highlights';
import { referencesAt } from '../../server/src/features/names/references';
import { renameableAt, renameAt } from '../../server/src/features/names/rename';
import { closeSection } from '../../server/src/features/on-type';
import { piecesOf } from '../../server/src/features/pieces/pieces';
import { signaturesAt } from '../../server/src/features/signature';
import { workspaceSymbols } from '../../server/src/features/workspace-symbols';
import type { LineRange } from '../../server/src/features/view';
import { marked } from './marked';

const LINES = [
  'Define a b', 'Listen ${a}', '${a} x', '<IfDefine !a>', '</IfDefine>', '<Macro m $x %y>', '</Macro>', 'Use m 1 2', 'ServerName $x', 'LogFormat "%h %{X}i %>s" n', 'CustomLog "|x" n env=!E', 'SetEnvIf Host "a b" E=1',
  'RewriteMap t txt:/x', 'RewriteRule ^(a|b)$ ${t:$1|x}%{ENV:E}/%1 [R=301,E=E:1,L]', "RewriteCond expr \"%{HTTPS} == 'on'\" [NC]", '<If "%{REQUEST_URI} =~ m#^/(a)# && -n req(\'X\')">', '</If>', 'Header always set X "%D %{E}e" "expr=-z %{HTTPS}"',
  'Header edit* X (a) b', 'Require not expr %{HTTPS}', '<Proxy balancer://b>', 'BalancerMember balancer://b http://x retry=5', '</Proxy>', 'ProxyPass / balancer://b/ lbmethod=', 'Include *.conf', 'LoadModule x_module "modules/x.so"', '# httpd-lint disable x/y',
  '<Directory ~ "^/a">', '</Directory>', 'SSLCipherSuite TLSv1.3 A:B', 'php_value memory_limit', 'LogLevel a:b', 'Options +', 'ErrorLogFormat "%{u}t"', '"', "'", '\\', '<', '</', '', '\t', '%{', '${', '\u00e4\ud83d\ude00', '>',
];

test('features on any text', async () => {
  const line = fc.constantFrom(...LINES).chain((text) => fc.nat(text.length).map((cut) => text.slice(0, cut > text.length / 2 ? text.length : cut)));
  const end = fc.constantFrom('\n', '\r\n', ' \\\n', '\n\n', '');
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(line, end), { maxLength: 12 }), fc.nat(), async (parts, seed) => {
    const text = parts.map(([written, newline]) => written + newline).join('');
    const at = seed % (text.length + 1);
    const { view, cursor } = await marked({ '/etc/apache2/apache2.conf': `${text.slice(0, at)}‸${text.slice(at)}` });
    const lines = text.split('\n');
    const inside = ({ start, end: last }: LineRange): void => {
      assert.ok(start.line < last.line || (start.line === last.line && start.column <= last.column), JSON.stringify([start, last]));
      assert.ok(last.line <= lines.length && last.column <= (lines[last.line] ?? '').length, JSON.stringify([last, text]));
    };
    for (const each of view.source.lines()) for (const { start, end: last } of piecesOf(each)) assert.ok(start >= 0 && start <= last && last <= each.text.length, each.text);
    for (const { replace } of completionsAt(view, cursor)) inside(replace);
    const hover = hoverAt(view, cursor);
    if (hover !== undefined) inside(hover.range);
    for (const { place } of referencesAt(view, cursor)) inside(place);
    for (const { range } of highlightsAt(view, cursor)) inside(range);
    for (const place of definitionsAt(view, cursor)) inside(place);
    const found = renameableAt(view, cursor);
    if (found !== undefined && 'range' in found) inside(found.range);
    renameAt(view, cursor, 'other');
    for (const { label, parameters } of signaturesAt(view, cursor)) for (const { start, end: last } of parameters) assert.ok(start < last && last <= label.length);
    for (const item of callersAt(view, cursor)) {
      inside(item.selection);
      incomingCalls(view, item);
      outgoingCalls(view, item);
    }
    for (const { range } of lensesOf(view)) inside(range);
    for (const { place } of workspaceSymbols([view], '')) inside(place);
    const closing = closeSection(view.source, cursor);
    if (closing !== undefined) inside(closing);
  }), { numRuns: 150 });
});
