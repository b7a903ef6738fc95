/** What ends all children of httpd from outside: reloads and restarts in the files of the host. */
import { placeIn, type TextPlace } from '../base/text-file';
import { frequencyOf } from '../host/logrotate';
import { serverCommand, type ServerCommand } from '../host/server-signals';
import type { Around } from './around';
import { hostTexts } from './host-texts';

export interface Reload {
  readonly does: ServerCommand['does'];
  /** `daily`, `weekly`; undefined: as often as logrotate.conf says. */
  readonly frequency: string | undefined;
  readonly at: TextPlace;
}

const HTTPD_LOGS = /\b(?:apache2?|httpd)\b/;

/**
 * The scripts of logrotate that reload or restart httpd after a rotation. With either all children end: a graceful restart
 * lets them finish their requests first, and what they keep in memory is lost.
 */
export function rotationReloads(around: Around): readonly Reload[] {
  return hostTexts(around, 'logrotate').flatMap(({ opened, tree }) => tree.blocks.flatMap((block) => block.scripts.flatMap(({ name, body, at }) => {
    const command = name === 'prerotate' || name === 'preremove' ? undefined : serverCommand(body);
    // A signal by a process id names no server; the logs do.
    if (command === undefined || !HTTPD_LOGS.test(`${body} ${block.patterns.join(' ')} ${opened.path}`)) return [];
    const start = opened.source.text.indexOf(body, at.start);
    return [{ does: command.does, frequency: frequencyOf(tree, block), at: placeIn(opened, { start: start + command.start, end: start + command.end }) }];
  })));
}
