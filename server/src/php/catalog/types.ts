/** What is known of an ini entry. Measured with `ini_get_all()` of PHP 7.4, 8.2 and 8.4; 8.5 is from the documentation. */

export type IniType = 'bool' | 'int' | 'size' | 'float' | 'string' | 'path' | 'list' | 'enum' | 'bitmask' | 'color' | 'int_or_percent';

/** Bits of an entry's mode (Zend/zend_ini.h): who may change it after the start. */
export const USER = 1;
export const PERDIR = 2;
export const SYSTEM = 4;
export const ALL = USER | PERDIR | SYSTEM;

export interface IniSpec {
  readonly name: string;
  readonly type: IniType;
  /** What it is without any file; null is no value at all. The newest PHP's. */
  readonly default: string | null;
  /** Default of Debian's build where it is another one. */
  readonly debian?: string;
  /** Defaults of older versions: good below `until`. */
  readonly older?: readonly { readonly until: string; readonly default: string }[];
  /** Bits of `USER`, `PERDIR` and `SYSTEM`. */
  readonly mode: number;
  readonly summary: string;
  /** Versions: `8.1`. */
  readonly since?: string;
  readonly deprecated?: string;
  /** Which values are deprecated, where not all are. */
  readonly deprecatedWhen?: 'true' | 'false' | 'set' | 'changed';
  readonly removed?: string;
  readonly instead?: string;
  /** All words that mean something; `<...>` stands for others. */
  readonly values?: readonly string[];
  readonly range?: readonly [number | null, number | null];
  readonly unit?: 's' | 'min' | 'MiB';
  /** Whether PHP takes the suffixes K, M and G. */
  readonly suffix?: true;
  /** Value in the php.ini that PHP and Debian ship for servers, where it differs from the default. */
  readonly shipped?: string;
  /** Only these programs know it. */
  readonly only?: readonly ('apache2handler' | 'fpm' | 'cgi' | 'cli' | 'phpdbg' | 'windows')[];
}

/** An entry of former times. */
export interface RemovedEntry {
  readonly name: string;
  readonly deprecated?: string;
  readonly removed?: string;
  readonly instead?: string;
}
