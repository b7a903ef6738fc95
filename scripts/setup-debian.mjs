// The programs that the suites compare with or run in: the real servers, the editors and a browser, as Debian packages them.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { cleanEnv, onPath, runQuiet } from './lib/run.mjs';

/** Package, a program that shows it is there, and what is not tested without it. */
const wanted = [
  { name: 'apache2', program: '/usr/sbin/apache2', use: 'comparison with the real httpd' },
  { name: 'apache2-dev', program: '/usr/bin/apxs', use: 'modules compiled for lab tests' },
  { name: 'libapache2-mod-php', program: '/usr/lib/apache2/modules/libphp*.so', use: 'mod_php as Debian enables it' },
  { name: 'php-fpm', program: '/usr/sbin/php-fpm*', use: 'comparison with the real php-fpm' },
  { name: 'php-cli', program: '/usr/bin/php', use: 'comparison with the real php' },
  { name: 'lighttpd', program: '/usr/sbin/lighttpd', use: 'comparison with the real lighttpd' },
  { name: 'chromium', program: '/usr/bin/chromium', use: 'VS Code in the browser' },
  { name: 'fonts-dejavu-core', program: '/usr/share/fonts/truetype/dejavu', use: 'readable screenshots' },
  { name: 'neovim', program: '/usr/bin/nvim', use: 'the language server in Neovim' },
  { name: 'emacs-nox', program: '/usr/bin/emacs', use: 'the language server in Emacs' },
  { name: 'elpa-eglot', program: '/usr/share/emacs/site-lisp/elpa/eglot-*', use: 'the language server in Emacs' },
  { name: 'g++', program: '/usr/bin/g++', use: 'installing code-server' },
  { name: 'make', program: '/usr/bin/make', use: 'installing code-server' },
  { name: 'python3', program: '/usr/bin/python3', use: 'installing code-server' },
  { name: 'procps', program: '/usr/bin/ps', use: 'looking at running servers' },
];

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8')) && onPath('apt-get');
  } catch {
    return false;
  }
}

function installedPackages() {
  const result = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Package}\\n'], { encoding: 'utf8' });
  return new Set(result.stdout.split('\n').filter((line) => line.startsWith('installed ')).map((line) => line.slice('installed '.length)));
}

function isThere(program) {
  return spawnSync('sh', ['-c', `ls -d ${program}`]).status === 0;
}

/**
 * Installing apache2 and its kin would start them on port 80. A policy file that answers 101 ("forbidden") is the way
 * that invoke-rc.d documents to prevent that; a machine that has its own policy keeps it.
 */
function withoutServices(install) {
  const policy = '/usr/sbin/policy-rc.d';
  const ours = !existsSync(policy);
  if (ours) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    install();
  } finally {
    if (ours) rmSync(policy, { force: true });
  }
}

/** Installs the missing packages when this is root on Debian; returns one line for each thing that is not there otherwise. */
export function setupDebian(say) {
  const missing = () => wanted.filter(({ program }) => !isThere(program));
  const before = missing();
  if (before.length === 0) return [];
  const root = typeof process.getuid === 'function' && process.getuid() === 0;
  if (!isDebian() || !root) {
    const why = isDebian() ? `not root: apt-get install ${before.map(({ name }) => name).join(' ')}` : 'not Debian';
    return before.map(({ name, use }) => `${name} is missing (${why}); skipped: ${use}`);
  }
  const present = installedPackages();
  const names = before.map(({ name }) => name).filter((name) => !present.has(name));
  if (names.length > 0) {
    say(`installing from Debian: ${names.join(' ')}`);
    const env = cleanEnv({ DEBIAN_FRONTEND: 'noninteractive' });
    const apt = ['-q', '-y', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
    runQuiet('apt-get', [...apt, 'update'], { env });
    withoutServices(() => runQuiet('apt-get', [...apt, 'install', '--no-install-recommends', ...names], { env }));
  }
  return missing().map(({ name, use }) => `${name} is installed but not where it was looked for; skipped: ${use}`);
}
