/** Times and numbers in directives, for rules about bounds. */
import { parseInterval } from '../httpd/syntax/intervals';
import type { ConfigNode } from '../httpd/config/node';
import { hostOf } from '../httpd/config/special/proxy-urls';
import { mpmNamed } from '../httpd/mpm/directives';
import type { MpmName } from '../httpd/mpm/types';
import { heardWords } from './heard';
import type { ConfigView } from './types';

/** A word that is nothing but a number; what else stands in such a place is another rule's business. */
export function plainNumber(word: string | undefined): number | undefined {
  return word !== undefined && /^\s*[-+]?\d+$/.test(word) ? Number(word) : undefined;
}

/** Seconds of a word with a unit or without one (ap_timeout_parameter_parse, server/util.c): `5`, `500ms`, `5min`. */
export function intervalSeconds(word: string | undefined): number | undefined {
  const micros = word === undefined ? undefined : parseInterval(word, 's');
  return micros === undefined ? undefined : Number(micros) / 1e6;
}

/** The MPM; undefined where nobody can say, and where only the profile does. */
export function mpmName({ config }: ConfigView): MpmName | undefined {
  const { identifiers } = config.mpm;
  return identifiers.length === 1 && config.world.assumedMpm === undefined ? mpmNamed(identifiers[0]!) : undefined;
}

/** Whether a connection that waits for its client holds a process or a thread, whatever it waits for. */
export function holdsWorker(mpm: MpmName | undefined): mpm is 'prefork' | 'worker' {
  return mpm === 'prefork' || mpm === 'worker';
}

/** What a waiting connection holds, in words. */
export function heldBy(mpm: MpmName | undefined): string {
  return mpm === 'prefork' ? 'a process' : 'a thread';
}

/**
 * The line that sets a directive for a virtual host: its own last one, else the main server's. Values of lines that httpd
 * refuses do not count.
 *
 * @param host undefined for the main server
 */
export function inForce(view: ConfigView, key: string, host: ConfigNode | undefined): ConfigNode | undefined {
  const nodes = view.nodes(key).filter((node) => heardWords(node, view) !== undefined);
  const own = nodes.findLast((node) => hostOf(node) === host);
  return own ?? (host === undefined ? undefined : nodes.findLast((node) => hostOf(node) === undefined));
}
