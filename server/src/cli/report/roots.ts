/** What is said of a root as a whole. */
import { mpmJson, MPM_KEYS, mpmPicture, type MpmJson, type MpmPicture } from '../../stack/mpm';
import { allNodes, type Config } from '../../httpd/config/config';
import type { Checked } from '../run/session';
import { openings } from '../run/opened-files';
import { hostOf, lineOf, viaOf, type Where } from './places';
import type { FirstError, RootReport } from './report';

const KEYS: ReadonlySet<string> = new Set(MPM_KEYS);

/** The MPM of a configuration; undefined when nobody can say which it is. */
export function mpmOfConfig(config: Config): MpmPicture | undefined {
  if (config.fold === undefined) return undefined;
  return mpmPicture(config, [...allNodes(config.fold)].filter((node) => KEYS.has(node.key)));
}

export function rootReport({ check, kind }: Checked, where: Where): RootReport {
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
