/** Numbers and times that handlers of modules refuse, each with the C function its handler uses. */
import type { SpecialJudge } from '../special';
import { parseDuration, parseInterval } from '../../syntax/intervals';
import { parseAtoi, parseLong } from '../../syntax/numbers';
import { judged, sameWord, type Handler } from './handler';

export type Check = (word: string) => string | undefined;

/** atoi(), and the number between two limits. */
export function int(min: number, max: number, message: string): Check {
  return (word) => {
    const value = parseAtoi(word);
    return value < min || value > max ? message : undefined;
  };
}

/** apr_strtoff() or apr_strtoi64() with a look at its status, text behind the digits ignored. */
function long(min: number, max: number, message: string): Check {
  return (word) => {
    const { value, outOfRange } = parseLong(word);
    return outOfRange || value < min || value > max ? message : undefined;
  };
}

/** The same, text behind the digits refused. A word without digits is refused. */
function whole(min: number, max: number, message: string, unparsable = message): Check {
  return (word) => {
    const { value, outOfRange, used } = parseLong(word);
    if (outOfRange) return unparsable;
    return used < word.length || value < min || value > max ? message : undefined;
  };
}

function interval(message: string, limits: { least?: bigint; most?: bigint; outside?: string } = {}): Check {
  return (word) => {
    const micros = parseInterval(word);
    if (micros === undefined) return message;
    const { least = 0n, most = micros } = limits;
    return micros < least || micros > most ? limits.outside : undefined;
  };
}

function duration(least: bigint, message: string): Check {
  return (word) => {
    const micros = parseDuration(word);
    return micros === undefined ? 'unrecognized duration format' : micros < least ? message : undefined;
  };
}

const MAX_INT = 2 ** 31 - 1;
const MAX_LONG = 2 ** 63;
const HOUR = 3_600_000_000n;
const NUMERIC: Check = (word) => (/^\d*$/.test(word) ? undefined : 'Argument must be numeric!');

function flushLimit(min: number, max: number, shown: string): Check {
  return (word) => whole(min, max, `parameter must be a number between ${shown}: ${word}`)(word);
}

function requestLimit(name: string, note = ''): Check {
  return (word) => (parseAtoi(word) < 0 ? `${name} "${word}" must be a non-negative integer${note}` : undefined);
}

function ranges(name: string): Check {
  return (word) => (/^(?:none|default|unlimited)$/i.test(word) || parseAtoi(word) > 0 ? undefined
    : `${name} requires 'none', 'default', 'unlimited' or a positive integer`);
}

