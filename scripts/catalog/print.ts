import type { DirectiveSpec, ModuleSpec } from '../../server/src/httpd/catalog/types';

const order = [
  'name', 'registeredName', 'type', 'module', 'identifiers', 'mpms', 'status', 'syntax', 'default', 'defaultArgs', 'defaultByMpm',
  'defaultNote', 'defaultHistory', 'contexts', 'override', 'where', 'args', 'execOnRead', 'contextChecks', 'contextChecksByArgs',
  'globalOnly', 'onlyInside', 'notInside', 'checksLiftedInside', 'perDirectory', 'warnsIn', 'contextNote', 'values', 'range', 'params',
  'argKinds', 'since', 'sinceTagOnly', 'featureSince', 'obsolete', 'documented', 'platforms', 'requiresOpenSSL', 'distribution',
  'inBinary', 'sample', 'thirdParty', 'note',
];

/** The text of one data file: fields in a fixed order, short values on one line, so that a change shows as what it is. */
export function printCatalogFile(documentation: string, modules: readonly ModuleSpec[], directives: readonly DirectiveSpec[]): string {
  return [
    '{',
    '  "$schema": "../catalog.schema.json",',
    `  "documentation": ${JSON.stringify(documentation)},`,
    `  "modules": ${printList(modules.map(inline))},`,
    `  "directives": ${printList(directives.map(printDirective))}`,
    '}',
    '',
  ].join('\n');
}

function printList(items: readonly string[]): string {
  return items.length ? `[\n${items.map((item) => `    ${item}`).join(',\n')}\n  ]` : '[]';
}

function printDirective(directive: DirectiveSpec): string {
  const record = directive as unknown as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(record).filter((key) => !order.includes(key));
  if (unknown.length) throw new Error(`${directive.name}: no place in the file for ${unknown.join(', ')}`);
  const present = order.filter((key) => record[key] !== undefined);
  const head = new Set(['name', 'registeredName', 'type', 'module', 'identifiers', 'status']);
  const first = present.filter((key) => head.has(key)).map((key) => `${JSON.stringify(key)}: ${inline(record[key])}`).join(', ');
  const rest = present.filter((key) => !head.has(key)).map((key) => `\n      ${JSON.stringify(key)}: ${inline(record[key])}`);
  return `{ ${[first, ...rest].join(',')}\n    }`;
}

/** JSON on one line with blanks, as a person would write it. */
export function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, field]) => `${JSON.stringify(key)}: ${inline(field)}`);
  return fields.length ? `{ ${fields.join(', ')} }` : '{}';
}
