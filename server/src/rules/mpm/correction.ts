/** Findings for what httpd's check of the MPM corrects and reports: the words are each rule's own. */
import { mpmOf, type MpmPicture, MPM_KEYS } from '../../stack/mpm';
import { mpmCorrections, type MpmCorrection } from '../../stack/mpm-corrections';
import type { ConfigNode } from '../../httpd/config/node';
import type { ConfigView, Fix, Found, Related } from '../types';
import { restingOn } from './resting';

/** Keys whose nodes a rule about the MPM asks for. */
export const ON_MPM: readonly string[] = MPM_KEYS;

/**
 * A finding for each correction whose step is one of `steps` (the numbers of the conditions in httpd's check, a prime for
 * the lower bound).
 *
 * @param say the message: what is written, what httpd uses
 */
export function* correctionFindings(view: ConfigView, steps: readonly string[], say: (correction: MpmCorrection, picture: MpmPicture) => string): Generator<Found> {
  const picture = mpmOf(view);
  if (picture === undefined) return;
  for (const correction of mpmCorrections(view.config, picture)) {
    const { code, node, sisters, unset } = correction;
    if (!steps.includes(`${code.directive} ${code.step}`)) continue;
    const unread = view.complete || unset.length === 0 ? [] : [`no file that could not be read sets ${unset.join(' or ')}`];
    yield restingOn([...picture.assumes, ...unread], {
      at: node.place(node.words[0] ?? node.nameSpan),
      severity: 'warning',
      consequence: 'warns',
      ah: code.ah,
      message: say(correction, picture),
      fixes: fixesOf(correction),
      related: sisters.map(related),
    });
  }
}

/** `MaxRequestWorkers 1k, which httpd reads as 1,` or, of a default, `MaxRequestWorkers, 400 unless it is set,`. */
export function asWritten({ code, node, isDefault }: MpmCorrection): string {
  if (isDefault) return `${code.directive}, ${code.from} unless it is set,`;
  return asRead(node, code.from);
}

/** What a line says, and what httpd reads there where that is something else. */
export function asRead(node: ConfigNode, value: number): string {
  const word = node.words[0]?.value ?? '';
  return `${node.name} ${word}${word === String(value) ? '' : `, which httpd reads as ${value},`}`;
}

/** A place that explains a finding, in its own words. */
export function related(node: ConfigNode): Related {
  return { at: node.wholePlace, message: `${node.name} is ${node.words[0]?.value ?? ''} here.` };
}

/** Said in the title of a fix whose values a restart does not take over. */
export const STOP_AND_START = ' (takes effect after a stop and a start)';

function fixesOf({ same, wanted }: MpmCorrection): readonly Fix[] {
  const fixes: Fix[] = [];
  if (same !== undefined) fixes.push({ title: `Write what httpd uses: ${same.lines.join(', ')}`, safety: 'safe', edits: same.edits });
  if (wanted !== undefined) {
    const title = `Set ${wanted.changed.join(', ')}${wanted.needsStopAndStart ? STOP_AND_START : ''}`;
    fixes.push({ title, safety: 'review', edits: wanted.edits });
  }
  return fixes;
}
