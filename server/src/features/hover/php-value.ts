/** The hover of `php_value` and its siblings: what mod_php works with where the line stands. */
import { nodesOf, type ConfigNode } from '../../httpd/config/node';
import { requestForNode } from '../../httpd/effective/place-url';
import type { Request } from '../../httpd/effective/request';
import type { LogicalLine } from '../../httpd/syntax/logical-line';
import type { Block } from '../../httpd/syntax/source-file';
import { NEWEST, versionNumber } from '../../php/catalog/versions';
import { modPhpEntry, phpEffective, type PhpAt } from '../../stack/php-effective';
import { phpSettingAt, type PhpSection } from '../../stack/php-setting';
import type { Check } from '../../workspace/check';
import { locate } from '../../workspace/locate';
import { phpRequestOf } from '../effective/php';
import { requestForFolder } from '../effective/target';
import type { Lookups } from '../lookups';
import { nodesOfLine, type FileRange, type View } from '../view';
import { paragraph, type CardPart } from './card';
import { phpChain, type ChainPlaces } from './php-chain';

/** Which program hears of a line. */
export type Hearer = 'mod_php' | 'php-fpm';

/** @param name of the entry that the line sets */
export function phpValueCard(view: View, lookups: Lookups, line: LogicalLine, block: Block, name: string, hearer: Hearer = 'mod_php'): readonly CardPart[] {
  const found = view.checks.flatMap((check): Spoken[] => {
    const node = nodesOfLine(check.config, block, line)[0];
    if (node === undefined) return [];
    const at = locate(view.workspace, check.plan, node.wholePlace);
    const places = (of: Check): ChainPlaces<PhpAt> => ({
      place: (each) => locate(view.workspace, of.plan, 'node' in each ? each.node.wholePlace : each),
      isHere: (place: FileRange) => at !== undefined && place.file === at.file && place.start.line === at.start.line,
    });
    const routes = check.root.scope === 'htaccess' ? routesToFile(view) : [{ check, request: requestForNode(check.config, node) }];
    const said = routes.map(({ check: server, request }): Spoken => ({
      of: server, parts: (hearer === 'mod_php' ? atRequest : atFpmRequest)(view, lookups, server, toScript(request), name, places(server)),
    })).filter(({ parts }) => parts.length > 0);
    return said.length > 0 || hearer === 'php-fpm' ? said : [{ of: check, parts: alone(view, check, node, name, places(check)) }];
  });
  return found.length < 2 ? found.flatMap(({ parts }) => parts) : found.flatMap(({ of, parts }) => [paragraph('In ', { code: of.plan.path }, ':'), ...parts]);
}

/** What one server says of the line. */
interface Spoken {
  readonly of: Check;
  readonly parts: readonly CardPart[];
}

/** The ways that servers have to the folder of a `.htaccess`. */
function routesToFile({ servers = [], file }: View): readonly { readonly check: Check; readonly request: Request }[] {
  return servers.flatMap((check) => {
    const request = requestForFolder(check, file);
    return request === undefined ? [] : [{ check, request }];
  });
}

/** A folder stands for a script in it: sections that choose by the name would not be there otherwise. */
export function toScript(request: Request): Request {
  return request.path.endsWith('/') ? { ...request, path: `${request.path}index.php` } : request;
}

/** Nothing where the request does not come by the line. */
function atRequest({ workspace }: View, lookups: Lookups, { root }: Check, request: Request, name: string, places: ChainPlaces<PhpAt>): readonly CardPart[] {
  const settled = lookups.applies(workspace, root, request);
  if (settled === undefined) return [];
  const asked = phpRequestOf(workspace, root, settled);
  const { setting, build } = modPhpEntry(asked, name);
  const comesBy = setting.chain.some(({ at }) => {
    const place = places.place(at);
    return place !== undefined && places.isHere(place);
  });
  if (!comesBy) return [];
  const isFpm = phpEffective(asked)?.program === 'php-fpm';
  return [...phpChain('In effect here', setting, build, places), ...(isFpm ? [paragraph('Scripts here go to PHP-FPM, which hears nothing of this line: it holds for mod_php alone.')] : [])];
}

/** The same for a variable that goes to PHP-FPM with the request. */
function atFpmRequest({ workspace }: View, lookups: Lookups, { root }: Check, request: Request, name: string, places: ChainPlaces<PhpAt>): readonly CardPart[] {
  const settled = lookups.applies(workspace, root, request);
  const effective = settled === undefined ? undefined : phpEffective(phpRequestOf(workspace, root, settled));
  if (effective?.program === 'mod_php') return [paragraph('mod_php serves scripts here, and looks at no variable: this line does nothing.')];
  const setting = effective?.settings.find((each) => each.name === name);
  return effective === undefined || setting === undefined ? [] : phpChain('In effect here', setting, effective.build, places);
}

/** What the sections around the line come to, from the outermost inwards, where no request is known that comes by it. */
function alone({ workspace }: View, check: Check, node: ConfigNode, name: string, places: ChainPlaces<PhpAt>): readonly CardPart[] {
  const { phpVersion } = workspace.settingsOf(check.root);
  const around: readonly PhpSection[] = [...node.ancestors()].reverse().map((section) => ({ config: check.config, directives: [...nodesOf(section.children)] }));
  const top: PhpSection = { config: check.config, directives: check.config.fold === undefined ? [] : [...nodesOf(check.config.fold.items)] };
  const build = { version: versionNumber(phpVersion ?? '') ?? NEWEST, debian: check.config.world.profile === 'debian' };
  return phpChain<PhpAt>('In this section', phpSettingAt<PhpAt>(name, build, [], [top, ...around]), build, places);
}
