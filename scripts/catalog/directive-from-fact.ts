import type { ArgumentKind, DirectiveSpec, OverrideBit } from '../../server/src/httpd/catalog/types';
import { contextFields } from './context-fields';

/** A directive as the facts have it; the fields that the catalogue carries. */
export interface DirectiveFact {
  readonly name: string;
  readonly registeredName?: string;
  readonly type: 'plain' | 'section';
  readonly module: string;
  readonly moduleIdentifier: string | null;
  readonly modules?: readonly string[];
  readonly source?: readonly { readonly file: string }[];
  readonly status: string | null;
  readonly syntax: readonly string[];
  readonly default: string | null;
  readonly override: string | null;
  readonly overrideEffective?: readonly string[];
  readonly args?: string;
  readonly where?: readonly string[];
  readonly verified: readonly string[];
  readonly contexts: readonly string[];
  readonly contextChecks?: readonly string[];
  readonly contextChecksEffective?: boolean;
  readonly contextChecksNote?: string;
  readonly sinceVersion?: string;
  readonly sinceNotPubliclyReleased?: boolean;
  readonly sampleArgs?: string;
  readonly distribution?: string;
  readonly valueNote?: string;
  readonly [more: string]: unknown;
}

/** Fields that go over unchanged. */
const unchanged = [
  'defaultArgs', 'defaultByMpm', 'defaultNote', 'defaultHistory', 'values', 'range', 'params', 'argKinds', 'featureSince',
  'obsolete', 'platforms', 'requiresOpenSSL', 'globalOnly', 'registeredName',
] as const;

/**
 * The catalogue's form of one fact. `identifiers` maps module names of the facts to module identifiers.
 * A directive that no release registers gets no identifiers: httpd never accepts it.
 */
export function directiveFromFact(fact: DirectiveFact, identifiers: ReadonlyMap<string, string | null>): DirectiveSpec {
  const bits = (fact.where ?? []).filter((bit) => bit !== 'EXEC_ON_READ') as OverrideBit[];
  const copied: Record<string, unknown> = {};
  for (const field of unchanged) if (fact[field] !== undefined) copied[field] = fact[field];
  return {
    name: fact.name,
    type: fact.type,
    module: fact.module,
    ...registration(fact, identifiers),
    ...(fact.status ? { status: fact.status } : {}),
    syntax: fact.syntax,
    ...(fact.default === null ? {} : { default: fact.default }),
    contexts: fact.contexts,
    override: fact.overrideEffective ?? [],
    where: bits,
    args: (fact.args ?? 'RAW_ARGS') as ArgumentKind,
    ...(fact.where?.includes('EXEC_ON_READ') ? { execOnRead: true } : {}),
    ...contextFields(fact),
    ...copied,
    ...(fact.sinceVersion ? { since: fact.sinceVersion } : {}),
    ...(fact.sinceNotPubliclyReleased ? { sinceTagOnly: true } : {}),
    ...(fact.documented === false ? { documented: false } : {}),
    ...(fact.distribution ? { distribution: 'debian' } : {}),
    ...(fact.valueNote ? { note: fact.valueNote } : {}),
    inBinary: fact.verified.includes('in-binary'),
    ...(fact.sampleArgs === undefined ? {} : { sample: fact.sampleArgs }),
  };
}

/**
 * Who has it in the command table. The manual's "MPM common" is no module: core.c registers some of its directives for
 * every MPM (server/core.c: core_cmds), each MPM the others (LISTEN_COMMANDS of include/ap_listen.h and its own table).
 */
function registration(
  fact: DirectiveFact, identifiers: ReadonlyMap<string, string | null>,
): Pick<DirectiveSpec, 'identifiers' | 'mpms'> {
  const listed = (fact.modules ?? []).map((name) => identifiers.get(name) ?? unknownModule(fact, name));
  if (fact.module !== 'mpm_common') {
    if (fact.source?.some((place) => place.file === 'modules/http/http_core.c')) return { identifiers: ['http_module'] };
    return { identifiers: listed.length ? listed : [fact.moduleIdentifier ?? unknownModule(fact, fact.module)] };
  }
  const fromCore = fact.source?.some((place) => place.file === 'server/core.c');
  return { identifiers: fromCore ? ['core_module'] : listed, mpms: listed };
}

function unknownModule(fact: DirectiveFact, name: string): never {
  throw new Error(`${fact.name}: module ${name} has no identifier in the facts`);
}
