/** The keys of settings, as an editor sends them and as they stand in a settings file. */
import { DEFAULT_SETTINGS, type Settings } from './settings';
import { ASSUMPTIONS, HTTPD_VERSION, LIGHTTPD_VERSION, MPM_NAMES, oneOf, PHP_VERSION, PROFILE_NAMES, SEVERITIES, suggestion, TOPICS } from './setting-values';

/** A file of settings beside the configuration, for the command line and for an editor alike. */
export const SETTINGS_FILE = '.httpd-lint.json';

interface Read {
  /** What the right part of a value stands for. */
  readonly settings: Partial<Settings>;
  /** What the value should have been; undefined when all of it is right. */
  readonly wrong?: string | undefined;
}

type Reader = (value: unknown) => Read;

const KEYS: Readonly<Record<string, Reader>> = {
  profile: choice(['auto', ...PROFILE_NAMES], (profile) => ({ profile: profile as NonNullable<Settings['profile']> })),
  sysroot: text((sysroot) => ({ sysroot })),
  serverRoot: text((serverRoot) => ({ serverRoot: serverRoot.replace(/(?<=.)\/$/, '') })),
  hostFiles: choice(['auto', 'on', 'off'], (value) => ({ hostFiles: value === 'on' })),
  'httpd.version': version(HTTPD_VERSION, 'a version such as 2.4.62', (httpdVersion) => ({ httpdVersion })),
  'php.version': version(PHP_VERSION, 'a version such as 8.2', (phpVersion) => ({ phpVersion })),
  'lighttpd.version': version(LIGHTTPD_VERSION, 'a version such as 1.4.69', (lighttpdVersion) => ({ lighttpdVersion })),
  mpm: choice(['auto', ...MPM_NAMES], (mpm) => ({ mpm })),
  defines: list((defines) => ({ defines })),
  env: map((value) => (typeof value === 'string' ? undefined : 'text'), (environment) => ({ environment })),
  envFile: text((envFile) => ({ envFile })),
  staticModules: list((staticModules) => ({ staticModules })),
  roots: list((roots) => ({ roots })),
  assume: list((assume) => ({ assume }), ASSUMPTIONS),
  processLimit: count('a whole number of processes, 0 for none', (processLimit) => (processLimit === 0 ? {} : { processLimit })),
  'format.indent': choice(['auto', 'tab', '2', '3', '4', '8'], (value) => ({ formatIndent: value as NonNullable<Settings['formatIndent']> })),
  'format.arguments': choice(['auto', 'keep', 'single', 'align'], (value) => ({ formatArguments: value as NonNullable<Settings['formatArguments']> })),
  'format.equals': choice(['auto', 'spaces', 'none'], (value) => ({ formatEquals: value as NonNullable<Settings['formatEquals']> })),
  'format.directiveCase': choice(['auto', 'keep', 'documented'], (value) => ({ formatDirectiveCase: value as NonNullable<Settings['formatDirectiveCase']> })),
  'format.maxBlankLines': (value) => (value === null ? { settings: {} } : count('a whole number', (formatMaxBlankLines) => ({ formatMaxBlankLines }))(value)),
  rules: map(severity, (rules) => ({ rules: rules as Settings['rules'] })),
  topics: map((value, name) => (TOPICS.includes(name) ? severity(value) : `a topic${suggestion(name, TOPICS)}`), (topics) => ({ topics: topics as Settings['topics'] })),
  // Only the editor has a use for these; a file that serves both may have them.
  diagnosticsScope: choice(['auto', 'open', 'workspace'], (value) => ({ diagnosticsScope: value as NonNullable<Settings['diagnosticsScope']> })),
  // An editor sends the default, too: only `false` is somebody's word, and a settings file may say it as well.
  'inlayHints.enable': flag((isOn) => (isOn ? {} : { inlayHints: false })),
  'codeLens.enable': flag((isOn) => (isOn ? {} : { codeLens: false })),
  serverStatus: text(() => ({})),
  detectLanguage: flag(() => ({})),
  'trace.server': choice(['off', 'messages', 'verbose'], () => ({})),
  $schema: text(() => ({})),
};

