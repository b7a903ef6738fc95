/** The ini entries that somebody has set for a request: by php.ini, by httpd's sections or a pool, by `.user.ini` files. */
import type { OpenedText } from '../base/reading';
import { rememberedByText, type TextPlace } from '../base/text-file';
import type { ConfigNode } from '../httpd/config/node';
import { NEWEST, versionNumber, type PhpBuild } from '../php/catalog/versions';
import { fpmSetting } from '../php/effective/fpm';
import { modPhpSetting } from '../php/effective/mod-php';
import { linesOf, specialLines, userIniFolders } from '../php/effective/places';
import type { Assignment, Setting, Source } from '../php/effective/setting';
import { isOn } from '../php/effective/words';
import { debianFolder, type Program } from '../php/ini/order';
import { parseIni } from '../php/ini/parse';
import type { IniEntry } from '../php/ini/tree';
import { aroundOf, type Around } from './around';
import { fcgiTarget, listensAt } from './fcgi-target';
import { hostPools, type HostPool } from './fpm-pools';
import { MODULE_HANDLER, PHP_MODULES } from './php-routes';
import { phpAssignment, type PhpLine, type PhpSection } from './php-setting';
import type { HostFacts } from './stack';

/** The line that sets an entry, in whichever file. */
export type PhpAt = PhpLine | TextPlace;

export interface PhpRequest {
  /** In the order of merging (`whatApplies`). */
  readonly sections: readonly PhpSection[];
  readonly around: Around;
  readonly host: HostFacts;
  /** The script on the server, its document root, and the host that was asked for, as far as they are known. */
  readonly script: string | undefined;
  readonly documentRoot: string | undefined;
  readonly serverName: string | undefined;
}

export interface PhpEffective {
  readonly program: 'mod_php' | 'php-fpm';
  /** The pool that gets the request, where one is known. */
  readonly pool: string | undefined;
  readonly build: PhpBuild;
  /** Entries that something other than php.ini sets, by name, each with its chain. */
  readonly settings: readonly Setting<PhpAt>[];
}

const trees = rememberedByText((source) => linesOf(parseIni(source.text)));

/** Undefined where PHP does not serve the request, as far as handlers say. */
export function phpEffective(request: PhpRequest): PhpEffective | undefined {
  const handler = handlerOf(request);
  const module = moduleSite(request.sections);
  const target = /^proxy:/i.test(handler ?? '') ? fcgiTarget(handler!.slice('proxy:'.length)) : undefined;
  if (target !== undefined) {
    const pool = hostPools(request).find(({ listen }) => listen !== '' && listensAt(listen, target));
    return throughFpm(request, pool);
  }
  return module !== undefined && handler !== undefined && MODULE_HANDLER.test(handler) ? throughModule(request, module) : undefined;
}

function throughModule(request: PhpRequest, version: number | undefined): PhpEffective {
  const { build, settingOf, names } = moduleLayers(request, version);
  return { program: 'mod_php', pool: undefined, build, settings: names.map(settingOf) };
}

/** One entry as mod_php has it for a request, whether or not the request is its own. */
export function modPhpEntry(request: PhpRequest, name: string): { readonly build: PhpBuild; readonly setting: Setting<PhpAt> } {
  const { build, settingOf } = moduleLayers(request, moduleSite(request.sections));
  return { build, setting: settingOf(name) };
}

function moduleLayers(request: PhpRequest, version: number | undefined): { readonly build: PhpBuild; readonly names: readonly string[]; readonly settingOf: (name: string) => Setting<PhpAt> } {
  const startup = startupLines(request.around, 'apache2handler', version);
  const build = buildOf(request, version, startup);
  const lines = request.sections.map(({ config, directives }) => directives.flatMap((node) => phpAssignment(node, config) ?? []));
  return { build, names: namesOf(lines.flat()), settingOf: (name) => modPhpSetting<PhpAt>(name, build, startup.lines, lines) };
}

function throughFpm(request: PhpRequest, pool: HostPool | undefined): PhpEffective {
  const version = pool === undefined ? undefined : pool.world.version[0] * 100 + pool.world.version[1];
  const startup = startupLines(request.around, 'fpm-fcgi', version);
  const build = buildOf(request, version, startup);
  const poolLines = pool === undefined ? [] : poolAssignments(pool);
  const userIni = request.script === undefined ? [] : userIniLines(request, request.script);
  const special = request.script === undefined ? [] : startup.special(request.serverName, request.script.slice(0, request.script.lastIndexOf('/')) || '/');
  const fastcgi = environmentLines(request.sections);
  const names = namesOf([...poolLines, ...userIni.flat(), ...special, ...fastcgi]);
  return {
    program: 'php-fpm', pool: pool?.name, build,
    settings: names.map((name) => fpmSetting<PhpAt>(name, build, { startup: startup.lines, pool: poolLines, userIni, special, fastcgi })),
  };
}

function namesOf(lines: readonly Assignment<PhpAt>[]): readonly string[] {
  return [...new Set(lines.map(({ name }) => name))].sort();
}

