import type { DirectiveSpec } from '../../server/src/httpd/catalog/types';
import type { DirectiveFact } from './directive-from-fact';

type ContextFields = Partial<Pick<DirectiveSpec,
  'contextChecks' | 'contextChecksByArgs' | 'onlyInside' | 'notInside' | 'checksLiftedInside' | 'perDirectory' | 'warnsIn' | 'contextNote'>>;

/**
 * Sorts the facts' sentences about a handler's own context checks into fields that a program can follow. Checks of an
 * EXEC_ON_READ directive run before there is a context, so they never fire and are left out. An unknown sentence throws.
 */
export function contextFields(fact: DirectiveFact): ContextFields {
  if (fact.contextChecksEffective === false) return {};
  const flags: string[] = [];
  const byArgs: Record<string, string[]> = {};
  const fields: { -readonly [K in keyof ContextFields]: ContextFields[K] } = {};
  for (const sentence of fact.contextChecks ?? []) {
    const forArgs = /^with (\d) args?: (\w+)$/.exec(sentence);
    const inside = /^(not|only|allowed) (?:inside|in) (<.*>)$/.exec(sentence);
    const warning = /^warning (AH\d+) in (<.*>)$/.exec(sentence);
    const flag = /^(?:else )?([A-Z_]+)$/.exec(sentence);
    if (forArgs) (byArgs[forArgs[1]!] ??= []).push(forArgs[2]!);
    else if (inside) fields[insideField(inside[1]!)] = sectionNames(inside[2]!);
    else if (warning) fields.warnsIn = { log: warning[1]!, places: sectionNames(warning[2]!) };
    else if (flag) flags.push(flag[1]!);
    else if (sentence.startsWith('per-directory only')) fields.perDirectory = 'required';
    else if (sentence === 'error in per-directory context') fields.perDirectory = 'refused';
    else if (/^(domain names only|TLSv1\.3 suites|not in <VirtualHost> with)/.test(sentence)) fields.contextNote = sentence;
    else throw new Error(`${fact.name}: unknown context check: ${sentence}`);
  }
  if (flags.length) fields.contextChecks = flags;
  if (Object.keys(byArgs).length) fields.contextChecksByArgs = byArgs;
  if (fact.contextChecksNote) fields.contextNote = fact.contextChecksNote;
  return fields;
}

function insideField(word: string): 'notInside' | 'onlyInside' | 'checksLiftedInside' {
  return word === 'not' ? 'notInside' : word === 'only' ? 'onlyInside' : 'checksLiftedInside';
}

function sectionNames(text: string): readonly string[] {
  return [...text.matchAll(/<(\w+)>/g)].map((match) => match[1]!);
}
