/** The editor's settings as the engine's. What has the wrong shape is passed over: a settings editor shows it already. */
import { isAbsolute, resolvePath } from '../base/path';
import type { ProfileName } from '../httpd/config/world';
import type { Severity } from '../rules/types';
import type { FileId } from '../workspace/file-system';
import type { Settings } from '../workspace/settings';
import { at, listAt, textAt } from './params';

const PROFILES: readonly string[] = ['debian', 'rhel', 'upstream', 'windows'] satisfies ProfileName[];
const SEVERITIES: readonly string[] = ['off', 'error', 'warning', 'info', 'hint'] satisfies (Severity | 'off')[];

/**
 * @param section the value of `httpdConfig`, nested or with dotted keys; anything else gives the defaults
 * @param folder the workspace folder that relative paths are relative to
 */
export function settingsFrom(section: unknown, folder: FileId | undefined): Settings {
  const text = (...path: readonly string[]): string | undefined => (textAt(section, ...path) ?? textAt(section, path.join('.')))?.trim() || undefined;
  const path = (key: string): FileId | undefined => {
    const value = text(key);
    return value === undefined ? undefined : absolute(value, folder);
  };
  // The editor sends the default, too: only `false` is somebody's word, and a settings file may say it as well.
  const isOff = (...keys: readonly string[]): false | undefined => ((at(section, ...keys) ?? at(section, keys.join('.'))) === false ? false : undefined);
  const profile = text('profile');
  const mpm = text('mpm');
  const hostFiles = text('hostFiles');
  return {
    ...present('profile', PROFILES.includes(profile ?? '') ? (profile as ProfileName) : undefined),
    ...present('serverRoot', text('serverRoot')?.replace(/(?<=.)\/$/, '')),
    ...present('sysroot', path('sysroot')),
    ...present('hostFiles', hostFiles === 'on' ? true : hostFiles === 'off' ? false : undefined),
    ...present('httpdVersion', version(text('httpd', 'version'))),
    ...present('phpVersion', version(text('php', 'version'))),
    ...present('lighttpdVersion', version(text('lighttpd', 'version'))),
    ...present('mpm', /^[a-z]\w*$/.test(mpm ?? '') && mpm !== 'auto' ? mpm : undefined),
    ...present('envFile', path('envFile')),
    ...present('diagnosticsScope', oneOf(['open', 'workspace'] as const, text('diagnosticsScope'))),
    ...present('inlayHints', isOff('inlayHints', 'enable')),
    ...present('codeLens', isOff('codeLens', 'enable')),
    ...present('processLimit', count(at(section, 'processLimit'))),
    ...present('formatIndent', oneOf(['tab', '2', '3', '4', '8'] as const, text('format', 'indent'))),
    ...present('formatArguments', oneOf(['keep', 'single', 'align'] as const, text('format', 'arguments'))),
    ...present('formatEquals', oneOf(['spaces', 'none'] as const, text('format', 'equals'))),
    ...present('formatDirectiveCase', oneOf(['keep', 'documented'] as const, text('format', 'directiveCase'))),
    ...present('formatMaxBlankLines', countOrNone(at(section, 'format', 'maxBlankLines') ?? at(section, 'format.maxBlankLines'))),
    defines: texts(section, 'defines'),
    environment: record(at(section, 'env'), (value) => (typeof value === 'string' ? value : undefined)),
    staticModules: texts(section, 'staticModules'),
    assume: texts(section, 'assume'),
    rules: record(at(section, 'rules'), severity),
    topics: record(at(section, 'topics'), severity),
    roots: texts(section, 'roots').map((root) => absolute(root, folder)),
  };
}

function absolute(path: string, folder: FileId | undefined): FileId {
  const clean = path.length > 1 ? path.replace(/[\\/]$/, '') : path;
  if (isAbsolute(clean) || folder === undefined || /^[A-Za-z][\w+.-]+:/.test(clean)) return clean;
  const scheme = /^([A-Za-z][\w+.-]+:(?:\/\/[^/]*)?)(.*)$/.exec(folder);
  return scheme === null ? resolvePath(folder, clean) : scheme[1]! + resolvePath(scheme[2]!, clean);
}

function version(text: string | undefined): string | undefined {
  return text !== undefined && /^\d+\.\d+(?:\.\d+)?$/.test(text) ? text : undefined;
}

/** A number of things; 0 says nothing. */
function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}

function severity(value: unknown): Severity | 'off' | undefined {
  return typeof value === 'string' && SEVERITIES.includes(value) ? (value as Severity | 'off') : undefined;
}

function oneOf<T extends string>(values: readonly T[], value: string | undefined): T | undefined {
  return values.find((each) => each === value);
}

function countOrNone(value: unknown): number | undefined {
  return value === 0 ? 0 : count(value);
}

function texts(section: unknown, key: string): readonly string[] {
  return listAt(section, key).filter((value): value is string => typeof value === 'string' && value !== '');
}

function record<T>(value: unknown, read: (value: unknown) => T | undefined): Readonly<Record<string, T>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const entries = Object.entries(value).flatMap(([key, each]): [string, T][] => {
    const found = read(each);
    return found === undefined ? [] : [[key, found]];
  });
  return Object.fromEntries(entries);
}

function present<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]: V });
}
