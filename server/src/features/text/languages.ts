/** The features of each language other than httpd's: one line for each. */
import type { FileKind } from '../../stack/around';
import type { TextFeatures } from './text-features';

export const TEXT_FEATURES: Readonly<Record<FileKind, TextFeatures>> = {
  'php-ini': {},
  'user-ini': {},
  'php-fpm': {},
  'csp-ini': {},
  lighttpd: {},
};
