/** Parameters of workers and balancers. Follows set_worker_param and set_balancer_param (modules/proxy/mod_proxy.c). */
import { parseDouble } from '../../syntax/float';
import { parseInterval } from '../../syntax/intervals';
import { parseAtoi, parseLong } from '../../syntax/numbers';
import type { Commands } from '../walk';
import { sameWord } from './handler';
import { int } from './numbers';
import { isRegistered } from './providers';

export type Check = (value: string) => string | undefined;

const MAX = 2 ** 31 - 1;
const MILLISECOND = 1000n;
const SECOND = 1_000_000n;

function oneOf(words: readonly string[], message: string): Check {
  return (value) => (words.some((word) => sameWord(word, value)) ? undefined : message);
}

const switched = (message: string): Check => oneOf(['on', 'off'], message);

/** Texts are kept in arrays of fixed size. */
export function shorterThan(size: number, what: string): Check {
  return (value) => (value.length >= size ? `${what} length must be < ${size} characters` : undefined);
}

/** Nothing at all is a time of 0, in the unit that holds without one. */
export function micros(value: string, unit: 's' | 'ms' = 's'): bigint | undefined {
  return value === '' ? 0n : parseInterval(value, unit);
}

function interval(unit: 's' | 'ms', format: string, least: string): Check {
  return (value) => {
    const time = micros(value, unit);
    return time === undefined ? format : time < MILLISECOND ? least : undefined;
  };
}

function bufferSize(message: string): Check {
  return (value) => {
    const size = parseLong(value).value;
    return size < 512n && size !== 0n ? message : undefined;
  };
}

/** By name in lower case. */
export const WORKER_CHECKS: Readonly<Record<string, Check>> = {
  loadfactor: (value) => {
    const factor = Math.trunc(parseDouble(value).value * 100);
    return factor >= 100 && factor <= 10_000 ? undefined : 'LoadFactor must be a number between 1..100';
  },
  retry: int(0, MAX, 'Retry must be a positive value'),
  ttl: int(1, MAX, 'TTL must be at least one second'),
  min: int(0, MAX, 'Min must be a positive number'),
  max: int(0, MAX, 'Max must be a positive number'),
  smax: int(0, MAX, 'Smax must be a positive number'),
  acquire: interval('ms', 'Acquire timeout has wrong format', 'Acquire must be at least one millisecond'),
  timeout: int(1, MAX, 'Timeout must be at least one second'),
  iobuffersize: bufferSize('IOBufferSize must be >= 512 bytes, or 0 for system default.'),
  receivebuffersize: (value) => {
    const size = parseAtoi(value);
    return size < 512 && size !== 0 ? 'ReceiveBufferSize must be >= 512 bytes, or 0 for system default.' : undefined;
  },
  keepalive: switched('KeepAlive must be On|Off'),
  disablereuse: switched('DisableReuse must be On|Off'),
  enablereuse: switched('EnableReuse must be On|Off'),
  addressttl: (value) => {
    const time = value === '-1' ? 0n : micros(value);
    const isWhole = time !== undefined && time <= BigInt(MAX) * SECOND && time % SECOND === 0n;
    return isWhole ? undefined : `AddressTTL must be -1 or a number of seconds not exceeding ${MAX}`;
  },
  route: shorterThan(64, 'Route'),
  redirect: shorterThan(64, 'Redirect'),
  status: (value) => (/^(?:[+-]?[OINGUDSEHFCR])*$/i.test(value) ? undefined : 'Unknown status parameter option'),
  flushpackets: oneOf(['on', 'off', 'auto'], 'flushpackets must be on|off|auto'),
  flushwait: int(0, 1000, 'flushwait must be <= 1000, or 0 for system default of 10 millseconds.'),
  ping: interval('s', 'Ping/Pong timeout has wrong format', 'Ping/Pong timeout must be at least one millisecond'),
  lbset: int(0, 99, 'lbset must be between 0 and 99'),
  connectiontimeout: interval('s', 'Connectiontimeout has wrong format', 'Connectiontimeout must be at least one millisecond.'),
  flusher: shorterThan(16, 'flusher name'),
  upgrade: shorterThan(16, 'upgrade protocol'),
  responsefieldsize: (value) =>
    (parseLong(value).value < 0n ? 'ResponseFieldSize must be greater than 0 bytes, or 0 for system default.' : undefined),
  secret: shorterThan(64, 'Secret'),
};

const LB_METHODS: Readonly<Record<string, string>> = {
  byrequests: 'lbmethod_byrequests_module', bytraffic: 'lbmethod_bytraffic_module', bybusyness: 'lbmethod_bybusyness_module',
  heartbeat: 'lbmethod_heartbeat_module',
};

const BALANCER_CHECKS: Readonly<Record<string, Check>> = {
  stickysession: () => undefined,
  stickysessionsep: (value) => (value.length === 1 || sameWord(value, 'off') ? undefined : 'stickysessionsep must be a single character or Off'),
  nofailover: switched('failover must be On|Off'),
  timeout: int(1, MAX, 'timeout must be at least one second'),
  maxattempts: int(0, MAX, 'maximum number of attempts must be a positive number'),
  scolonpathdelim: switched('scolonpathdelim must be On|Off'),
  failonstatus: (value) => {
    const codes = value.split(/[, ]/).filter((code) => code !== '').map((code) => parseAtoi(code));
    return codes.every((code) => code >= 100 && code < 600) ? undefined : 'failonstatus must be one or more HTTP response codes';
  },
  failontimeout: switched('failontimeout must be On|Off'),
  nonce: (value) => (value.length > 36 ? 'Provided nonce is too large' : undefined),
  growth: int(1, 100, 'growth must be between 1 and 100'),
  forcerecovery: switched('forcerecovery must be On|Off'),
};

/** What httpd says to a parameter of a balancer, undefined if it takes it. */
export function balancerParameterProblem(key: string, value: string, commands: Commands): string | undefined {
  const name = key.toLowerCase();
  if (name === 'lbmethod') return isRegistered(value, LB_METHODS, commands) ? undefined : 'unknown lbmethod';
  const check = Object.hasOwn(BALANCER_CHECKS, name) ? BALANCER_CHECKS[name] : undefined;
  return check === undefined ? 'unknown Balancer parameter' : check(value);
}
