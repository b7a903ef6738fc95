/** The numbers that the configuration gives to its MPM, with the lines they come from and what httpd makes of them. */
import { rememberedFor, unwatched, type Recorder } from './recorder';
import type { Config } from '../httpd/config/config';
import type { ConfigNode } from '../httpd/config/node';
import type { Problem } from '../httpd/config/problem';
import { mpmSettings } from '../httpd/mpm/collect';
import { knowsDirective, mpmDirective, MPM_KEYS, mpmNamed } from '../httpd/mpm/directives';
import { effectiveMpm, type EffectiveMpm } from '../httpd/mpm/effective';
import type { MpmName } from '../httpd/mpm/types';

export { MPM_KEYS };

/** One number of the text. */
export interface MpmSetting {
  /** As httpd reads it, before any correction. */
  readonly value: number;
  /** The directive that wins: the last one that runs, whatever its name. */
  readonly node: ConfigNode;
  /** Those it overrides, in httpd's order. */
  readonly overridden: readonly ConfigNode[];
}

export interface MpmPicture {
  readonly name: MpmName;
  /** By canonical name: MaxRequestWorkers also where the text says MaxClients. */
  readonly set: ReadonlyMap<string, MpmSetting>;
  /** The same as plain numbers, in the form the arithmetic takes. */
  readonly settings: ReadonlyMap<string, number>;
  readonly effective: EffectiveMpm;
  /** Notes about earlier names, which `httpd -t` prints at level info only. */
  readonly notes: readonly { readonly ah: string; readonly node: ConfigNode }[];
  /** What httpd refuses among these directives: such a line sets nothing. */
  readonly problems: readonly Problem[];
  /** What all of it rests on where only the profile says which MPM runs. */
  readonly assumes: readonly string[];
}

/** What a question of the stack is answered from: rules' views and stacks have both. */
export interface NodeSource {
  readonly config: Config;
  /** Notes what is asked for. */
  readonly recorder?: Recorder;
  nodes(...keys: readonly string[]): readonly ConfigNode[];
}

/** The MPM of a rule's view or of a stack, computed once for each. Of the problems it looks at those of its own directives alone. */
export const mpmOf = rememberedFor((source: NodeSource): MpmPicture | undefined => mpmPicture(unwatched(source.config), source.nodes(...MPM_KEYS)));

/**
 * Collects the MPM directives as the walk executes them: one variable each, the last line wins, alias or not
 * (`ap_walk_config`, and the handlers in server/mpm and server/mpm_common.c).
 *
 * @param nodes nodes in httpd's order; those of other directives are passed over
 * @returns undefined when nobody can say which MPM runs: none or several are loaded, or the root is no whole server
 */
export function mpmPicture(config: Config, nodes: Iterable<ConfigNode>): MpmPicture | undefined {
  const { world } = config;
  const name = nameOf(config);
  if (name === undefined || world.modules === 'any' || world.scope !== 'server') return undefined;
  const problems: Problem[] = [];
  const refused = new Set<ConfigNode>();
  for (const problem of config.problems) {
    if (problem.node === undefined || problem.consequence !== 'rejects' || !KEYS.has(problem.node.key)) continue;
    problems.push(problem);
    refused.add(problem.node);
  }
  const walked = [];
  for (const node of nodes)
    if (KEYS.has(node.key) && !refused.has(node) && knowsDirective(name, node.name)) walked.push({ name: node.name, value: node.words[0]?.value ?? '', node });
  const { settings, origins, notes } = mpmSettings(name, walked, world.profile === 'windows' ? 32 : 64);
  const set = new Map<string, MpmSetting>();
  for (const [directive, value] of settings) {
    const { node } = origins.get(directive)!;
    set.set(directive, { value, node, overridden: walked.filter((each) => each.node !== node && mpmDirective(each.name)?.name === directive).map((each) => each.node) });
  }
  const effective = effectiveMpm(name, settings, { version: world.version });
  const assumes = world.assumedMpm === undefined ? [] : [`${world.assumedMpm} is linked into httpd`];
  return { name, set, settings, effective, notes: notes.map(({ ah, at }) => ({ ah, node: at.node })), problems, assumes };
}

/** The `mpm` object of a check's JSON. */
export interface MpmJson {
  readonly name: string;
  readonly set: Readonly<Record<string, number>>;
  readonly effective: Readonly<Record<string, number>>;
  readonly codes: readonly string[];
}

/**
 * The MPM as the command line prints it: what the text sets, what httpd works with after its check and the silent
 * corrections at the start, and the codes that plain `httpd -t` prints, which a refused configuration never reaches.
 */
export function mpmJson(config: Config, { name, settings, effective }: MpmPicture): MpmJson {
  const { runtime, processes, capacity, codes } = effective;
  return {
    name,
    set: Object.fromEntries(settings),
    effective: { ...runtime, processes, capacity },
    codes: config.firstError === undefined ? codes.map((code) => code.ah) : [],
  };
}

const KEYS: ReadonlySet<string> = new Set(MPM_KEYS);

function nameOf(config: Config): MpmName | undefined {
  const { identifiers } = config.mpm;
  return identifiers.length === 1 ? mpmNamed(identifiers[0]!) : undefined;
}
