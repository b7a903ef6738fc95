/** What is said of a root as a whole. */
import { mpmJson, MPM_KEYS, mpmPicture, type MpmJson, type MpmPicture } from '../../stack/mpm';
import { allNodes, type Config } from '../../httpd/config/config';
import { isServer, type Checked, type CheckedServer } from '../run/session';
import { detectProfile } from '../../workspace/root-plan';
import type { TextCheck } from '../../workspace/check';
import { openings } from '../run/opened-files';
import { hostOf, lineOf, viaOf, type Where } from './places';
import type { FirstError, RootReport } from './report';

const KEYS: ReadonlySet<string> = new Set(MPM_KEYS);

/** The MPM of a configuration; undefined when nobody can say which it is. */
export function mpmOfConfig(config: Config): MpmPicture | undefined {
  if (config.fold === undefined) return undefined;
  return mpmPicture(config, [...allNodes(config.fold)].filter((node) => KEYS.has(node.key)));
}

export function rootReport(checked: Checked, where: Where): RootReport {
  return isServer(checked) ? serverReport(checked, where) : textReport(checked.check as TextCheck, where);
}

/** PHP goes on without what it could not read. */
const STARTS_ANYWAY: ReadonlySet<string> = new Set(['php-ini', 'user-ini']);

function textReport({ kind, root, reading, findings, found }: TextCheck, where: Where): RootReport {
  const { rejection } = reading;
  return {
    file: where.display(root.file),
    kind,
    profile: where.workspace.settingsOf(root).profile ?? detectProfile(root.file, undefined),
    assumes: reading.assumes,
    verdict: {
      configtest: rejection === undefined ? 'accepts' : 'rejects',
      start: rejection !== undefined && !STARTS_ANYWAY.has(kind) || findings.some(({ consequence, assumes = [] }) => consequence === 'start-fails' && assumes.length === 0) ? 'fails' : 'unknown',
      firstError: rejection === undefined ? null : {
        file: where.display(rejection.at.file), line: rejection.at.source.position(rejection.at.start).line + 1,
        rule: rejection.rule, message: rejection.message, via: [],
      },
    },
    includes: reading.files.map(({ file }) => where.display(file)),
    mpm: null,
    complete: found,
  };
}

function serverReport({ check, kind }: CheckedServer, where: Where): RootReport {
  const { config, plan, root } = check;
  const startFails = [...config.problems, ...check.findings].some((each) => each.consequence === 'start-fails' && (each.assumes ?? []).length === 0);
  return {
    file: where.display(root.file),
    kind,
    profile: plan.world.profile,
    assumes: config.assumes,
    verdict: {
      configtest: config.firstError === undefined ? 'accepts' : 'rejects',
      start: startFails ? 'fails' : 'unknown',
      firstError: firstErrorOf(config, where),
    },
    includes: [...openings(config)].map(({ file }) => where.display(hostOf(where, file))),
    mpm: mpmOf(config),
    complete: config.unread.size === 0,
  };
}

function mpmOf(config: Config): MpmJson | null {
  const picture = mpmOfConfig(config);
  return picture === undefined ? null : mpmJson(config, picture);
}

export function firstErrorOf({ firstError }: Config, where: Where): FirstError | null {
  if (firstError === undefined) return null;
  const site = firstError.line ?? firstError.at;
  return {
    file: where.display(hostOf(where, site.file)),
    line: lineOf(where, site),
    rule: firstError.rule,
    message: firstError.message,
    via: viaOf(where, 'via' in site ? site.via : undefined),
  };
}
