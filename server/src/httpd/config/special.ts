/** Directives whose arguments have a grammar of their own. */
import type { DirectiveSpec } from '../catalog/types';
import type { Context } from './context';
import type { ConfigNode } from './node';
import type { Problem } from './problem';
import { CORE_JUDGES } from './special/core';
import { CORE_VALUE_JUDGES } from './special/core-values';
import { LIST_JUDGES } from './special/lists';
import { LOG_JUDGES } from './special/logs';
import { MODULE_JUDGES } from './special/modules';
import { AUTHNZ_FCGI_JUDGES } from './special/authnz-fcgi';
import { CACHE_FOLDER_JUDGES } from './special/cache-folders';
import { FILTER_JUDGES } from './special/filters';
import { MD_JUDGES } from './special/md';
import { ACCESS_JUDGES } from './special/access';
import { METHOD_JUDGES } from './special/methods';
import { REQUIRE_JUDGES } from './special/require';
import { MPM_JUDGES } from './special/mpm';
import { NUMBER_JUDGES } from './special/numbers';
import { OPTIONS_JUDGES } from './special/options';
import { WORD_JUDGES } from './special/words';
import { REWRITE_JUDGES } from './special/rewrite';
import { HEADER_JUDGES } from './special/headers';
import { SSL_JUDGES } from './special/ssl';
import { PHP_JUDGES } from './special/php';
import { PROXY_JUDGES } from './special/proxy';
import { SUEXEC_JUDGES } from './special/suexec';
import { PATTERN_JUDGES } from './special/patterns';
import type { Commands } from './walk';

export type SpecialJudge = (
  node: ConfigNode, spec: DirectiveSpec, heard: readonly string[], context: Context, commands: Commands,
) => readonly Problem[];

const JUDGES = new Map<string, SpecialJudge>([...MPM_JUDGES, ...CORE_JUDGES, ...NUMBER_JUDGES, ...OPTIONS_JUDGES, ...WORD_JUDGES, ...ACCESS_JUDGES, ...LIST_JUDGES, ...LOG_JUDGES, ...MODULE_JUDGES, ...MD_JUDGES, ...FILTER_JUDGES, ...CACHE_FOLDER_JUDGES, ...AUTHNZ_FCGI_JUDGES, ...CORE_VALUE_JUDGES, ...METHOD_JUDGES, ...REQUIRE_JUDGES,
  ...REWRITE_JUDGES, ...HEADER_JUDGES, ...SSL_JUDGES, ...PROXY_JUDGES, ...SUEXEC_JUDGES, ...PHP_JUDGES]);

/** Whether a directive has a grammar of its own. */
export function isSpecial(key: string): boolean {
  return JUDGES.has(key) || PATTERN_JUDGES.has(key);
}

/** Problems by the directive's own grammar; undefined if it has none and the catalogue's values decide. */
export function judgeSpecial(
  node: ConfigNode, spec: DirectiveSpec, heard: readonly string[], context: Context, commands: Commands,
): readonly Problem[] | undefined {
  const patterns = PATTERN_JUDGES.get(node.key)?.(node, spec, heard, context, commands);
  if (patterns !== undefined && patterns.length > 0) return patterns;
  return JUDGES.get(node.key)?.(node, spec, heard, context, commands);
}
