/** What PHP works with at a URL: the entries that are set for it, and what became of each line. */
import { iniEntry } from '../../php/catalog/catalog';
import type { Setting, Source, Step } from '../../php/effective/setting';
import { versionText } from '../../php/catalog/versions';
import { phpEffective, type PhpAt, type PhpEffective } from '../../stack/php-effective';
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

const OUTCOMES: Readonly<Record<Step<PhpAt>['outcome'], string>> = {
  holds: 'holds', replaced: 'replaced', 'not-allowed': 'not allowed here, ignored', locked: 'kept out by an admin value', refused: 'refused', unknown: 'PHP has no such entry',
};

const WORDS: Readonly<Record<Source, string>> = {
  ini: 'php.ini', 'path-section': 'php.ini, section for a path or host', php_value: 'php_value', php_admin_value: 'php_admin_value', htaccess: 'php_value in .htaccess', 'user-ini': '.user.ini',
  pool: 'pool', 'pool-admin': 'pool, admin', fastcgi: 'PHP_VALUE', 'fastcgi-admin': 'PHP_ADMIN_VALUE',
};

/** Undefined where PHP does not serve the request, or nothing is set for it. */
export function phpSummary(workspace: Workspace, root: Root, { found }: SettledEffective): PhpSummary | undefined {
  const { around } = workspace.host(root);
  const { config } = workspace.fold(root);
  const { phpVersion } = workspace.settingsOf(root);
  const served = found.host === undefined ? undefined : documentRoot({ server: found.host.server, config }, serversOf(config)).path;
  const effective = phpEffective({
    sections: found.sections, around, host: phpVersion === undefined ? {} : { phpVersion }, script: found.target.filename,
    documentRoot: served, serverName: found.host?.server.name ?? found.request.host,
  });
  if (effective === undefined || effective.settings.length === 0) return undefined;
  return { program: programOf(effective), entries: effective.settings.map(entryOf) };
}

function programOf({ program, pool, build }: PhpEffective): string {
  return `${program} ${versionText(build.version)}${pool === undefined ? '' : `, pool ${pool}`}`;
}

function entryOf({ name, value, mode, chain }: Setting<PhpAt>): PhpEntry {
  const spec = iniEntry(name);
  return {
    name, value, locked: mode === 4 && spec !== undefined && spec.mode !== 4,
    steps: chain.map((step) => ({
      text: `${WORDS[step.source]} ${step.value === '' ? '(empty)' : step.value}`, holds: step.outcome === 'holds', at: step.at,
      outcome: step.reason === undefined ? OUTCOMES[step.outcome] : `${OUTCOMES[step.outcome]}: ${step.reason}`,
    })),
  };
}