const CHECKS: Readonly<Record<string, Check>> = {
  // server/core.c, modules/http
  flushmaxpipelined: flushLimit(-1, MAX_INT, '-1 and (2147483647)'),
  flushmaxthreshold: flushLimit(0, 2 ** 32 - 1, '0 and (4294967295U))'),
  keepalivetimeout: interval('KeepAliveTimeout has wrong format'),
  limitrequestbody: whole(0, MAX_LONG, 'LimitRequestBody requires a non-negative integer.', 'LimitRequestBody argument is not parsable.'),
  limitrequestfields: requestLimit('LimitRequestFields', ' (0 = no limit)'),
  limitrequestfieldsize: requestLimit('LimitRequestFieldsize'),
  limitrequestline: requestLimit('LimitRequestLine'),
  limitxmlrequestbody: (word) => {
    const { value } = parseLong(word);
    if (value < 0n) return 'LimitXMLRequestBody requires a non-negative integer.';
    return value > 3074457345618258601n ? 'LimitXMLRequestBody must not exceed 3074457345618258601' : undefined;
  },
  maxrangeoverlaps: ranges('MaxRangeOverlaps'), maxrangereversals: ranges('MaxRangeReversals'), maxranges: ranges('MaxRanges'),
  readbuffersize: flushLimit(0, 2 ** 32 - 1, '0 and (4294967295U))'),
  // modules/aaa
  authformsize: long(0, MAX_LONG, 'AuthCookieFormSize must be a size in bytes, or zero.'),
  authdigestnoncelifetime: (word) =>
    (/^[^\s]/.test(word.slice(parseLong(word).used)) ? `Invalid time in AuthDigestNonceLifetime: ${word}` : undefined),
  // modules/filters
  brotlicompressionmaxinputblock: int(16, 24, 'BrotliCompressionMaxInputBlock must be between 16 and 24'),
  brotlicompressionquality: int(0, 11, 'BrotliCompressionQuality must be between 0 and 11'),
  brotlicompressionwindow: int(10, 24, 'BrotliCompressionWindow must be between 10 and 24'),
  buffersize: long(1, MAX_LONG, 'BufferSize must be a size in bytes, and greater than zero'),
  deflatebuffersize: int(1, MAX_INT, 'DeflateBufferSize should be positive'),
  deflatecompressionlevel: int(1, 9, 'Compression Level must be between 1 and 9'),
  deflateinflatelimitrequestbody: whole(0, MAX_LONG, 'DeflateInflateLimitRequestBody requires a non-negative integer.', 'DeflateInflateLimitRequestBody is not parsable.'),
  deflateinflateratioburst: int(1, MAX_INT, 'DeflateInflateRatioBurst must be positive'),
  deflateinflateratiolimit: int(1, MAX_INT, 'DeflateInflateRatioLimit must be positive'),
  deflatememlevel: int(1, 9, 'DeflateMemLevel must be between 1 and 9'),
  deflatewindowsize: int(1, 15, 'DeflateWindowSize must be between 1 and 15'),
  keptbodysize: whole(0, MAX_LONG, 'KeptBodySize must be a valid size in bytes, or zero.'),
  // modules/cache
  cachelastmodifiedfactor: (word) => (/^\s*[-+]?(?:\.?\d|inf|nan)/i.test(word) ? undefined : 'CacheLastModifiedFactor value must be a float'),
  cachelockmaxage: (word) => (parseLong(word).value <= 0n ? 'CacheLockMaxAge value must be a non-zero positive integer' : undefined),
  cachemaxfilesize: long(0, MAX_LONG, 'CacheMaxFileSize argument must be a non-negative integer representing the max size of a file to cache in bytes.'),
  cacheminfilesize: long(0, MAX_LONG, 'CacheMinFileSize argument must be a non-negative integer representing the min size of a file to cache in bytes.'),
  cachereadsize: long(0, MAX_LONG, 'CacheReadSize argument must be a non-negative integer representing the max amount of data to cache in go.'),
  cachereadtime: long(0, MAX_LONG, 'CacheReadTime argument must be a non-negative integer representing the max amount of time taken to cache in go.'),
  cachesocachemaxsize: long(1024, 2 ** 32 - 1, 'CacheSocacheMaxSize argument must be a integer representing the max size of a cached entry (headers and body), at least 1024 and at most (4294967295U)'),
  cachesocachemaxtime: long(0, MAX_LONG, 'CacheSocacheMaxTime argument must be the maximum amount of time in seconds to cache an entry.'),
  cachesocachemintime: long(0, MAX_LONG, 'CacheSocacheMinTime argument must be the minimum amount of time in seconds to cache an entry.'),
  cachesocachereadsize: long(0, MAX_LONG, 'CacheSocacheReadSize argument must be a non-negative integer representing the max amount of data to cache in go.'),
  cachesocachereadtime: long(0, MAX_LONG, 'CacheSocacheReadTime argument must be a non-negative integer representing the max amount of time taken to cache in go.'),
  memcacheconnttl: interval('MemcacheConnTTL has wrong format', { most: HOUR, outside: 'MemcacheConnTTL can only be 0 or up to one hour.' }),
  redisconnpoolttl: interval('RedisConnPoolTTL has wrong format', { most: HOUR, outside: 'RedisConnPoolTTL can only be 0 or up to one hour.' }),
  redistimeout: interval('RedisTimeout has wrong format', { most: HOUR, outside: 'RedisTimeout can only be 0 or up to one hour.' }),
  // modules/generators, dav, database, session, cluster, core
  cgiscripttimeout: interval('CGIScriptTimeout has wrong format'),
  cgidscripttimeout: interval('CGIDScriptTimeout has wrong format'),
  davmintimeout: int(0, MAX_INT, 'DAVMinTimeout requires a non-negative integer.'),
  dbdexptime: NUMERIC, dbdkeep: NUMERIC, dbdmax: NUMERIC, dbdmin: NUMERIC,
  sessionexpiryupdateinterval: int(0, MAX_INT, 'SessionExpiryUpdateInterval must be zero (disable) or a positive value'),
  heartbeatmaxservers: (word) => {
    const value = parseAtoi(word);
    return value !== 0 && value < 10 ? 'HeartbeatMaxServers: Should be 0 for file storage, or greater or equal than 10 for slotmem' : undefined;
  },
  watchdoginterval: interval('Unparse-able WatchdogInterval setting', { least: 100_000n, outside: 'Invalid WatchdogInterval: minimal value 100ms' }),
  directoryindexredirect: (word) => {
    if (/^(?:on|off|permanent|temp|seeother)$/i.test(word)) return undefined;
    if (!/^\d/.test(word)) return 'DirectoryIndexRedirect ON|OFF|permanent|temp|seeother|3xx';
    const value = parseAtoi(word);
    return value < 300 || value > 399 ? 'DirectoryIndexRedirect only accepts values between 300 and 399' : undefined;
  },
  // modules/ldap
  ldapreferralhoplimit: int(1, MAX_INT, "LDAPReferralHopLimit must be greater than zero (Use 'LDAPReferrals Off' to disable referral chasing)"),
  ldapretries: int(0, MAX_INT, 'LDAPRetries must be >= 0'),
  ldapretrydelay: interval('LDAPRetryDelay has wrong format'),
  ldapconnectionpoolttl: (word) => (parseInterval(word) === undefined && word !== '-1' ? 'LDAPConnectionPoolTTL has wrong format' : undefined),
  ldaptimeout: (word) => {
    const { value, used } = parseLong(word);
    if (used < word.length) return 'Timeout not numerical';
    return value < 0n ? 'Timeout must be non-negative' : undefined;
  },
  // modules/http2 (apr_atoi64 cut to an int)
  h2maxdataframelen: int(0, MAX_INT, 'value must be 0 or larger'), h2maxheaderblocklen: int(0, MAX_INT, 'value must be 0 or larger'),
  h2maxstreamerrors: int(0, MAX_INT, 'value must be 0 or larger'), h2maxsessionstreams: int(1, MAX_INT, 'value must be > 0'),
  h2maxworkers: int(1, MAX_INT, 'value must be > 0'), h2minworkers: int(1, MAX_INT, 'value must be > 0'),
  h2streammaxmemsize: int(1024, MAX_INT, 'value must be >= 1024'), h2windowsize: int(1024, MAX_INT, 'value must be >= 1024'),
  h2maxworkeridleseconds: interval('Invalid idle limit value'), h2streamtimeout: interval('Invalid timeout value'),
  h2padding: (word) => {
    const value = parseAtoi(word);
    return value < 0 ? 'number of bits must be >= 0' : value > 8 ? 'number of bits must be <= 8' : undefined;
  },
  h2pushdiarysize: (word) => {
    const value = parseAtoi(word);
    if (value < 0) return 'value must be >= 0';
    return (value & (value - 1)) !== 0 ? 'value must a power of 2' : value > 32768 ? 'value must <= 65536' : undefined;
  },
  // modules/md
  mdcheckinterval: duration(1_000_000n, 'check interval cannot be less than one second'),
  mdinitialdelay: duration(0n, 'initial delay must not be negative'),
  mdretrydelay: duration(1n, 'minimum delay must be greater than 0'),
  mdretryfailover: int(1, MAX_INT, 'invalid argument, must be a number > 0'),
};

