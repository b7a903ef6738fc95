/** The readers of the languages other than httpd's: one line for each. */
import type { OpenedText, Reading, TextFiles } from '../base/reading';
import { readGatewayRoot } from '../gateway/read-root';
import { readLighttpdRoot } from '../lighttpd/read-root';
import { readIniRoot } from '../php/ini/read-root';
import { readFpmRoot } from '../php/fpm/read-root';
import type { FileKind } from '../stack/around';
import type { HostFacts } from '../stack/stack';

/** Reads a root and what it includes, as the real program would; asks `files` for what it lacks. Never throws. */
export type ReadLanguage = (root: OpenedText, files: TextFiles, host: HostFacts) => Reading;

export const LANGUAGES: Readonly<Record<FileKind, ReadLanguage>> = {
  'php-ini': readIniRoot,
  'user-ini': readIniRoot,
  'php-fpm': readFpmRoot,
  'csp-ini': readGatewayRoot,
  lighttpd: readLighttpdRoot,
};
