/**
 * Numbers that httpd refuses among the directives of the MPMs: the others are corrected after the walk, never refused.
 * Follows server/listen.c, server/mpm_common.c and set_worker_factor (server/mpm/event/event.c).
 */
import { parseFactor } from '../../syntax/float';
import { parseBufferSize, parsePositive, parseSize, type LongBits } from '../../syntax/numbers';
import type { SpecialJudge } from '../special';

/** Returns httpd's message for a refused word, undefined for a word it takes. */
type Refusal = (name: string, word: string, longBits: LongBits) => string | undefined;

const positive: Refusal = (name, word, longBits) => (parsePositive(word, longBits) === undefined ? `${name} must be > 0` : undefined);

const bufferSize: Refusal = (name, word, longBits) =>
  parseBufferSize(word, longBits) === undefined ? `${name} must be >= 512 bytes, or 0 for system default.` : undefined;

const size: Refusal = (name, word, longBits) => (parseSize(word, longBits) === undefined ? `Invalid ${name} value: ${word}` : undefined);

const factor: Refusal = (name, word) => {
  switch (parseFactor(word)) {
    case 'not-a-number':
      return 'error parsing value';
    case 'not-positive':
      return `${name} argument must be a positive number`;
    default:
      return undefined;
  }
};

/** One entry for each directive, by its key. */
export const MPM_JUDGES: readonly (readonly [string, SpecialJudge])[] = [
  ['listenbacklog', judgeWith(positive)],
  ['listencoresbucketsratio', judgeWith(positive)],
  ['listentcpdeferaccept', judgeWith(positive)],
  ['sendbuffersize', judgeWith(bufferSize)],
  ['receivebuffersize', judgeWith(bufferSize)],
  ['maxmemfree', judgeWith(size)],
  ['threadstacksize', judgeWith(size)],
  ['asyncrequestworkerfactor', judgeWith(factor)],
];

function judgeWith(refusal: Refusal): SpecialJudge {
  return (node, spec, heard, _context, { world }) => {
    const word = heard[0] ?? '';
    const message = refusal(spec.registeredName ?? spec.name, word, world.profile === 'windows' ? 32 : 64);
    if (message === undefined) return [];
    const at = node.words[0] === undefined ? node.wholePlace : node.place(node.words[0]);
    const data = { spec, value: word, range: spec.range?.[0] };
    return [{ rule: 'httpd/out-of-range', phase: 'walk', consequence: 'rejects', at, line: node.site, node, message, data }];
  };
}
