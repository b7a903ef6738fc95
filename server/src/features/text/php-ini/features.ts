import { iniTokens } from '../colors/ini';
import type { TextFeatures } from '../text-features';
import { iniCompletions } from './completion';
import { formatIni, sameIni } from './format';
import { iniHover } from './hover';
import { iniFolds, iniLinks, iniSymbols } from './structure';

/** php.ini, the files of its folder, and `.user.ini`. */
export const INI_FEATURES: TextFeatures = { hover: iniHover, completions: iniCompletions, symbols: iniSymbols, folds: iniFolds, links: iniLinks, tokens: iniTokens, format: formatIni, isSame: sameIni };
