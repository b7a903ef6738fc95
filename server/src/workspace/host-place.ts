/** Where the rest of a server's host lies: on this machine, below a sysroot, or in the copy that a root is part of. */
import { dirname } from '../base/path';
import type { FileId } from './file-system';
import { Mapping } from './mapping';
import type { Settings } from './settings';

export interface HostPlace {
  /** Server paths of the host and where they lie here. */
  readonly mapping: Mapping;
  /** Folders and files that are looked through, on this machine. */
  readonly scan: readonly FileId[];
  /** Whether what is not found is not there. */
  readonly complete: boolean;
}

/** What is looked at where a whole file system is at hand: nobody wants all of `/etc` read. */
const OF_A_HOST = [
  '/etc/php', '/etc/php.ini', '/etc/php.d', '/etc/php-fpm.conf', '/etc/php-fpm.d', '/etc/lighttpd', '/etc/vsftpd.conf', '/etc/vsftpd', '/etc/proftpd',
  '/etc/proftpd.conf', '/etc/pure-ftpd', '/etc/security', '/etc/sysctl.conf', '/etc/sysctl.d', '/etc/logrotate.d', '/etc/systemd/system/apache2.service.d',
  '/etc/systemd/system/httpd.service.d', '/etc/systemd/system/php-fpm.service.d', '/etc/systemd/system/apache2.service', '/etc/systemd/system/httpd.service',
  // The daemon of the gateway comes without a unit: these are names that people give it.
  '/etc/systemd/system/cspnsd.service', '/etc/systemd/system/CSPnsd.service',
  // Debian's PHP-FPM has its version in the unit's name.
  ...['7.4', '8.0', '8.1', '8.2', '8.3', '8.4', '8.5'].map((version) => `/etc/systemd/system/php${version}-fpm.service.d`),
  '/usr/lib/systemd/system/apache2.service', '/usr/lib/systemd/system/httpd.service', '/etc/libapache2-mod-jk', '/opt/webgateway/bin', '/opt/cspgateway/bin',
];

/** Folders of `/etc` that a copy of it is known by. PHP's has one for each way to run it, which may be called apache2, too. */
const PHP_FOLDER = /^(.*)\/php\/[\d.]+\/(?:apache2|fpm|cli|cgi)\//;
const ETC_FOLDER = /^(.*)\/(?:apache2|apache24|apache|httpd|php|php-fpm\.d|lighttpd|webgateway|systemd|security|sysctl\.d|logrotate\.d)\/[^/]/;

/** A folder of applications that was opened beside the machine's own configuration; `/` and `/etc` would be the whole machine. */
function isBesideEtc(folder: FileId): boolean {
  return folder.length > 1 && folder !== '/etc' && !folder.startsWith('/etc/');
}

/**
 * @param file the root, on this machine
 * @param onMachine whether the root lies at its real place
 * @param folders what the editor or the command line was given
 */
export function hostPlaceOf(file: FileId, onMachine: boolean, settings: Settings, folders: readonly FileId[]): HostPlace {
  if (settings.sysroot !== undefined) {
    const host = settings.sysroot.replace(/\/$/, '');
    return { mapping: new Mapping([{ server: '', host }], []), scan: OF_A_HOST.map((path) => host + path), complete: false };
  }
  if (onMachine || settings.hostFiles === true) return { mapping: new Mapping([], ['']), scan: [...(settings.hostFiles === false ? [] : OF_A_HOST), ...folders.filter(isBesideEtc)], complete: settings.hostFiles !== false };
  const etc = PHP_FOLDER.exec(file)?.[1] ?? ETC_FOLDER.exec(file)?.[1];
  if (etc !== undefined && etc.length > 1 && etc !== '/etc') return { mapping: new Mapping([{ server: '/etc', host: etc }], [etc]), scan: [etc], complete: false };
  const folder = [...folders].filter((each) => file.startsWith(`${each}/`)).sort((left, right) => right.length - left.length)[0];
  const own = folder ?? dirname(file);
  return { mapping: new Mapping([], [own]), scan: folder === undefined ? [] : [folder], complete: false };
}
