/** What stands around a server: files of other languages and programs that belong to the same host. */
import type { OpenedText } from '../base/reading';

/** Languages other than httpd's that have roots of their own. */
export type FileKind = 'php-ini' | 'user-ini' | 'php-fpm' | 'csp-ini' | 'lighttpd';

/** The languages, and files that are only looked at for what they say of the host. */
export type AroundKind =
  | FileKind
  | 'systemd' | 'sysctl' | 'logrotate' | 'limits' | 'vsftpd' | 'proftpd' | 'pure-ftpd' | 'workers'
  | 'php-code' | 'gateway-code';

/** `path` is where the server has it as far as the layout says (`/etc/php/8.2/fpm/pool.d/www.conf`), else the file itself. */
export interface AroundFile extends OpenedText {
  readonly kind: AroundKind;
}

export interface Around {
  readonly files: readonly AroundFile[];
  /** Whether the host's own folders were looked at, so that a missing file means something: only on the machine itself. */
  readonly complete: boolean;
}

export const NOTHING_AROUND: Around = { files: [], complete: false };

/** The files of a kind, in the order of their paths. */
export function aroundOf(around: Around, kind: AroundKind): readonly AroundFile[] {
  return around.files.filter((file) => file.kind === kind);
}
