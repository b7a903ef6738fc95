/** How a root is read: its profile, its world, and where its paths lie on this machine. */
import { dirname } from '../base/path';
import type { ProfileName, World } from '../httpd/config/world';
import type { Block, SourceFile } from '../httpd/syntax/source-file';
import type { FileId } from './file-system';
import { Mapping, type Mount } from './mapping';
import { PROFILES, readEnvvars, type Profile } from './profiles';
import { NEWEST_HTTPD, type Settings } from './settings';

/** What is linked into the program: the profile's MPM, prefork instead, or none. */
export type LinkedMpm = 'profile' | 'prefork' | 'none';

export type Scope = 'server' | 'htaccess' | 'fragment';

export interface RootPlan {
  readonly world: World;
  readonly mapping: Mapping;
  /** The root's own server path. */
  readonly path: string;
  /** `machine`: the root lies at its real place. `copy`: what is not in the copy is unknown. */
  readonly place: 'machine' | 'copy';
  readonly assumes: readonly string[];
}

/** The profile that a root's name, place and text speak for. */
export function detectProfile(file: FileId, source: SourceFile | undefined): ProfileName {
  const head = source === undefined ? '' : headOf(source);
  // Debian's program has these inside: a text that loads them was written for another one.
  const loadsDebiansOwn = /^[ \t]*LoadModule\s+(?:log_config|unixd|version)_module\s/m.test(head) && !/\/usr\/lib\/apache2\/modules/.test(head);
  if (!loadsDebiansOwn && /(?:^|\/)apache2\.conf$/.test(file) || /(?:^|\/)apache2\/(?:(?:sites|mods|conf)-(?:available|enabled)\/|ports\.conf$)/.test(file)) return 'debian';
  if (!loadsDebiansOwn && /APACHE_(?:RUN_DIR|LOG_DIR|CONFDIR)\b|\/usr\/lib\/apache2\/modules/.test(head)) return 'debian';
  if (/^[ \t]*LoadModule\s+\w+\s+\S+\.dll\b/m.test(head)) return 'windows';
  if (/^[ \t]*(?:Define\s+SRVROOT|ServerRoot)\s+"?[A-Za-z]:[\\/]/m.test(head)) return 'windows';
  return rhelOrUpstream(file, head);
}

function rhelOrUpstream(file: FileId, head: string): ProfileName {
  const isRhel = /(?:^|\/)httpd\/conf(?:\.d|\.modules\.d)?\//.test(file) || /conf\.modules\.d|^[ \t]*ServerRoot[ \t]+"?\/etc\/httpd"?[ \t]*\r?$/m.test(head);
  return isRhel ? 'rhel' : 'upstream';
}

const HEAD_BLOCKS = 32;

/** As much of a file as a plan looks at. */
export function headBlocks(source: SourceFile): readonly Block[] {
  return source.blocks.slice(0, HEAD_BLOCKS);
}

function headOf(source: SourceFile): string {
  return headBlocks(source).map((block) => block.lines.map((line) => line.raw).join('')).join('');
}

/**
 * @param source the root's text, as far as known
 * @param envvars text of the `envvars` file beside a Debian root, or of the file the settings name
 * @param linked the MPM that is linked in: the profile's own unless the text loads one, prefork where it loads PHP and none
 */
export function planRoot(
  file: FileId, scope: Scope, source: SourceFile | undefined, settings: Settings, envvars: string | undefined, linked: LinkedMpm,
): RootPlan {
  const profile = PROFILES[settings.profile ?? detectProfile(file, source)];
  const serverRoot = settings.serverRoot ?? profile.serverRoot;
  const { mapping, path, place } = mapRoot(file, source, settings, profile, serverRoot);
  const usual = profile.builtInMpm !== undefined && linked === 'prefork' ? 'mpm_prefork_module' : profile.builtInMpm;
  const mpm = settings.mpm === undefined ? usual : `mpm_${settings.mpm}_module`;
  const staticModules = [...profile.staticModules, ...settings.staticModules];
  if (mpm !== undefined && linked !== 'none') staticModules.push(mpm);
  const environment = new Map(Object.entries({ ...profile.environment, ...(envvars === undefined ? {} : Object.fromEntries(readEnvvars(envvars))), ...settings.environment }));
  const world: World = {
    profile: profile.name,
    version: settings.httpdVersion ?? NEWEST_HTTPD,
    serverRoot, staticModules,
    ...(mpm !== undefined && linked !== 'none' && settings.mpm === undefined && !settings.staticModules.includes(mpm) ? { assumedMpm: mpm } : {}),
    defines: settings.defines,
    environment,
    modules: scope === 'server' ? 'loaded' : 'any',
    environmentKnown: scope === 'server',
    environmentAssumed: profile.name !== 'debian' || place === 'copy' && envvars === undefined,
    scope: scope === 'htaccess' ? 'htaccess' : 'server',
  };
  const assumes = scope === 'htaccess' ? ['AllowOverride All and every module of httpd'] : [];
  return { world, mapping, path, place, assumes };
}

function mapRoot(
  file: FileId, source: SourceFile | undefined, settings: Settings, profile: Profile, serverRoot: string,
): { mapping: Mapping; path: string; place: 'machine' | 'copy' } {
  if (settings.sysroot !== undefined) {
    const mapping = new Mapping([{ server: '', host: settings.sysroot.replace(/\/$/, '') }], []);
    return { mapping, path: mapping.toServer(file), place: 'copy' };
  }
  const declared = source === undefined ? undefined : declaredServerRoot(source);
  const atHome = file === `${serverRoot}/${profile.rootFile}` || isBelow(file, serverRoot);
  if (atHome || settings.hostFiles === true) {
    return { mapping: new Mapping([], settings.hostFiles === false ? [dirname(file), serverRoot] : ['']), path: file, place: 'machine' };
  }
  const folder = dirname(file);
  const base = /\/conf$/.test(folder) && profile.rootFile.startsWith('conf/') ? dirname(folder) : undefined;
  const same = [base ?? folder];
  if (settings.serverRoot !== undefined) same.push(settings.serverRoot);
  const mounts: Mount[] = [];
  for (const server of new Set([profile.serverRoot, ...(declared === undefined ? [] : [declared])])) {
    if (settings.serverRoot !== undefined || isBelow(folder, server)) continue;
    if (base !== undefined) mounts.push({ server, host: base });
    else if (profile.rootFile.startsWith('conf/')) mounts.push({ server: `${server}/conf`, host: folder }, { server, host: folder });
    else mounts.push({ server, host: folder });
  }
  return { mapping: new Mapping(mounts, same), path: file, place: 'copy' };
}

/** ServerRoot as the root's text sets it at top level, without variables. */
function declaredServerRoot(source: SourceFile): string | undefined {
  const match = /^[ \t]*ServerRoot[ \t]+"?([^"\s$]+)"?[ \t]*\r?$/im.exec(headOf(source));
  return match?.[1]?.replace(/\/$/, '');
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}
