import { catalog } from '../../../httpd/catalog/catalog';
import { readTest } from '../../../httpd/config/conditions';
import { contentSpan, type ConfigNode } from '../../../httpd/config/node';
import { trimmedEnd } from '../../../httpd/syntax/words';
import { moduleName } from '../../load-module';
import type { ConfigRule } from '../../types';

/** Follows start_ifmod (server/core.c): the condition is decided at its line, with the modules loaded so far. */
export const rule: ConfigRule = {
  id: 'httpd/guard-before-load',
  summary: 'An IfModule above the LoadModule of the module that it asks for',
  severities: ['warning'],
  scope: 'config',
  on: ['<ifmodule', 'loadmodule'],
  *check(view) {
    const { environment, world } = view.config;
    if (world.modules !== 'loaded') return;
    const loaded = new Set(world.staticModules);
    for (const node of view.nodes('<ifmodule', 'loadmodule')) {
      if (node.key === 'loadmodule') {
        loaded.add(node.words[0]?.value ?? '');
        continue;
      }
      const identifier = testedModule(node);
      const site = identifier === undefined ? undefined : environment.modules.get(identifier);
      if (identifier === undefined || site === undefined || loaded.has(identifier)) continue;
      yield {
        at: node.wholePlace, severity: 'warning', consequence: 'silent',
        message: `${moduleName(identifier)} is loaded further down, so the condition fails here and httpd passes over the block, without a message.`,
        related: [{ at: { ...site, ...contentSpan(site.line.text) }, message: `${moduleName(identifier)} is loaded here.` }],
      };
    }
  },
};

/** The identifier that a condition without `!` asks for. */
function testedModule(node: ConfigNode): string | undefined {
  const close = node.text.lastIndexOf('>', trimmedEnd(node.text));
  const test = close < node.argsStart ? undefined : readTest(node.text, node.argsStart, close);
  if (test === undefined || test.negated) return undefined;
  const { value } = test.word;
  if (!value.endsWith('.c')) return value;
  for (const module of catalog.modules.values()) if (module.sourceFile === value) return module.identifier;
  return undefined;
}
