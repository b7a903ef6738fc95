/** What PHP works with at a URL: the entries that are set for it, and what became of each line. */
import { iniEntry } from '../../php/catalog/catalog';
import type { Outcome, Setting, Source, Step } from '../../php/effective/setting';
import { versionText } from '../../php/catalog/versions';
import { phpEffective, type PhpAt, type PhpEffective, type PhpRequest } from '../../stack/php-effective';
import { serversOf } from '../../httpd/effective/servers';
import { documentRoot } from '../../httpd/effective/translate';
import type { SettledEffective } from '../../workspace/settle-effective';
import type { Root, Workspace } from '../../workspace/workspace';

/** A line of the chain: where it stands is for the caller to say. */
export interface PhpStep {
  readonly text: string;
  readonly outcome: string;
  readonly holds: boolean;
  readonly at: PhpAt;
}

export interface PhpEntry {
  readonly name: string;
  /** Null: none at all. */
  readonly value: string | null;
  /** Whether scripts and later places may change it. */
  readonly locked: boolean;
  readonly steps: readonly PhpStep[];
}

export interface PhpSummary {
  /** `mod_php 8.2`, `php-fpm 8.2, pool www`. */
  readonly program: string;
  readonly entries: readonly PhpEntry[];
}

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  holds: 'holds', replaced: 'replaced', 'not-allowed': 'not allowed here, ignored', locked: 'kept out by an admin value', refused: 'refused', unknown: 'PHP has no such entry',
};

/** What became of a line, in a few words. */
export function outcomeWords({ outcome, reason }: Pick<Step<unknown>, 'outcome' | 'reason'>): string {
  return reason === undefined ? OUTCOMES[outcome] : `${OUTCOMES[outcome]}: ${reason}`;
}

/** Where lines of each kind stand, in a few words. */
export const SOURCE_WORDS: Readonly<Record<Source, string>> = {
  ini: 'php.ini', 'path-section': 'php.ini, section for a path or host', php_value: 'php_value', php_admin_value: 'php_admin_value', htaccess: 'php_value in .htaccess', 'user-ini': '.user.ini',
  pool: 'pool', 'pool-admin': 'pool, admin', fastcgi: 'PHP_VALUE', 'fastcgi-admin': 'PHP_ADMIN_VALUE',
};

/** What PHP is asked, as far as the request's way through httpd tells it. */
export function phpRequestOf(workspace: Workspace, root: Root, { found }: SettledEffective): PhpRequest {
  const { around } = workspace.host(root);
  const { config } = workspace.fold(root);
  const { phpVersion } = workspace.settingsOf(root);
  const served = found.host === undefined ? undefined : documentRoot({ server: found.host.server, config }, serversOf(config)).path;
  return {
    sections: found.sections, around, host: phpVersion === undefined ? {} : { phpVersion }, script: found.target.filename,
    documentRoot: served, serverName: found.host?.server.name ?? found.request.host,
  };
}

/** Undefined where PHP does not serve the request, or nothing is set for it. */
export function phpSummary(workspace: Workspace, root: Root, settled: SettledEffective): PhpSummary | undefined {
  const effective = phpEffective(phpRequestOf(workspace, root, settled));
  if (effective === undefined || effective.settings.length === 0) return undefined;
  return { program: programOf(effective), entries: effective.settings.map(entryOf) };
}

/** The program that serves, in a few words. */
export function programOf({ program, pool, build }: PhpEffective): string {
  return `${program} ${versionText(build.version)}${pool === undefined ? '' : `, pool ${pool}`}`;
}

/** Whether an admin value keeps everything else out, scripts among it. */
export function isLocked({ name, mode }: Pick<Setting<unknown>, 'name' | 'mode'>): boolean {
  const spec = iniEntry(name);
  return mode === 4 && spec !== undefined && spec.mode !== 4;
}

function entryOf(setting: Setting<PhpAt>): PhpEntry {
  const { name, value, chain } = setting;
  return {
    name, value, locked: isLocked(setting),
    steps: chain.map((step) => ({
      text: `${SOURCE_WORDS[step.source]} ${step.value === '' ? '(empty)' : step.value}`, holds: step.outcome === 'holds', at: step.at,
      outcome: outcomeWords(step),
    })),
  };
}
