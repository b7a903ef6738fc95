/** The installed php-fpm as an oracle: what `php-fpm -t` says about a file. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FpmFiles, FpmWorld } from '../../server/src/php/fpm/model';
import type { FpmLogLine } from '../../server/src/php/fpm/test-answer';

export const PHP_FPM = process.env['PHP_FPM_BINARY'] ?? '/usr/sbin/php-fpm8.2';

/** Why the suites cannot run here; undefined where they can. */
export function fpmMissing(): string | undefined {
  return existsSync(PHP_FPM) ? undefined : `${PHP_FPM} is not there`;
}

const ENVIRONMENT = { PATH: '/usr/sbin:/usr/bin:/bin', HOME: '/h' };

/** The world that the oracle runs in: PHP 8.2 of Debian, no php.ini. */
export const ORACLE_WORLD: FpmWorld = {
  version: [8, 2], prefix: '/usr', state: '/var', asRoot: process.getuid?.() === 0,
  variable: (name) => (Object.hasOwn(ENVIRONMENT, name) ? ENVIRONMENT[name as keyof typeof ENVIRONMENT] : undefined), constant: () => undefined,
};

export interface FpmSays {
  readonly accepts: boolean;
  readonly lines: readonly FpmLogLine[];
  /** How many syntax errors PHP's own parser reports. */
  readonly syntaxErrors: number;
}

const LINE = /^\[\d\d-\w{3}-\d{4} [\d:.]+\] (\w+): (?:pid \d+, \w+\(\), line \d+: )?(.*)$/;

/** Runs `php-fpm -n -t -y file`. Text of the operating system (`: No such file or directory (2)`) is cut off. */
export function askFpm(file: string): Promise<FpmSays> {
  return new Promise((resolve, reject) => {
    execFile(PHP_FPM, ['-n', '-t', '-y', file], { env: ENVIRONMENT, encoding: 'latin1', timeout: 20_000 }, (error, _, stderr) => {
      if (error !== null && typeof error.code !== 'number') return reject(error);
      const lines = stderr.split('\n').flatMap((line): FpmLogLine[] => {
        const match = LINE.exec(line);
        // With log_level = debug it also tells what it does itself.
        return match === null || match[1] === 'DEBUG' ? [] : [{ level: match[1] as FpmLogLine['level'], text: match[2]!.replace(/: [A-Z][^:]* \(\d+\)$/, '') }];
      });
      resolve({ accepts: error === null, lines, syntaxErrors: stderr.split('\n').filter((line) => line.startsWith('PHP:  syntax error')).length });
    });
  });
}

/** Names in the first column of /etc/passwd or /etc/group. */
function names(file: string): ReadonlySet<string> {
  return new Set(readFileSync(file, 'utf8').split('\n').map((line) => line.split(':')[0]!));
}

/** The machine's files as FPM finds them. Texts are read as Latin-1: FPM knows bytes. */
export function machineFiles(): FpmFiles {
  const [users, groups] = [names('/etc/passwd'), names('/etc/group')];
  const kind = (path: string): 'file' | 'folder' | 'missing' => {
    try {
      return statSync(path).isDirectory() ? 'folder' : 'file';
    } catch {
      return 'missing';
    }
  };
  return {
    kind,
    read: (path) => {
      try {
        return readFileSync(path, 'latin1');
      } catch {
        return undefined;
      }
    },
    list: (path) => readdirSync(path),
    writable: (path) => (path !== '' && kind(path) === 'missing' ? kind(dirname(path)) === 'folder' && !path.endsWith('/') : path !== '' && kind(path) === 'file'),
    hasUser: (name) => users.has(name),
    hasGroup: (name) => groups.has(name),
  };
}
