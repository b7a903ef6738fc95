/** What a user may say that no file says. Same keys in the editor, the settings file and the command line. */
import type { ProfileName } from '../httpd/config/world';
import type { Severity } from '../rules/types';

export interface Settings {
  readonly profile?: ProfileName;
  readonly serverRoot?: string;
  /** A folder that stands for `/`: what is not in it is unknown, never missing. */
  readonly sysroot?: string;
  /** Whether server paths are looked up on this machine; unset: only where the root lies at the profile's real place. */
  readonly hostFiles?: boolean;
  readonly httpdVersion?: string;
  readonly phpVersion?: string;
  readonly lighttpdVersion?: string;
  readonly mpm?: string;
  readonly defines: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly envFile?: string;
  readonly staticModules: readonly string[];
  readonly assume: readonly string[];
  /** Processes (threads count, too) that the account of the server may have at once. */
  readonly processLimit?: number;
  /** Severity by rule id; `off` silences. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly topics: Readonly<Record<string, Severity | 'off'>>;
  /** One step of indentation; unset: as `.editorconfig` or the editor has it. */
  readonly formatIndent?: 'tab' | '2' | '3' | '4' | '8';
  readonly formatArguments?: 'keep' | 'single' | 'align';
  /** Blanks around the equals sign of ini files; unset: as most lines of a file have it. */
  readonly formatEquals?: 'spaces' | 'none';
  readonly formatDirectiveCase?: 'keep' | 'documented';
  readonly formatMaxBlankLines?: number;
  /** Further root files. */
  readonly roots: readonly string[];
  /** Which findings an editor is told: of configurations with an open document, or of all in its folders; unset: all where the editor asks for them. */
  readonly diagnosticsScope?: 'open' | 'workspace';
  /** Whether an editor shows what httpd makes of numbers behind them; unset: yes. */
  readonly inlayHints?: boolean;
  /** Whether an editor shows lines of text above directives; unset: yes. */
  readonly codeLens?: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  defines: [], environment: {}, staticModules: [], assume: [], rules: {}, topics: {}, roots: [],
};

/** The newest 2.4 the catalogue was measured on. */
export const NEWEST_HTTPD = '2.4.71';
