/** The features of each language other than httpd's: one line for each. */
import type { FileKind } from '../../stack/around';
import { FPM_FEATURES } from './php-fpm/features';
import type { TextFeatures } from './text-features';

export const TEXT_FEATURES: Readonly<Record<FileKind, TextFeatures>> = {
  'php-ini': {},
  'user-ini': {},
  'php-fpm': FPM_FEATURES,
  'csp-ini': {},
  lighttpd: {},
};
