/** CacheDirLevels and CacheDirLength (modules/cache/mod_cache_disk.c): their product may be 20 at most, in 32 bits. */
import { parseAtoi } from '../../syntax/numbers';
import { hostOf } from './proxy-urls';
import type { ConfigNode } from '../node';
import type { SpecialJudge } from '../special';
import { judged, type Handler } from './handler';

const MOST = 20;
/** DEFAULT_DIRLEVELS and DEFAULT_DIRLENGTH. */
const UNSET = 2;

/** set_cache_dirlevels and set_cache_dirlength multiply with what the other directive above has set. */
function folders(name: string, otherKey: string): Handler {
  return ([word = ''], node) => {
    const value = parseAtoi(word);
    if (value < 1) return `${name} value must be an integer greater than 0`;
    const isTooMuch = (other: number): boolean => Math.imul(value, other) > MOST;
    const sets = (other: ConfigNode): boolean => other.key === otherKey && hostOf(other) === hostOf(node);
    const valueOf = (other: ConfigNode): number => parseAtoi(other.words[0]?.value ?? '');
    return {
      index: 0, message: 'CacheDirLevels*CacheDirLength value must not be higher than 20',
      needs: isTooMuch(UNSET)
        ? { kind: 'above', is: (other) => sets(other) && !isTooMuch(valueOf(other)) }
        : { kind: 'first', is: (other) => sets(other) && isTooMuch(valueOf(other)) },
    };
  };
}

export const CACHE_FOLDER_JUDGES: readonly (readonly [string, SpecialJudge])[] = [
  ['cachedirlevels', judged(folders('CacheDirLevels', 'cachedirlength'))], ['cachedirlength', judged(folders('CacheDirLength', 'cachedirlevels'))],
];
