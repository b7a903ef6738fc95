/** FTP sessions that run as one user: one process of it for each, beside another that stays root's or nobody's. Counted on vsftpd 3.0.3, ProFTPD 1.3.8 and Pure-FTPd 1.0.50. */
import { placeIn, type TextPlace } from '../base/text-file';
import { proftpdNodes, type ProftpdNode } from '../host/proftpd';
import { lastOf } from '../host/setting';
import { VSFTPD_DEFAULTS, vsftpdNumber } from '../host/vsftpd';
import type { Around } from './around';
import { hostTexts, pureFtpdTexts } from './host-texts';

export interface FtpDemand {
  /** Sessions at most; 0: no bound. */
  readonly count: number;
  readonly words: string;
  readonly at: TextPlace | undefined;
  /** What has to be so for them to run as that user, where the server's file does not say it. */
  readonly assumes?: string;
}

/** Pure-FTPd has 50 unless it is told otherwise (ftpd_p.h). */
const PURE_DEFAULT = 50;

/** The sessions of all FTP servers of the host that run as a user, or may. */
export function ftpDemands(around: Around, user: string): readonly FtpDemand[] {
  return [...vsftpd(around, user), ...proftpd(around, user), ...pureFtpd(around, user)];
}

function words(count: number, server: string): string {
  return `${count === 0 ? 'any number of' : count} FTP sessions${server}`;
}

/** Virtual users run as guest_username, anonymous ones as ftp_username (one_process.c and two_process.c). */
function vsftpd(around: Around, user: string): FtpDemand[] {
  return hostTexts(around, 'vsftpd').flatMap(({ opened, tree }): FtpDemand[] => {
    const setting = (name: string) => lastOf(tree.settings, name);
    const isOn = (name: string, byDefault: boolean): boolean => /^(?:yes|true|1)$/i.test(setting(name)?.value ?? (byDefault ? 'YES' : ''));
    const name = isOn('guest_enable', false) && setting('guest_username')?.value === user ? 'guest_username'
      : isOn('anonymous_enable', true) && setting('ftp_username')?.value === user ? 'ftp_username' : undefined;
    if (name === undefined) return [];
    const most = setting('max_clients');
    const count = most === undefined ? VSFTPD_DEFAULTS['max_clients']! : vsftpdNumber(most.value);
    // 0 is no limit; what bounds the sessions then is the limit of processes.
    const at = most ?? setting(name);
    return [{ count, words: words(count, ''), at: at === undefined ? undefined : placeIn(opened, at.valueAt) }];
  });
}

type ProftpdWord = ProftpdNode['words'][number];

/** Sessions of an `<Anonymous>` section run as its User; accounts of its own run as their files say (auth_anonymous_group and setup_env, modules/mod_auth.c). */
function proftpd(around: Around, user: string): FtpDemand[] {
  return hostTexts(around, 'proftpd').flatMap(({ opened, tree }): FtpDemand[] => {
    const first = (nodes: readonly ProftpdNode[], key: string): ProftpdWord | undefined => nodes.findLast((node) => node.key === key)?.words[0];
    const whole = tree.nodes.flatMap((node) => (node.key === '<global>' || node.key === '<global' ? node.children : [node]));
    const all = [...proftpdNodes(tree.nodes)];
    const demand = (own: ProftpdWord | undefined, assumes?: string): FtpDemand => {
      const bounds = [own ?? first(whole, 'maxclients'), first(whole, 'maxinstances')].filter((word): word is ProftpdWord => word !== undefined && /^[1-9]\d*$/.test(word.text));
      const least = bounds.reduce<ProftpdWord | undefined>((low, word) => (low === undefined || Number(word.text) < Number(low.text) ? word : low), undefined);
      const count = least === undefined ? 0 : Number(least.text);
      return { count, words: words(count, ' of ProFTPD'), at: least === undefined ? undefined : placeIn(opened, least.at), ...(assumes === undefined ? {} : { assumes }) };
    };
    const anonymous = all.filter(({ key }) => key === '<anonymous').find(({ children }) => first(children, 'user')?.text === user);
    if (anonymous !== undefined) return [demand(first(anonymous.children, 'maxclients'))];
    // A virtual host has bounds of its own, and which accounts use it is not known.
    const isOwn = all.some(({ key }) => /^(?:authuserfile|sqlconnectinfo|ldapserver)$/.test(key)) && !all.some(({ key }) => key === '<virtualhost');
    return isOwn ? [demand(undefined, `ProFTPD's own accounts run as ${user}`)] : [];
  });
}

/** Accounts of a database of its own run as the user that stands there; other accounts are the system's (log_puredb.c, log_mysql.c). */
function pureFtpd(around: Around, user: string): FtpDemand[] {
  const settings = pureFtpdTexts(around).flatMap(({ opened, tree }) => tree.settings.map((setting) => ({ ...setting, place: placeIn(opened, setting.valueAt) })));
  if (!settings.some(({ name }) => /^(?:PureDB|MySQLConfigFile|PGSQLConfigFile|LDAPConfigFile|ExtAuth)$/.test(name))) return [];
  const most = lastOf(settings, 'MaxClientsNumber');
  const count = most === undefined ? PURE_DEFAULT : Number.parseInt(most.value, 10);
  if (Number.isNaN(count)) return [];
  return [{ count, words: words(count, ' of Pure-FTPd'), at: settings.find((setting) => setting === most)?.place, assumes: `Pure-FTPd's own accounts run as ${user}` }];
}
