import { scoreboard } from '../../../httpd/mpm/resources';
import { mpmOf, type MpmPicture } from '../../../stack/mpm';
import type { ConfigRule } from '../../types';
import { ON_MPM, related } from '../correction';
import { restingOn } from '../resting';
import { settingFix, valuePlace } from '../silent';

const MIB = 2 ** 20;
/** Bytes beyond the need from which it is worth a word, and from which a small machine does not start. */
const WORTH_A_WORD = 32 * MIB;
const SERIOUS = 1024 * MIB;

/** Follows ap_calc_scoreboard_size (server/scoreboard.c); sizes of 2.4.71 on x86-64. */
export const rule: ConfigRule = {
  id: 'mpm/scoreboard-oversized',
  summary: 'ServerLimit and ThreadLimit reserve far more shared memory than the processes can use',
  severities: ['info', 'warning', 'hint'],
  fixable: 'review',
  scope: 'config',
  on: ON_MPM,
  *check(view) {
    const picture = mpmOf(view);
    const board = picture === undefined ? undefined : scoreboard(picture.effective);
    if (picture === undefined || board === undefined || board.bytes - board.neededBytes < WORTH_A_WORD) return;
    const limits = ['ServerLimit', 'ThreadLimit'].flatMap((name) => picture.set.get(name) ?? []);
    const [setting, other] = limits;
    if (setting === undefined) return;
    yield restingOn(picture.assumes, {
      at: valuePlace(setting),
      severity: board.bytes - board.neededBytes >= SERIOUS ? 'warning' : 'info',
      consequence: 'advice',
      message: `The limits reserve ${Math.round(board.bytes / MIB)} MiB of memory at the start for ${board.slots} workers; the server can have ${board.usedSlots}.`,
      fixes: settingFix(view, picture, 'review', fitting(picture)),
      related: other === undefined ? [] : [related(other.node)],
    });
  },
};

/** event may use twice its processes while old ones finish. */
function fitting({ name, set, effective: { processes, values } }: MpmPicture): Record<string, number> {
  const wanted: Record<string, number> = {};
  if (set.has('ServerLimit')) wanted.ServerLimit = Math.min(values.ServerLimit ?? 1, name === 'event' ? 2 * processes : processes);
  if (set.has('ThreadLimit')) wanted.ThreadLimit = Math.min(values.ThreadLimit ?? 1, Math.max(values.ThreadsPerChild ?? 1, 64));
  return wanted;
}