/** The last SetHandler, else what AddHandler or AddType say of one of the script's extensions; undefined where nothing serves it as PHP. */
function handlerOf({ sections, script }: PhpRequest): string | undefined {
  const nodes = sections.flatMap(({ directives }) => directives);
  const last = nodes.findLast(({ key }) => key === 'sethandler')?.words[0]?.value;
  if (last !== undefined && !/^none$/i.test(last)) return last;
  const extensions = (script ?? '').slice((script ?? '').lastIndexOf('/') + 1).toLowerCase().split('.').slice(1);
  const added = nodes.findLast(({ key, words }) => (key === 'addhandler' || key === 'addtype' && MODULE_HANDLER.test(words[0]?.value ?? ''))
    && words.slice(1).some(({ value }) => extensions.includes(value.replace(/^\./, '').toLowerCase())));
  return added?.words[0]?.value;
}

/** The version of mod_php, 0 where its file names none; undefined where it is not loaded. */
function moduleSite(sections: readonly PhpSection[]): number | undefined {
  const modules = sections[0]?.config.environment.modules;
  const identifier = PHP_MODULES.find((each) => modules?.has(each) === true);
  if (identifier === undefined) return undefined;
  const match = /libphp(\d)\.(\d+)\.so/.exec(modules!.get(identifier)?.line.text ?? '');
  return match === null ? 0 : Number(match[1]) * 100 + Number(match[2]);
}

interface Startup {
  readonly lines: readonly Assignment<PhpAt>[];
  readonly isDebian: boolean;
  special(host: string | undefined, folder: string): readonly Assignment<PhpAt>[];
}

/** php.ini and the files of its folder, where they lie as Debian has them: of other layouts nobody knows which are read. */
function startupLines(around: Around, program: Program, version: number | undefined): Startup {
  const files = aroundOf(around, 'php-ini').flatMap((file) => {
    const found = debianFolder(file.path);
    return found?.program !== program || version !== undefined && version !== 0 && versionNumber(found.version) !== version ? [] : [{ file, isMain: file.path === `${found.folder}/php.ini`, isScanned: file.path.startsWith(`${found.folder}/conf.d/`) }];
  });
  const read = [...files.filter(({ isMain }) => isMain), ...files.filter(({ isScanned }) => isScanned)].map(({ file }) => file);
  return {
    lines: read.flatMap((file) => trees(file.source).everywhere.map((entry) => assign(entry, file, 'ini'))), isDebian: read.length > 0,
    special: (host, folder) => read.flatMap((file) => specialLines(trees(file.source), host, folder).map((entry) => assign(entry, file, 'path-section'))),
  };
}

function assign({ name, value, nameSpan, valueSpan }: IniEntry, { file, source }: OpenedText, from: Source): Assignment<PhpAt> {
  return { name, value, source: from, at: { file, source, start: nameSpan.start, end: Math.max(nameSpan.end, valueSpan.end) } };
}

function buildOf({ host }: PhpRequest, version: number | undefined, { isDebian }: Startup): PhpBuild {
  const known = version !== undefined && version !== 0 ? version : host.phpVersion === undefined ? undefined : versionNumber(host.phpVersion);
  return { version: known ?? NEWEST, debian: isDebian };
}

function poolAssignments(pool: HostPool): readonly Assignment<PhpAt>[] {
  return pool.lines.flatMap(({ name, key, text, nameAt, valueAt }): Assignment<PhpAt>[] => {
    const place = pool.place({ ...nameAt, end: Math.max(nameAt.end, valueAt.end) });
    if (key === undefined || !/^php_(?:admin_)?(?:value|flag)$/.test(name) || place === undefined) return [];
    const value = name.endsWith('flag') ? (isOn(text) ? '1' : '0') : text;
    return [{ name: key, value, source: name.startsWith('php_admin') ? 'pool-admin' : 'pool', at: place }];
  });
}

function userIniLines({ around, documentRoot }: PhpRequest, script: string): readonly (readonly Assignment<PhpAt>[])[] {
  const files = aroundOf(around, 'user-ini');
  return userIniFolders(script, documentRoot).flatMap((folder) => {
    const file = files.find(({ path }) => path === `${folder}/.user.ini`);
    return file === undefined ? [] : [trees(file.source).everywhere.map((entry) => assign(entry, file, 'user-ini'))];
  });
}

/** `SetEnv PHP_VALUE`: each variable is an ini text of its own. */
function environmentLines(sections: readonly PhpSection[]): readonly Assignment<PhpAt>[] {
  const last = (variable: string): { readonly node: ConfigNode; readonly section: PhpSection } | undefined => sections.flatMap((section) => section.directives
    .filter((node) => node.key === 'setenv' && node.words[0]?.value === variable).map((node) => ({ node, section }))).at(-1);
  return (['PHP_VALUE', 'PHP_ADMIN_VALUE'] as const).flatMap((variable) => {
    const found = last(variable);
    if (found === undefined) return [];
    const { everywhere } = linesOf(parseIni(found.node.words[1]?.value ?? ''));
    return everywhere.map(({ name, value }): Assignment<PhpAt> => ({ name, value, source: variable === 'PHP_VALUE' ? 'fastcgi' : 'fastcgi-admin', at: { node: found.node, config: found.section.config } }));
  });
}
