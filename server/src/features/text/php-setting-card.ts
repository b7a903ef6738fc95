/** What PHP works with, for the hover of entries in php.ini, `.user.ini` and pools. */
import { basename, dirname } from '../../base/path';
import type { Span } from '../../base/span';
import { iniEntry } from '../../php/catalog/catalog';
import { versionNumber } from '../../php/catalog/versions';
import { debianFolder } from '../../php/ini/order';
import { hostPools, type HostPool } from '../../stack/fpm-pools';
import { phpEffective } from '../../stack/php-effective';
import type { AnyAt } from '../../stack/php-places';
import { poolPhpSetting, startupPhpSetting } from '../../stack/server-php-setting';
import { locate } from '../../workspace/locate';
import { phpRequestOf, programOf } from '../effective/php';
import { requestForFolder } from '../effective/target';
import { list, paragraph, type CardPart, type Inline } from '../hover/card';
import { phpChain, type ChainPlaces } from '../hover/php-chain';
import { toScript } from '../hover/php-value';
import type { Lookups } from '../lookups';
import type { TextView } from './text-features';

/** Pools that are named one by one; a host may have hundreds. */
const MAX_POOLS = 5;

/** @param at the entry under the cursor; its line is the one that is spoken of */
export function phpSettingCard(view: TextView, name: string, at: Span, lookups: Lookups): readonly CardPart[] {
  if (iniEntry(name) === undefined) return [];
  const { line } = view.source.position(at.start);
  const places: ChainPlaces<AnyAt> = {
    place: (found) => locate(view.workspace, undefined, found),
    isHere: ({ file, start }) => file === view.workspace.canonical(view.file) && start.line === line,
  };
  switch (view.kind) {
    case 'php-fpm': return inPool(view, name, at, places);
    case 'php-ini': return atStart(view, name, places);
    case 'user-ini': return atScript(view, name, line, lookups);
    default: return [];
  }
}

function poolsOf({ workspace, file, kind, host }: TextView): readonly HostPool[] {
  return hostPools({ around: workspace.host({ file, scope: 'server', kind }).around, host });
}

/** The pool whose lines the entry stands among: all files of the pool, and php.ini before them. */
function inPool(view: TextView, name: string, at: Span, places: ChainPlaces<AnyAt>): readonly CardPart[] {
  const { workspace, file, kind } = view;
  const pool = poolsOf(view).find((each) => each.lines.some((line) => line.key === name && line.nameAt.start === at.start && each.place(line.nameAt)?.source === view.source));
  if (pool === undefined) return [];
  const [major, minor] = pool.world.version;
  return phpChain(`In effect in [${pool.name}]`, poolPhpSetting({ around: workspace.host({ file, scope: 'server', kind }).around }, pool, name), { version: major * 100 + minor, debian: true }, places);
}

/** What a program starts with; only Debian's folders tell which files it reads. Then the pools that say something else. */
function atStart(view: TextView, name: string, places: ChainPlaces<AnyAt>): readonly CardPart[] {
  const { workspace, file, kind } = view;
  const { around, place } = workspace.host({ file, scope: 'server', kind });
  const folder = debianFolder(place.mapping.toServer(file));
  const version = folder === undefined ? undefined : versionNumber(folder.version);
  if (folder === undefined || version === undefined) return [];
  const pools = folder.program !== 'fpm-fcgi' ? [] : poolsOf(view).filter(({ world, lines }) => world.version[0] * 100 + world.version[1] === version && lines.some(({ key, name: directive }) => key === name && directive.startsWith('php_')));
  const rows = pools.slice(0, MAX_POOLS).map((pool): readonly Inline[] => {
    const { value, chain } = poolPhpSetting({ around }, pool, name);
    const holder = chain.findLast(({ outcome }) => outcome === 'holds');
    const found = holder === undefined ? undefined : places.place(holder.at);
    return [`**In [${pool.name}]:** `, value === null || value === '' ? 'empty' : { code: value }, ...(found === undefined ? [] : [', set in ', { place: found, label: `${basename(dirname(found.file))}/${basename(found.file)}:${found.start.line + 1}` }])];
  });
  if (pools.length > MAX_POOLS) rows.push([`and ${pools.length - MAX_POOLS} more pools set it`]);
  const setting = startupPhpSetting({ around }, folder.program, version, name);
  // Where the folder was not looked at, nothing is known of its other files.
  if (!around.files.some((each) => each.source === view.source)) return [];
  return [...phpChain(`At the start of ${STARTS[folder.program]}`, setting, { version, debian: true }, places), ...list(rows)];
}

const STARTS = { 'apache2handler': 'mod_php', 'fpm-fcgi': 'PHP-FPM', 'cgi-fcgi': 'the CGI program', cli: 'the command line' } as const;

/** What a script of the folder gets, from each server that leads there. */
function atScript(view: TextView, name: string, line: number, lookups: Lookups): readonly CardPart[] {
  const { workspace, file, servers } = view;
  return servers.flatMap((check): readonly CardPart[] => {
    const request = requestForFolder(check, file);
    const settled = request === undefined ? undefined : lookups.applies(workspace, check.root, toScript(request));
    const effective = settled === undefined ? undefined : phpEffective(phpRequestOf(workspace, check.root, settled));
    if (effective === undefined) return [];
    const program = programOf(effective);
    if (effective.program === 'mod_php') return [paragraph(`${program} serves scripts here, and does not read .user.ini: this line does nothing.`)];
    const setting = effective.settings.find((each) => each.name === name);
    return setting === undefined ? [] : [paragraph(`${program} serves scripts here.`), ...phpChain('In effect here', setting, effective.build, {
      place: (at) => locate(workspace, check.plan, 'node' in at ? at.node.wholePlace : at),
      isHere: (place) => place.file === workspace.canonical(file) && place.start.line === line,
    })];
  });
}
