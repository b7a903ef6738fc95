import { catalog } from '../../../httpd/catalog/catalog';
import { readTest } from '../../../httpd/config/conditions';
import type { ConfigNode } from '../../../httpd/config/node';
import { trimmedEnd, type Word } from '../../../httpd/syntax/words';
import { isEditable, replace } from '../../builders';
import { moduleName } from '../../load-module';
import type { ConfigRule, ConfigView, Fix, Found } from '../../types';

/** Follows start_ifmod (server/core.c): the name of the source file or the identifier, letter by letter. */
export const rule: ConfigRule = {
  id: 'httpd/guard-never-true',
  summary: 'An IfModule whose name is no module\'s, although the module is loaded',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'config',
  on: ['<ifmodule', 'loadmodule'],
  *check(view) {
    const nodes = view.nodes('<ifmodule');
    for (const node of nodes) {
      const test = testOf(node);
      const meant = test === undefined ? undefined : nearMiss(test.word.value);
      if (test === undefined || meant === undefined) continue;
      const isKnown = view.config.world.modules === 'loaded';
      if (isKnown && !view.config.environment.modules.has(meant)) continue;
      if (!test.negated && nodes.some((other) => other.site.file === node.site.file && isRightName(other, meant))) continue;
      if (test.negated && loadsItself(node, meant, view)) continue;
      yield finding(node, test, meant, view, isKnown);
    }
  },
};

function testOf(node: ConfigNode): { negated: boolean; word: Word } | undefined {
  const close = node.text.lastIndexOf('>', trimmedEnd(node.text));
  return close < node.argsStart ? undefined : readTest(node.text, node.argsStart, close);
}

function finding(node: ConfigNode, test: { negated: boolean; word: Word }, meant: string, view: ConfigView, isKnown: boolean): Found {
  const { value } = test.word;
  const loaded = isKnown ? 'is loaded' : 'may be loaded';
  const effect = test.negated ? 'the block is always read' : 'the block is never read';
  const message = `${moduleName(meant)} ${loaded}, but no module is called ${value} in a condition: ${effect}, without a message.`;
  const fixes: Fix[] = isEditable(node)
    ? names(meant, value).map((name) => ({ title: `Write ${name}`, safety: 'review', edits: [replace(node.place(test.word), name)] })) : [];
  return {
    // A block that is read once too often does less harm, and Debian's own http2.conf has one.
    at: node.place(test.word), severity: isKnown && !test.negated ? 'warning' : 'info', consequence: 'silent', message, fixes,
    ...(isKnown ? {} : { assumes: [`${moduleName(meant)} is loaded`] }),
  };
}

/** The spelling of the author's kind comes first: the source file for `mod_x`, else the identifier. */
function names(identifier: string, value: string): string[] {
  const source = catalog.modules.get(identifier)?.sourceFile;
  if (source === undefined) return [identifier];
  return /^mod_|\.c$/i.test(value) && source.startsWith('mod_') ? [source] : [identifier];
}

/** `<IfModule !x>` around the LoadModule of x: always read it does what was meant, unless x is linked in. */
function loadsItself(node: ConfigNode, identifier: string, view: ConfigView): boolean {
  return view.nodes('loadmodule').some((load) => load.guard?.line === node.site.line && load.words[0]?.value === identifier);
}

function isRightName(node: ConfigNode, identifier: string): boolean {
  const test = testOf(node);
  return test !== undefined && !test.negated && (test.word.value === identifier || test.word.value === catalog.modules.get(identifier)?.sourceFile);
}

let byBareName: ReadonlyMap<string, string> | undefined;

/** The module that a name stands for which is neither an identifier nor a source file: nothing but affixes and case may differ. */
function nearMiss(value: string): string | undefined {
  const modules = [...catalog.modules.values()];
  byBareName ??= new Map(modules.flatMap(({ identifier, sourceFile, name }) =>
    [identifier, sourceFile, name].map((each) => [bare(each), identifier] as const)));
  if (modules.some(({ identifier, sourceFile }) => identifier === value || sourceFile === value)) return undefined;
  return byBareName.get(bare(value));
}

function bare(name: string): string {
  return name.toLowerCase().replace(/\.(?:c|so)$/, '').replace(/^mod_/, '').replace(/_module$/, '');
}
