/** Names of directives and sections at the beginning of a line, and the tag that closes what is open. */
import type { Position } from '../../base/span';
import { allowedIn } from '../../httpd/catalog/allowed-in';
import { catalog } from '../../httpd/catalog/catalog';
import { prose } from '../../httpd/catalog/prose';
import type { DirectiveSpec } from '../../httpd/catalog/types';
import type { Completion } from '../completion';
import { formOf, requiredAsSnippet } from '../syntax-form';
import type { LineRange, View } from '../view';
import { knowing, loadEdits } from './modules';
import { placeOf, sectionsAround } from './place';

/** Directives that may be written once for each thing they set, and that nobody can do without: shown first among equals. */
const COMMON = new Set([
  'ServerName', 'ServerAlias', 'DocumentRoot', 'Require', 'AllowOverride', 'Options', 'DirectoryIndex', 'ErrorLog', 'CustomLog', 'RewriteEngine', 'RewriteRule', 'RewriteCond', 'Redirect', 'Alias',
  'ProxyPass', 'ProxyPassReverse', 'SSLEngine', 'SSLCertificateFile', 'SSLCertificateKeyFile', 'Header', 'SetEnvIf', 'SetHandler', 'Include', 'IncludeOptional', 'Listen', 'LoadModule', 'VirtualHost', 'Directory', 'Location', 'IfModule', 'Files', 'FilesMatch', 'Define',
]);

export function closingOffers(view: View, position: Position, replace: LineRange): Completion[] {
  const open = sectionsAround(view, position.line).at(-1);
  if (open === undefined) return [];
  const label = `</${open.name}>`;
  return [{ label, kind: 'closing', detail: `closes line ${open.open.at + 1}`, documentation: undefined, replace, insert: label, rank: 0, deprecated: false }];
}

/**
 * @param upTo the line before the cursor: blanks and what of the name is there
 * @param behind the rest of the line
 */
export function directiveOffers(view: View, position: Position, replace: LineRange, upTo: string, behind: string): readonly Completion[] {
  const sections = sectionsAround(view, position.line);
  const place = placeOf(view, sections);
  const free = sections.some((section) => section.name.toLowerCase() === 'macro');
  const loaded = knowing(view)?.config.environment.modules;
  const indent = /^\s*/.exec(upTo)![0];
  const onlySections = upTo.charAt(indent.length) === '<';
  const items: Completion[] = onlySections ? closingOffers(view, position, replace).map((item) => ({ ...item, rank: 1 })) : [];
  const around = sections.at(-1)?.name.toLowerCase() ?? '';
  for (const spec of catalog.directives.values()) {
    const isSection = spec.type === 'section';
    if ((onlySections && !isSection) || (!free && !isAllowed(spec, place, sections.map(({ name }) => name.toLowerCase())))) continue;
    const known = loaded === undefined || spec.identifiers.some((identifier) => loaded.has(identifier));
    // Somebody else's module that is not there is hardly what is meant.
    if (!known && spec.thirdParty === true) continue;
    items.push(item(view, spec, known, replace, behind.trim() === '', indent, around));
  }
  return items;
}

function isAllowed(spec: DirectiveSpec, place: ReturnType<typeof placeOf>, around: readonly string[]): boolean {
  if (spec.onlyInside !== undefined && spec.onlyInside.some((name) => around.includes(name.toLowerCase()))) return true;
  if (spec.notInside !== undefined && spec.notInside.some((name) => around.includes(name.toLowerCase()))) return false;
  return allowedIn(spec, place);
}

function item(view: View, spec: DirectiveSpec, known: boolean, replace: LineRange, isFree: boolean, indent: string, around: string): Completion {
  const isSection = spec.type === 'section';
  const snippet = isFree ? snippetOf(spec, indent) : undefined;
  const edits = known || spec.identifiers[0] === undefined ? [] : loadEdits(view, spec.identifiers[0]);
  const isOld = spec.obsolete !== undefined;
  const module = spec.module === 'mpm_common' ? 'the MPMs' : spec.module;
  const isExpected = around === 'macro' || COMMON.has(spec.name);
  return {
    label: isSection ? `<${spec.name}>` : spec.name, kind: isSection ? 'section' : 'directive', detail: known ? module : `${module}, not loaded`,
    documentation: prose(spec), replace, insert: isSection ? `<${spec.name}` : spec.name, rank: (known ? 0 : 4) + (isOld ? 2 : 0) + (isExpected ? 0 : 1), deprecated: isOld,
    ...(snippet === undefined ? {} : { snippet }), ...(edits.length > 0 ? { additional: edits } : {}),
  };
}

/** The required arguments to be filled in; of a section its body and its end, too. */
function snippetOf(spec: DirectiveSpec, indent: string): string | undefined {
  const [syntax] = spec.syntax;
  const required = syntax === undefined ? '' : requiredAsSnippet(formOf(syntax));
  if (spec.type !== 'section') return required === '' ? undefined : `${spec.name}${required}`;
  return `<${spec.name}${required}>\n${indent}    $0\n${indent}</${spec.name}>`;
}
