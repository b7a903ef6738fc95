/** The bounds of FTP sessions: each holds a process of its user for as long as nobody ends it. */
import { placeIn, type TextPlace } from '../base/text-file';
import { proftpdNodes, proftpdSeconds } from '../host/proftpd';
import { lastOf } from '../host/setting';
import { vsftpdNumber } from '../host/vsftpd';
import type { Around } from './around';
import { hostTexts, pureFtpdTexts } from './host-texts';

export interface FtpBound {
  readonly server: 'vsftpd' | 'ProFTPD' | 'Pure-FTPd';
  /** As the server's file names it. */
  readonly name: string;
  /** As written. */
  readonly text: string;
  /** `idle`: seconds without a command. `transfer`: seconds without data. `client`, `all`: sessions at once. Infinity: no bound. */
  readonly what: 'idle' | 'transfer' | 'client' | 'all';
  readonly value: number;
  /** Seconds of one unit of the file: Pure-FTPd counts minutes. */
  readonly unit: number;
  readonly at: TextPlace;
}

const VSFTPD: Readonly<Record<string, FtpBound['what']>> = {
  idle_session_timeout: 'idle', data_connection_timeout: 'transfer', max_per_ip: 'client', max_clients: 'all',
};
const PROFTPD: Readonly<Record<string, FtpBound['what']>> = {
  timeoutidle: 'idle', timeoutnotransfer: 'idle', timeoutstalled: 'transfer', maxclientsperhost: 'client', maxclientsperuser: 'client', maxinstances: 'all', maxclients: 'all',
};
const PURE: Readonly<Record<string, FtpBound['what']>> = { MaxIdleTime: 'idle', MaxClientsPerIP: 'client', MaxClientsNumber: 'all' };

/** What the files say; what they leave to the defaults, which are bounds, is left out. */
export function ftpBounds(around: Around): readonly FtpBound[] {
  return [...vsftpd(around), ...proftpd(around), ...pureFtpd(around)];
}

// In all three 0 takes the bound away.
function bound(number: number): number {
  return number > 0 ? number : Infinity;
}

function vsftpd(around: Around): FtpBound[] {
  return hostTexts(around, 'vsftpd').flatMap(({ opened, tree }) => Object.entries(VSFTPD).flatMap(([name, what]): FtpBound[] => {
    const setting = lastOf(tree.settings, name);
    return setting === undefined ? [] : [{ server: 'vsftpd', name, text: setting.value, what, unit: 1, value: bound(vsftpdNumber(setting.value)), at: placeIn(opened, setting.valueAt) }];
  }));
}

function proftpd(around: Around): FtpBound[] {
  return hostTexts(around, 'proftpd').flatMap(({ opened, tree }) => [...proftpdNodes(tree.nodes)].flatMap((node): FtpBound[] => {
    const what = PROFTPD[node.key];
    const word = node.words[0];
    if (what === undefined || word === undefined) return [];
    const number = /^none$/i.test(word.text) ? 0 : what === 'idle' || what === 'transfer' ? proftpdSeconds(word.text) : /^\d+$/.test(word.text) ? Number(word.text) : undefined;
    return number === undefined ? [] : [{ server: 'ProFTPD', name: node.name, text: word.text, what, unit: 1, value: bound(number), at: placeIn(opened, word.at) }];
  }));
}

function pureFtpd(around: Around): FtpBound[] {
  return pureFtpdTexts(around).flatMap(({ opened, tree }) => Object.entries(PURE).flatMap(([name, what]): FtpBound[] => {
    const setting = lastOf(tree.settings, name);
    if (setting === undefined || !/^\d+$/.test(setting.value)) return [];
    const unit = what === 'idle' ? 60 : 1;
    return [{ server: 'Pure-FTPd', name, text: setting.value, what, unit, value: bound(Number(setting.value)) * unit, at: placeIn(opened, setting.valueAt) }];
  }));
}
