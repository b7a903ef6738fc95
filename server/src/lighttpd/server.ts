/** A whole lighttpd: its configuration, the modules it loads, and what its test (`lighttpd -tt`) refuses. */
import { placeIn, type TextPlace } from '../base/text-file';
import { evaluate, type Evaluation, type EvaluationSource, type ProblemKind } from './evaluate';
import type { Context, Setting } from './context';
import { serverProblem, SERVER_KEYS, type ServerProblem } from './gateway-servers';
import { AUTOMATIC_MODULES, lighttpdKey, TLS_MODULES, type KeyFact } from './keys';
import { wrongType } from './key-types';
import { conditionPatternProblem } from './patterns';
import { proxyOptionProblem } from './proxy-options';
import { stringList } from './values';

export interface LighttpdProblem {
  readonly kind: ProblemKind | 'type' | 'pattern' | 'document-root' | 'backend' | 'event-handler';
  readonly at: TextPlace;
  readonly message: string;
  readonly key?: KeyFact;
  readonly backend?: ServerProblem;
  readonly other?: TextPlace;
}

export interface LighttpdServer extends Evaluation {
  /** Names in server.modules with those that load by themselves; undefined: nobody can say. */
  readonly modules: readonly string[] | undefined;
  /** What the test refuses, in the order in which it comes to it. */
  readonly refusals: readonly LighttpdProblem[];
}

/** Every setting of every block. */
export function* allSettings({ contexts }: Evaluation): Generator<{ readonly context: Context; readonly setting: Setting }> {
  for (const context of contexts) for (const setting of context.settings.values()) yield { context, setting };
}

/** Whether the module of a key is loaded; undefined: nobody can say. */
export function isLoaded(modules: readonly string[] | undefined, { module }: KeyFact): boolean | undefined {
  if (module === 'core') return true;
  if (modules === undefined) return undefined;
  return module === 'tls' ? TLS_MODULES.some((name) => modules.includes(name)) : modules.includes(module);
}

/** Reads a configuration from its root file. Never throws. */
export function lighttpdServer(source: EvaluationSource): LighttpdServer {
  const evaluation = evaluate(source);
  const { contexts, problems, files, dropped, complete, release } = evaluation;
  const modules = modulesOf(evaluation);
  return { contexts, problems, files, dropped, complete, release, modules, refusals: problems.length > 0 ? problems : [...refusalsOf(evaluation, modules)] };
}

function modulesOf(evaluation: Evaluation): readonly string[] | undefined {
  if (!evaluation.complete) return undefined;
  const setting = evaluation.contexts[0]!.get('server.modules');
  const named = setting === undefined ? [] : stringList(setting.value);
  if (named === undefined) return undefined;
  // The old compression module is taken for its successor (config_deprecate_module_compress).
  const renamed = named.map((name) => (name === 'mod_compress' ? 'mod_deflate' : name));
  const usesTls = !TLS_MODULES.some((name) => renamed.includes(name)) && isSet(evaluation, 'ssl.engine');
  return [...new Set([...renamed, ...AUTOMATIC_MODULES, ...(usesTls ? ['mod_openssl'] : []), ...authModules(evaluation, renamed)])];
}

// Old configurations name mod_auth alone, or a backend without it.
function authModules(evaluation: Evaluation, named: readonly string[]): readonly string[] {
  if (!named.includes('mod_auth')) return [...(named.some((name) => name.startsWith('mod_auth')) ? ['mod_auth'] : []), ...(named.some((name) => name.startsWith('mod_vhostdb_')) ? ['mod_vhostdb'] : [])];
  const backends = evaluation.contexts.map((context) => context.get('auth.backend')?.value).flatMap((value) => (value?.type === 'string' ? [value.text] : []));
  const found = named.some((name) => name.startsWith('mod_vhostdb_')) ? ['mod_vhostdb'] : [];
  if (backends.some((backend) => ['htdigest', 'htpasswd', 'plain'].includes(backend))) found.push('mod_authn_file');
  if (backends.includes('ldap')) found.push('mod_authn_ldap');
  return found;
}

function isSet({ contexts }: Evaluation, name: string): boolean {
  return contexts.some((context) => context.get(name) !== undefined);
}

function* refusalsOf(evaluation: Evaluation, modules: readonly string[] | undefined): Generator<LighttpdProblem> {
  const root = evaluation.contexts[0]!;
  for (const { context, setting } of allSettings(evaluation)) {
    const key = lighttpdKey(setting.name);
    if (key === undefined || isLoaded(modules, key) !== true) continue;
    const at = placeIn(setting.of, setting.assignment.value);
    const message = wrongType(key.name, key.type, setting.value);
    if (message !== undefined) yield { kind: 'type', at, message, key };
    else if (SERVER_KEYS.includes(key.name)) {
      const backend = serverProblem(key.name, setting.value);
      if (backend !== undefined) yield { kind: 'backend', at: backend.at, message: backend.message, key, backend };
    } else if (key.name === 'proxy.forwarded' || key.name === 'proxy.header') {
      const option = proxyOptionProblem(key.name, setting.value);
      if (option !== undefined) yield { kind: 'type', ...option, key };
    } else if (key.name === 'server.event-handler' && context === root && setting.value.type === 'string' && !EVENT_HANDLERS.includes(setting.value.text)) {
      yield { kind: 'event-handler', at, message: `unknown event-handler in config: ${setting.value.text}`, key };
    }
  }
  const folder = root.get('server.document-root');
  if (evaluation.complete && (folder === undefined || folder.value.type === 'string' && folder.value.text === '')) {
    const at = folder === undefined ? placeIn(evaluation.files[0]!, { start: 0, end: 0 }) : placeIn(folder.of, folder.assignment.value);
    yield { kind: 'document-root', at, message: 'server.document-root is not set' };
  }
  for (const context of evaluation.contexts) {
    const problem = conditionPatternProblem(context);
    if (problem !== undefined) yield { kind: 'pattern', ...problem };
  }
}

/** Names of all systems; which of them a build has is not known (fdevent_config, fdevent_impl.c). */
const EVENT_HANDLERS = ['select', 'poll', 'linux-sysepoll', 'epoll', 'solaris-devpoll', 'solaris-eventports', 'freebsd-kqueue', 'kqueue', 'libev', ''];
