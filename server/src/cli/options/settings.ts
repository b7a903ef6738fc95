/** Settings from a file and the options that go before them. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Settings } from '../../workspace/settings';
import { reasonOf, UsageError } from '../usage-error';
import type { RawOptions } from './options';
import { ASSUMPTIONS, HTTPD_VERSION, MPM_NAMES, oneOf, PHP_VERSION, PROFILE_NAMES, SEVERITIES, suggestion, TOPICS } from '../../workspace/setting-values';

/**
 * What the options say on top of a settings file. Lists are added to, single values and severities are replaced.
 * Throws a `UsageError` for a value that cannot be.
 * @param cwd folder that relative paths of the options start from
 */
export function applyOptions(base: Settings, options: RawOptions, cwd: string): Settings {
  const text = (name: keyof RawOptions): string | undefined => options[name] as string | undefined;
  const list = (name: keyof RawOptions): readonly string[] => (options[name] as string[] | undefined) ?? [];
  const profile = choice('profile', text('profile'), PROFILE_NAMES) as Settings['profile'];
  const mpm = choice('mpm', text('mpm')?.replace(/^mpm_(\w+)_module$/, '$1'), MPM_NAMES);
  const sysroot = folder('sysroot', text('sysroot'), cwd);
  const envFile = text('env-file');
  const serverRoot = text('server-root');
  const hostFiles = options['no-host-files'] === true ? false : options['host-files'] === true ? true : undefined;
  if (options['no-host-files'] === true && options['host-files'] === true) throw new UsageError('--host-files and --no-host-files exclude each other');
  const given: Partial<Settings> = {
    profile, mpm, sysroot, hostFiles,
    serverRoot: serverRoot === undefined ? undefined : absoluteServerPath(serverRoot, cwd),
    envFile: envFile === undefined ? undefined : resolve(cwd, envFile),
    httpdVersion: version('httpd-version', text('httpd-version'), HTTPD_VERSION, '2.4.62'),
    phpVersion: version('php-version', text('php-version'), PHP_VERSION, '8.2'),
  };
  return {
    ...base,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    defines: [...base.defines, ...list('define')],
    environment: { ...base.environment, ...pairs('env', list('env'), 'NAME=VALUE') },
    staticModules: [...base.staticModules, ...list('static-module')],
    assume: [...base.assume, ...list('assume').map((name) => choice('assume', name, ASSUMPTIONS)!)],
    rules: { ...base.rules, ...severities('rule', list('rule')) },
    topics: { ...base.topics, ...severities('topic', list('topic'), TOPICS) },
  };
}

function absoluteServerPath(path: string, cwd: string): string {
  const trimmed = path.replace(/(?<=.)\/+$/, '');
  return /^(?:\/|[A-Za-z]:[\\/])/.test(trimmed) ? trimmed : resolve(cwd, trimmed);
}

function choice(option: string, value: string | undefined, names: readonly string[]): string | undefined {
  if (value === undefined || names.includes(value)) return value;
  throw new UsageError(`--${option} must be ${oneOf(names)}, not "${value}"`);
}

function version(option: string, value: string | undefined, pattern: RegExp, example: string): string | undefined {
  if (value === undefined || pattern.test(value)) return value;
  throw new UsageError(`--${option} must be a version such as ${example}, not "${value}"`);
}

function folder(option: string, value: string | undefined, cwd: string): string | undefined {
  if (value === undefined) return undefined;
  const path = resolve(cwd, value);
  try {
    if (statSync(path).isDirectory()) return path;
  } catch (error) {
    throw new UsageError(`--${option} ${value}: ${reasonOf(error)}`);
  }
  throw new UsageError(`--${option} ${value}: not a folder`);
}

function pairs(option: string, values: readonly string[], form: string): Record<string, string> {
  return Object.fromEntries(values.map((value) => {
    const at = value.indexOf('=');
    if (at <= 0) throw new UsageError(`--${option} must be ${form}, not "${value}"`);
    return [value.slice(0, at), value.slice(at + 1)];
  }));
}

function severities(option: string, values: readonly string[], names?: readonly string[]): Settings['rules'] {
  const given = pairs(option, values, `${option === 'rule' ? 'ID' : 'NAME'}=SEVERITY`);
  for (const [name, severity] of Object.entries(given)) {
    if (!SEVERITIES.some((each) => each === severity)) throw new UsageError(`--${option} ${name} must be ${oneOf(SEVERITIES)}, not "${severity}"`);
    if (names !== undefined && !names.includes(name)) throw new UsageError(`--${option}: no topic is called "${name}"${suggestion(name, names)}`);
  }
  return given as Settings['rules'];
}
