/** The features of each language other than httpd's: one line for each. */
import type { FileKind } from '../../stack/around';
import { gatewayTokens } from './colors/ini';
import { lighttpdTokens } from './colors/lighttpd';
import { FPM_FEATURES } from './php-fpm/features';
import { INI_FEATURES } from './php-ini/features';
import { gatewayCompletions } from './csp-ini/completion';
import { formatGateway, sameGateway } from './csp-ini/format';
import { gatewayHover } from './csp-ini/hover';
import { gatewayDefinitions, gatewayFolds, gatewaySymbols } from './csp-ini/structure';
import { lighttpdCompletions } from './lighttpd/completion';
import { lighttpdDefinitions } from './lighttpd/definition';
import { formatLighttpd, sameLighttpd } from './lighttpd/format';
import { lighttpdHover } from './lighttpd/hover';
import { lighttpdFolds, lighttpdLinks, lighttpdSymbols } from './lighttpd/structure';
import type { TextFeatures } from './text-features';

export const TEXT_FEATURES: Readonly<Record<FileKind, TextFeatures>> = {
  'php-ini': INI_FEATURES,
  'user-ini': INI_FEATURES,
  'php-fpm': FPM_FEATURES,
  'csp-ini': { hover: gatewayHover, completions: gatewayCompletions, symbols: gatewaySymbols, folds: gatewayFolds, definitions: gatewayDefinitions, tokens: gatewayTokens, format: formatGateway, isSame: sameGateway },
  lighttpd: { hover: lighttpdHover, completions: lighttpdCompletions, symbols: lighttpdSymbols, folds: lighttpdFolds, links: lighttpdLinks, definitions: lighttpdDefinitions, tokens: lighttpdTokens, format: formatLighttpd, isSame: sameLighttpd },
};
