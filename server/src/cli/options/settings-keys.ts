/** The keys of the editor's settings, as they stand in a settings file. */
import { DEFAULT_SETTINGS, type Settings } from '../../workspace/settings';
import { HTTPD_VERSION, LIGHTTPD_VERSION, MPM_NAMES, oneOf, PHP_VERSION, PROFILE_NAMES, SEVERITIES, suggestion, TOPICS } from './values';

/** What one key takes: gives the settings it stands for, or says what it should have been. */
type Reader = (value: unknown) => Partial<Settings> | string;

const KEYS: Readonly<Record<string, Reader>> = {
  profile: choice(['auto', ...PROFILE_NAMES], (profile) => (profile === 'auto' ? {} : { profile: profile as NonNullable<Settings['profile']> })),
  sysroot: text((sysroot) => (sysroot === '' ? {} : { sysroot })),
  serverRoot: text((serverRoot) => (serverRoot === '' ? {} : { serverRoot })),
  hostFiles: choice(['auto', 'on', 'off'], (value) => (value === 'auto' ? {} : { hostFiles: value === 'on' })),
  'httpd.version': version(HTTPD_VERSION, 'a version such as 2.4.62', (httpdVersion) => ({ httpdVersion })),
  'php.version': version(PHP_VERSION, 'a version such as 8.2', (phpVersion) => ({ phpVersion })),
  'lighttpd.version': version(LIGHTTPD_VERSION, 'a version such as 1.4.69', (lighttpdVersion) => ({ lighttpdVersion })),
  mpm: choice(['auto', ...MPM_NAMES], (mpm) => (mpm === 'auto' ? {} : { mpm })),
  defines: list((defines) => ({ defines })),
  env: map((value) => (typeof value === 'string' ? undefined : 'text'), (environment) => ({ environment })),
  envFile: text((envFile) => (envFile === '' ? {} : { envFile })),
  staticModules: list((staticModules) => ({ staticModules })),
  roots: list((roots) => ({ roots })),
  assume: list((assume) => ({ assume })),
  processLimit: (value) => (typeof value === 'number' && Number.isInteger(value) && value >= 0 ? (value === 0 ? {} : { processLimit: value }) : 'a whole number of processes, 0 for none'),
  'format.indent': choice(['auto', 'tab', '2', '3', '4', '8'], (value) => (value === 'auto' ? {} : { formatIndent: value as NonNullable<Settings['formatIndent']> })),
  'format.arguments': choice(['auto', 'keep', 'single', 'align'], (value) => (value === 'auto' ? {} : { formatArguments: value as NonNullable<Settings['formatArguments']> })),
  'format.equals': choice(['auto', 'spaces', 'none'], (value) => (value === 'auto' ? {} : { formatEquals: value as NonNullable<Settings['formatEquals']> })),
  'format.directiveCase': choice(['auto', 'keep', 'documented'], (value) => (value === 'auto' ? {} : { formatDirectiveCase: value as NonNullable<Settings['formatDirectiveCase']> })),
  'format.maxBlankLines': (value) => (value === null ? {} : typeof value === 'number' && Number.isInteger(value) && value >= 0 ? { formatMaxBlankLines: value } : 'a whole number'),
  rules: map(severity, (rules) => ({ rules: rules as Settings['rules'] })),
  topics: map((value, name) => (TOPICS.includes(name) ? severity(value) : `a topic${suggestion(name, TOPICS)}`), (topics) => ({ topics: topics as Settings['topics'] })),
  // Only the editor has a use for these; a file that serves both may have them.
  diagnosticsScope: choice(['auto', 'open', 'workspace'], (value) => (value === 'auto' ? {} : { diagnosticsScope: value as NonNullable<Settings['diagnosticsScope']> })),
  'inlayHints.enable': (value) => (typeof value === 'boolean' ? { inlayHints: value } : 'true or false'),
  'codeLens.enable': (value) => (typeof value === 'boolean' ? { codeLens: value } : 'true or false'),
  serverStatus: text(() => ({})),
  detectLanguage: (value) => (typeof value === 'boolean' ? {} : 'true or false'),
  'trace.server': choice(['off', 'messages', 'verbose'], () => ({})),
  $schema: text(() => ({})),
};

export const SETTING_KEYS: readonly string[] = Object.keys(KEYS);

/**
 * Reads an object of settings. A key may have the editor's prefix (`httpdConfig.mpm`), and `httpd.version` may be nested.
 * @returns the settings, or the first thing that is wrong with them
 */
export function readSettings(raw: unknown): Settings | string {
  if (!isObject(raw)) return 'not an object of settings';
  let settings: Settings = DEFAULT_SETTINGS;
  for (const [given, value] of Object.entries(flat(raw))) {
    const key = given.replace(/^httpdConfig\./, '');
    const reader = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
    if (reader === undefined) return `unknown key "${given}"${suggestion(key, SETTING_KEYS)}`;
    const read = reader(value);
    if (typeof read === 'string') return `"${given}" must be ${read}`;
    settings = { ...settings, ...read };
  }
  return settings;
}

/** `{ "httpd": { "version": "2.4" } }` says the same as `{ "httpd.version": "2.4" }`. */
function flat(raw: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(raw).flatMap(([key, value]): [string, unknown][] => {
    const group = key === 'httpdConfig' || key === 'httpd' || key === 'php' || key === 'trace' || key === 'format' || key === 'inlayHints' || key === 'codeLens';
    if (!group || !isObject(value)) return [[key, value]];
    const inner = Object.entries(key === 'httpdConfig' ? flat(value) : value);
    return inner.map(([name, each]) => [key === 'httpdConfig' ? name : `${key}.${name}`, each]);
  });
  return Object.fromEntries(entries);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(take: (value: string) => Partial<Settings>): Reader {
  return (value) => (typeof value === 'string' ? take(value) : 'text');
}

function choice(names: readonly string[], take: (value: string) => Partial<Settings>): Reader {
  return (value) => (typeof value === 'string' && names.includes(value) ? take(value) : oneOf(names));
}

function version(pattern: RegExp, what: string, take: (value: string) => Partial<Settings>): Reader {
  return (value) => (value === '' ? {} : typeof value === 'string' && pattern.test(value) ? take(value) : what);
}

function list(take: (values: readonly string[]) => Partial<Settings>): Reader {
  return (value) => (Array.isArray(value) && value.every((each) => typeof each === 'string') ? take(value) : 'a list of texts');
}

/** @param wrong what an entry should be, undefined when it is that */
function map(wrong: (value: unknown, name: string) => string | undefined, take: (values: Record<string, string>) => Partial<Settings>): Reader {
  return (value) => {
    if (!isObject(value)) return 'an object';
    for (const [name, each] of Object.entries(value)) {
      const should = wrong(each, name);
      if (should !== undefined) return `an object; its "${name}" must be ${should}`;
    }
    return take(value as Record<string, string>);
  };
}

function severity(value: unknown): string | undefined {
  return SEVERITIES.some((each) => each === value) ? undefined : oneOf(SEVERITIES);
}