export const SETTING_KEYS: readonly string[] = Object.keys(KEYS);

/**
 * Reads an object of settings. A key may have the editor's prefix (`httpdConfig.mpm`), and `httpd.version` may be nested.
 * @returns the settings without what is wrong, and what that is, in the order of the keys
 */
export function readSettings(raw: unknown): { readonly settings: Settings; readonly wrong: readonly string[] } {
  if (!isObject(raw)) return { settings: DEFAULT_SETTINGS, wrong: ['not an object of settings'] };
  let settings: Settings = DEFAULT_SETTINGS;
  const wrong: string[] = [];
  for (const [given, value] of Object.entries(flat(raw))) {
    const key = given.replace(/^httpdConfig\./, '');
    const read = Object.hasOwn(KEYS, key) ? KEYS[key]!(value) : undefined;
    if (read === undefined) wrong.push(`unknown key "${given}"${suggestion(key, SETTING_KEYS)}`);
    else if (read.wrong !== undefined) wrong.push(`"${given}" must be ${read.wrong}`);
    settings = { ...settings, ...read?.settings };
  }
  return { settings, wrong };
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

function orElse<T>(value: T | undefined, wrong: string, take: (value: T) => Partial<Settings>): Read {
  return value === undefined ? { settings: {}, wrong } : { settings: take(value) };
}

/** An empty text says nothing. */
function text(take: (value: string) => Partial<Settings>): Reader {
  return (value) => orElse(typeof value === 'string' ? value.trim() : undefined, 'text', (given) => (given === '' ? {} : take(given)));
}

/** `auto` says nothing. */
function choice(names: readonly string[], take: (value: string) => Partial<Settings>): Reader {
  return (value) => orElse(names.find((name) => name === value), oneOf(names), (name) => (name === 'auto' ? {} : take(name)));
}

function version(pattern: RegExp, what: string, take: (value: string) => Partial<Settings>): Reader {
  return (value) => (value === '' ? { settings: {} } : orElse(typeof value === 'string' && pattern.test(value) ? value : undefined, what, take));
}

function count(what: string, take: (value: number) => Partial<Settings>): Reader {
  return (value) => orElse(typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined, what, take);
}

function flag(take: (value: boolean) => Partial<Settings>): Reader {
  return (value) => orElse(typeof value === 'boolean' ? value : undefined, 'true or false', take);
}

/** @param known the only texts that are allowed; any when unset */
function list(take: (values: readonly string[]) => Partial<Settings>, known?: readonly string[]): Reader {
  return (value) => {
    const given: readonly unknown[] = Array.isArray(value) ? value : [undefined];
    const texts = given.filter((each): each is string => typeof each === 'string' && known?.includes(each) !== false);
    const what = known === undefined ? 'a list of texts' : `a list of ${oneOf(known)}`;
    return { settings: take(texts.filter((each) => each !== '')), wrong: texts.length < given.length ? what : undefined };
  };
}

/** @param wrong what an entry should be, undefined when it is that */
function map(wrong: (value: unknown, name: string) => string | undefined, take: (values: Record<string, string>) => Partial<Settings>): Reader {
  return (value) => {
    if (!isObject(value)) return { settings: {}, wrong: 'an object' };
    const [right, others] = [new Map<string, string>(), [] as string[]];
    for (const [name, each] of Object.entries(value)) {
      const should = wrong(each, name);
      if (should === undefined) right.set(name, each as string);
      else others.push(`an object; its "${name}" must be ${should}`);
    }
    return { settings: take(Object.fromEntries(right)), wrong: others[0] };
  };
}

function severity(value: unknown): string | undefined {
  return SEVERITIES.some((each) => each === value) ? undefined : oneOf(SEVERITIES);
}
