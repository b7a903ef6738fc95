import { fpmTokens } from '../colors/ini';
import type { TextFeatures } from '../text-features';
import { fpmCompletions } from './completion';
import { formatFpm, sameFpm } from './format';
import { fpmHover } from './hover';
import { fpmDefinitions, fpmFolds, fpmLinks, fpmSymbols } from './structure';

/** Files of PHP-FPM: the main one and pools. */
export const FPM_FEATURES: TextFeatures = {
  hover: fpmHover, completions: fpmCompletions, symbols: fpmSymbols, folds: fpmFolds, links: fpmLinks, definitions: fpmDefinitions, tokens: fpmTokens, format: formatFpm, isSame: sameFpm,
};