function first(check: Check): Handler {
  return (heard) => check(heard[0] ?? '');
}

/** set_recursion_limit (server/core.c): one or two numbers. */
const recursionLimit: Handler = (heard) => {
  const index = heard.findIndex((word) => parseAtoi(word) <= 0);
  return index < 0 ? undefined : { index, message: 'The recursion limit must be greater than zero.' };
};

/** h2_conf_add_push_priority (modules/http2/h2_config.c). */
const pushPriority: Handler = ([, second = '', third]) => {
  const isWeight = third === undefined && /^\d/.test(second);
  const weight = isWeight ? second : third;
  if (!isWeight) {
    if (sameWord(second, 'before')) return weight === undefined ? undefined : { index: 2, message: "dependency 'Before' does not allow a weight" };
    if (!sameWord(second, 'after') && !sameWord(second, 'interleaved')) {
      return { index: 1, message: "dependency must be one of 'After', 'Before' or 'Interleaved'", values: ['After', 'Before', 'Interleaved'] };
    }
  }
  if (weight === undefined || parseAtoi(weight) >= 1) return undefined;
  return { index: isWeight ? 1 : 2, message: 'weight must be a number >= 1', rule: 'httpd/out-of-range' };
};

export const NUMBER_JUDGES: readonly (readonly [string, SpecialJudge])[] = [
  ...Object.entries(CHECKS).map(([key, check]) => [key, judged(first(check), 'httpd/out-of-range')] as const),
  ['limitinternalrecursion', judged(recursionLimit, 'httpd/out-of-range')],
  ['h2pushpriority', judged(pushPriority)],
];
