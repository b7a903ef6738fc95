/** What is wrong with the values of a CSP.ini, by the documentation. */
import type { IniEntry } from './ini';
import type { IniKey } from './keys';

/** Why a value is none of its key's; undefined where it is. An empty value is a template's or the default. */
export function wrongValue(fact: IniKey, { value }: IniEntry): string | undefined {
  if (value === '' || /^\$\{|^\{\{|^<.*>$/.test(value)) return undefined;
  switch (fact.type) {
    case 'number': {
      if (!/^\d+$/.test(value)) return 'is no whole number';
      if (fact.min !== undefined && Number(value) < fact.min) return `is below ${fact.min}`;
      return fact.max !== undefined && Number(value) > fact.max ? `is above ${fact.max}` : undefined;
    }
    case 'size': return /^\d+[KMkm]?$/.test(value) ? undefined : 'is no size such as 262144, 256K or 1M';
    case 'flag': return /^[01]$/.test(value) ? undefined : 'is neither 0 nor 1';
    case 'words': return fact.words!.includes(value) ? undefined : `is none of ${fact.words!.join(', ')}`;
    default: return undefined;
  }
}

/** Passwords that every installation begins with, as text and as the gateway stores them. */
export const DEFAULT_PASSWORDS: readonly string[] = ['SYS', 'sys', ']]]U1lT', ']]]c3lz'];

/** Whether a password can be read in the file: neither a hash, nor a command, nor a place to fill in. */
export function isPlainPassword(value: string): boolean {
  return value !== '' && !/^(?:\]\]\]|\{|\$\{|1|PBKDF2\|)/.test(value);
}

/** Whether an access list lets everybody in. */
export function isOpenList(value: string): boolean {
  return value.split(/[,+]/).some((part) => /^\*(?:\.\*)*$/.test(part.trim()));
}

/** Whether an access list names this machine only. */
export function isLocalList(value: string): boolean {
  return value.split(/[,+]/).every((part) => /^(?:127\.\d+\.\d+\.\d+|::1|localhost|)$/.test(part.trim()));
}

/** Ports that web servers listen on. */
export const WEB_PORTS: readonly number[] = [80, 443, 8080, 8443, 52773, 57772];
