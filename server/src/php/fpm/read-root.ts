/** A root of PHP-FPM read from a workspace: what the command line and the editor ask for. */
import { dirname } from '../../base/path';
import type { OpenedText, Reading, Rejection, TextFiles } from '../../base/reading';
import { sessionFolder, type SessionFolder } from '../effective/session-folder';
import { assumesWhole, fpmRuleOf, WHOLE_ASSUMED } from './codes';
import type { PhpVersion } from './directives';
import type { FpmFiles, FpmMessage, FpmPlace, FpmPool, FpmSetting, FpmWorld } from './model';
import { poolArray } from './pool-values';
import { testFpm, type FpmAnswer } from './test-answer';

/** A root with what `php-fpm -t` says, and the files that places point into. */
export interface FpmRoot {
  readonly answer: FpmAnswer;
  readonly world: FpmWorld;
  /** By the path that FPM names: the last opening of it. */
  readonly opened: ReadonlyMap<string, OpenedText>;
}

const remembered = new WeakMap<Reading, FpmRoot>();

/** What was read along with a reading of `readFpmRoot`; undefined for one of another language. */
export function fpmRootOf(reading: Reading): FpmRoot | undefined {
  return remembered.get(reading);
}

/** Reads a root as `php-fpm -t -y` of the version and build that its place tells, run as root. Never throws. */
export function readFpmRoot(root: OpenedText, files: TextFiles, host: { readonly phpVersion?: string }): Reading {
  const fpm = fpmRoot(root, files, host);
  // Rules ask whether other files of the folder may add to its pools.
  if (/\/(?:pool|php-fpm)\.d\/[^/]+$/.test(root.path)) files.list(dirname(root.path));
  const { answer, opened } = fpm;
  for (const pool of answer.reading.pools) {
    const folder = poolSessionFolder(pool);
    if (folder !== undefined) files.stat(folder.path);
  }
  const { first } = answer;
  const at = first === undefined ? undefined : placeIn(opened, first.at ?? { file: root.path, line: 1, start: 0, end: 0 });
  const rejection: Rejection | undefined = first === undefined || at === undefined ? undefined : { at, rule: fpmRuleOf(first.code) ?? 'php/fpm-syntax', message: wordsOf(first) };
  const reading: Reading = {
    files: answer.reading.files.flatMap((path) => opened.get(path) ?? []),
    assumes: [`PHP ${fpm.world.version.join('.')}`, ...(answer.reading.pools.some((pool) => pool.hasUnknown === true) ? ['values from the environment are sound'] : []), ...(answer.reading.complete ? [] : ['files that an include names and that are not here']), ...(first !== undefined && assumesWhole(first.code, root.path) ? [WHOLE_ASSUMED] : []), ...(files.complete === true ? [] : ['users, groups and folders that pools name are there'])],
    ...(rejection === undefined ? {} : { rejection }),
  };
  remembered.set(reading, fpm);
  return reading;
}

/** Where scripts of a pool keep sessions, as its own lines say; a pool in a chroot has another root. */
export function poolSessionFolder(pool: FpmPool): SessionFolder<FpmSetting & { readonly value: string }> | undefined {
  if (pool.settings.has('chroot')) return undefined;
  return sessionFolder(poolArray(pool, 'php_value', 'php_admin_value').map((line) => ({ ...line, name: line.key ?? '', value: line.text })));
}

/** The same without the form that a workspace wants: for files that are looked at from httpd's side, each made once for its text. */
export function fpmRoot(root: OpenedText, files: TextFiles | undefined, host: { readonly phpVersion?: string }): FpmRoot {
  const known = files === undefined ? alone.get(root.source) : undefined;
  if (known?.path === root.path && known.phpVersion === host.phpVersion) return known.root;
  const opened = new Map<string, OpenedText>([[root.path, root]]);
  const world = worldOf(root.path, host);
  const made = { world, opened, answer: testFpm(root.path, filesOf(root, files, opened), world) };
  if (files === undefined) alone.set(root.source, { path: root.path, phpVersion: host.phpVersion, root: made });
  return made;
}

const alone = new WeakMap<OpenedText['source'], { readonly path: string; readonly phpVersion: string | undefined; readonly root: FpmRoot }>();

function wordsOf({ text, detail = '' }: FpmMessage): string {
  return (text === '' ? detail : text).replace(/^\[[^\]]*:\d+\] /, '');
}

/** Where a place of FPM lies; undefined for a file that is not open. */
export function placeIn(opened: ReadonlyMap<string, OpenedText>, { file, start, end }: FpmPlace): Rejection['at'] | undefined {
  const text = opened.get(file);
  return text === undefined ? undefined : { file: text.file, source: text.source, start, end };
}

const NEWEST: PhpVersion = [8, 5];

/** Debian has the version in the path; a build of one's own is under /usr/local. */
export function worldOf(path: string, { phpVersion }: { readonly phpVersion?: string }): FpmWorld {
  const written = /^(\d+)\.(\d+)/.exec(phpVersion ?? /\/php\/?(\d+\.\d+)\//.exec(path)?.[1] ?? '');
  const version: PhpVersion = written === null ? NEWEST : [Number(written[1]), Number(written[2])];
  const local = path.startsWith('/usr/local/');
  return { version, prefix: local ? '/usr/local' : '/usr', state: local ? '/usr/local/var' : '/var', asRoot: true, environmentKnown: false, variable: () => undefined, constant: () => undefined };
}

function filesOf(root: OpenedText, files: TextFiles | undefined, opened: Map<string, OpenedText>): FpmFiles {
  const isCertain = files?.complete === true;
  const kind = (path: string): ReturnType<FpmFiles['kind']> => {
    if (path === root.path) return 'file';
    const stat = files?.stat(path === '/' ? path : path.replace(/\/$/, '')) ?? 'unasked';
    if (stat === 'absent') return isCertain ? 'missing' : 'unknown';
    return stat === 'directory' || stat === 'empty' ? 'folder' : stat === 'file' || stat === 'other' ? 'file' : 'unknown';
  };
  return {
    kind,
    read: (path) => {
      if (path === root.path) return root.source.text;
      const text = files?.read(path) ?? 'unasked';
      if (typeof text === 'string') return text === 'absent' && isCertain ? undefined : 'unknown';
      opened.set(path, text);
      return text.source.text;
    },
    list: (path) => {
      const names = files?.list(path) ?? 'unasked';
      return typeof names === 'string' ? (names === 'empty' ? [] : 'unknown') : names;
    },
    // The test runs as root: only a folder that is not there is in its way.
    writable: (path) => (kind(path) === 'file' ? true : kind(path) === 'folder' || kind(dirname(path)) === 'missing' ? false : 'unknown'),
    hasUser: (name) => isListed(files, '/etc/passwd', 'passwd', name),
    hasGroup: (name) => isListed(files, '/etc/group', 'group', name),
  };
}

/** Users and groups are known where the machine takes them from its own files alone. */
function isListed(files: TextFiles | undefined, file: string, service: string, name: string): boolean | 'unknown' {
  if (files?.complete !== true) return 'unknown';
  const sources = files.read('/etc/nsswitch.conf');
  const list = files.read(file);
  if (typeof sources === 'string' || typeof list === 'string') return 'unknown';
  const services = new RegExp(`^${service}:(.*)$`, 'm').exec(sources.source.text)?.[1] ?? '';
  const isKnown = list.source.text.split('\n').some((line) => line.startsWith(`${name}:`));
  return isKnown || (/\S/.test(services) && services.trim().split(/\s+/).every((word) => ['files', 'systemd', 'compat'].includes(word)) ? false : 'unknown');
}
