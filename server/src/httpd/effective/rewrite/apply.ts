/** A list of rules, one after another: apply_rewrite_list and apply_rewrite_rule (mod_rewrite.c). */
import { matchPattern } from '../regex-match';
import { qualify, reduce, schemeLength, splitQuery } from './absolute';
import { holds } from './condition';
import { expand } from './expand';
import { doubtful, type Passage } from './passage';
import type { RewriteRule } from './rule';

/** One substitution that was made. */
export interface Rewriting {
  readonly rule: RewriteRule;
  readonly from: string;
  readonly to: string;
}

export interface ListResult {
  /** Undefined: no rule changed anything. `status` is the answer; `escaped` and `verbatim` differ for redirects. */
  readonly outcome: 'escaped' | 'verbatim' | 'status' | undefined;
  readonly passThrough: boolean;
  /** END: no rules for what follows, either. */
  readonly ended: boolean;
  /** The last rule that substituted something. */
  readonly last: RewriteRule | undefined;
  /** The last rule that matched, or about which nobody can tell. */
  readonly rule: RewriteRule | undefined;
  readonly rewritings: readonly Rewriting[];
}

/** Steps after which nobody waits for the end of a list that begins anew again and again. */
const MOST_STEPS = 400_000;
/** Twice the default of LimitRequestLine: a rule that makes a path longer ends the request. */
const LONGEST = 2 * 8190;

type Match = 'no' | 'match' | 'match-only' | 'status';

/** Changes the passage. Where `passage.doubt` is set afterwards, the result is worth nothing. */
export function applyRules(rules: readonly RewriteRule[], passage: Passage): ListResult {
  const rewritings: Rewriting[] = [];
  let outcome: ListResult['outcome'];
  let last: RewriteRule | undefined;
  let rule: RewriteRule | undefined;
  let round = 1;
  let steps = 0;
  const result = (more: Partial<ListResult> = {}): ListResult => ({ outcome, last, rule, rewritings, passThrough: false, ended: false, ...more });
  for (let at = 0; at < rules.length; at++) {
    const next = rules[at]!;
    if (passage.around.isSubrequest && (next.flags.has('ns') || next.flags.has('r'))) continue;
    if (++steps > MOST_STEPS) doubtful(passage, 'the rules go round for very long');
    const before = passage.filename;
    const query = passage.query;
    const match: Match = passage.doubt === undefined ? applyRule(next, passage) : 'no';
    if (passage.doubt !== undefined) return result({ rule: next });
    if (match === 'no') {
      while (at < rules.length && rules[at]!.flags.has('c')) at++;
      continue;
    }
    rule = next;
    if (!next.isMatchOnly) {
      last = next;
      if (rewritings.length < 100) rewritings.push({ rule: next, from: passage.directory === undefined ? before : passage.uri, to: passage.query === query || passage.query === undefined ? passage.filename : `${passage.filename}?${passage.query}` });
    }
    if (passage.filename.length > LONGEST) {
      passage.status = 500;
      return result({ outcome: 'status' });
    }
    if (match === 'status' || next.isStatus) return result({ outcome: 'status' });
    if (match === 'match') outcome = next.flags.has('ne') ? 'verbatim' : 'escaped';
    if (next.flags.has('pt')) return result({ outcome: 'escaped', passThrough: true });
    if (next.flags.has('end')) return result({ ended: true });
    if (next.flags.has('p') || next.flags.has('l')) return result();
    if (next.flags.has('n')) {
      if (++round >= next.rounds) {
        passage.status = 500;
        return result({ outcome: 'status' });
      }
      at = -1;
    } else at += Math.max(0, next.skip);
  }
  return result();
}

function applyRule(rule: RewriteRule, passage: Passage): Match {
  const { directory } = passage;
  passage.line = rule.node;
  passage.uri = passage.filename;
  if (directory !== undefined) {
    passage.uri += passage.pathInfo;
    if (!passage.proxied && passage.uri.startsWith(directory)) passage.uri = passage.uri.slice(directory.length);
  }
  const groups = matchPattern(rule.pattern, passage.uri, rule.flags.has('nc'));
  if (groups === 'unknown') doubtful(passage, `whether ${rule.pattern} matches cannot be told from the files`);
  if ((groups === undefined) !== rule.negated) return 'no';
  passage.conditionGroups = undefined;
  passage.ruleGroups = rule.negated || groups === 'unknown' ? undefined : groups;
  if (passage.doubt !== undefined || !conditionsHold(rule, passage)) return 'no';
  passage.line = rule.node;
  const { text, hasForeignQuery } = rule.isMatchOnly ? { text: '', hasForeignQuery: false } : expand(rule.output, passage, rule);
  if (hasForeignQuery && !rule.flags.has('unsafeallow3f')) {
    passage.status = 403;
    return 'status';
  }
  setEnvironment(rule, passage);
  if (rule.isMatchOnly) {
    if (rule.isStatus) passage.status = rule.status;
    return 'match-only';
  }
  substitute(rule, text, passage);
  return 'match';
}

/** Conditions are a conjunction of disjunctions. */
function conditionsHold({ conditions }: RewriteRule, passage: Passage): boolean {
  for (let at = 0; at < conditions.length; at++) {
    const held = holds(conditions[at]!, passage);
    if (passage.doubt !== undefined) return false;
    if (!held && !conditions[at]!.orNext) return false;
    if (held) while (at < conditions.length && conditions[at]!.orNext) at++;
  }
  return true;
}

function substitute(rule: RewriteRule, text: string, passage: Passage): void {
  const { directory } = passage;
  const redirects = rule.flags.has('p') || rule.flags.has('r');
  let target = text;
  let prefixed = false;
  if (!passage.proxied && !text.startsWith('/') && schemeLength(text) === 0 && (directory !== undefined || !redirects)) {
    target = `${directory ?? '/'}${text}`;
    prefixed = true;
  }
  passage.filename = target;
  if (directory !== undefined && rule.flags.has('dpi')) passage.pathInfo = '';
  splitQuery(passage, rule.flags, rule.query);
  if (rule.flags.has('p')) {
    qualify(passage);
    passage.filename = `proxy:${passage.filename}`;
    return;
  }
  if (rule.flags.has('r')) {
    qualify(passage);
    passage.status = rule.status;
    return;
  }
  reduce(passage);
  if (schemeLength(passage.filename) > 0) {
    passage.status = rule.status;
    return;
  }
  if (!prefixed && !rule.flags.has('unc') && !rule.output.startsWith('//')) passage.filename = passage.filename.replace(/^\/+(?=\/)/, '');
}

/** E=name:value and E=!name (do_expand_env). */
function setEnvironment({ environment }: RewriteRule, passage: Passage): void {
  for (const item of environment) {
    const text = expand(item, passage).text;
    const colon = text.indexOf(':');
    if (text.startsWith('!')) passage.environment.set(text.slice(1), '');
    else passage.environment.set(colon < 0 ? text : text.slice(0, colon), colon < 0 ? '' : text.slice(colon + 1));
  }
}
