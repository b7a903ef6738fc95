/** What a file beside a configuration is, by its path alone: the files are many, and most are nothing to us. */
import { basename } from '../base/path';
import type { AroundKind, FileKind } from '../stack/around';
import { kindOf, type Kind } from './roots';

const FILE_KINDS: readonly string[] = ['php-ini', 'user-ini', 'php-fpm', 'csp-ini', 'lighttpd'] satisfies FileKind[];

/** Whether a kind is a language with roots of its own that is not httpd's. */
export function isFileKind(kind: Kind | undefined): kind is FileKind {
  return kind !== undefined && FILE_KINDS.includes(kind);
}

const HOST_FILES: readonly (readonly [RegExp, AroundKind])[] = [
  [/\.(?:service|socket|slice)$|\/[^/]+\.(?:service|slice)\.d\/[^/]+\.conf$/, 'systemd'],
  [/\/sysctl\.conf$|\/sysctl\.d\/[^/]+\.conf$/, 'sysctl'],
  [/\/logrotate\.conf$|\/logrotate\.d\/[^/.~]+$/, 'logrotate'],
  [/\/security\/limits\.conf$|\/limits\.d\/[^/]+\.conf$/, 'limits'],
  [/\/vsftpd(?:[^/]*)\.conf$/, 'vsftpd'],
  [/\/proftpd(?:[^/]*)\.conf$|\/proftpd\/conf\.d\/[^/]+\.conf$/, 'proftpd'],
  [/\/pure-ftpd(?:[^/]*)\.conf$|\/pure-ftpd\/conf\/[^/.]+$/, 'pure-ftpd'],
  [/\/workers\.properties$/, 'workers'],
  [/\.(?:php|inc|phtml)$/i, 'php-code'],
  [/\.(?:cls|csp|mac|int)$/i, 'gateway-code'],
];

/** Of folders with variants that nothing enables only the enabled ones count. */
const NOT_ENABLED = /\/(?:mods|conf|sites)-available\/[^/]+$/;

/** The kind of a file; undefined: it says nothing of the server. */
export function aroundKindOf(path: string): AroundKind | undefined {
  if (NOT_ENABLED.test(path)) return undefined;
  const host = HOST_FILES.find(([pattern]) => pattern.test(path));
  if (host !== undefined) return host[1];
  if (!/\.(?:ini|conf)$|(?:^|\.)user\.ini$/i.test(basename(path))) return undefined;
  const kind = kindOf(path, '');
  return isFileKind(kind) ? kind : undefined;
}
