import type { Outcome } from './outcome';

/**
 * Refusals that no text can tell, because httpd asks the machine: who is a user, what DNS knows, what a library was built with. The engine
 * accepts these on purpose. A miss of this kind is no comparison of two readers of a text, and is counted by itself.
 */
const MACHINE_CAUSES: readonly (readonly [RegExp, string])[] = [
  [/bad (?:user|group) name/, 'names of users and groups'],
  [/^RemoteIP: Error parsing IP \S+ \((?!The specified)|^ProxySourceAddress invalid value|Error resolving backend address|^AH005(?:47|49)/, 'names of hosts'],
  [/^Can't load driver file apr_dbd_/, 'database drivers'],
  [/^SSLCryptoDevice: Invalid argument/, 'engines of OpenSSL'],
  [/^Invalid or unsupported default charset/, 'character sets of libxml2'],
];

/** What of the machine made httpd refuse; undefined where the text did. */
export function machineCause(real: Outcome): string | undefined {
  if (real.verdict !== 'rejects') return undefined;
  return MACHINE_CAUSES.find(([pattern]) => pattern.test(real.message ?? ''))?.[1];
}
