/** Names of request methods: those of httpd, of modules, and what the configuration makes known on its way. */
import type { SpecialJudge } from '../special';
import type { Commands } from '../walk';
import { count, judged, sameWord, type Handler, type Refusal } from './handler';
import { mayHaveMore } from './providers';

/** ap_method_registry_init (modules/http/http_protocol.c). */
const METHODS: ReadonlySet<string> = new Set([
  'GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH', 'PROPFIND', 'PROPPATCH', 'MKCOL', 'COPY', 'MOVE', 'LOCK',
  'UNLOCK', 'VERSION-CONTROL', 'CHECKOUT', 'UNCHECKOUT', 'CHECKIN', 'UPDATE', 'LABEL', 'REPORT', 'MKWORKSPACE', 'MKACTIVITY',
  'BASELINE-CONTROL', 'MERGE',
]);
const SPELLED = [...METHODS];
const REGISTERING = { registerhttpmethod: -1, script: 0, '<limit': -1, '<limitexcept': -1 } as const;

/** Whether httpd or a loaded module brings the method. Case counts. */
export function isMethod(name: string, commands: Commands): boolean {
  return METHODS.has(name) || ((name === 'BIND' || name === 'SEARCH') && commands.modules.has('dav_module'));
}

/** The refusal of the first unknown method among words, from an index on. `before` stands before its quoted name. */
export function unknownMethod(words: readonly string[], from: number, before: string, commands: Commands): Refusal | undefined {
  for (let index = from; index < words.length; index++) {
    const name = words[index]!;
    if (isMethod(name, commands) || mayHaveMore(commands)) continue;
    return { index, message: `${before}'${name}'`, values: SPELLED, needs: { kind: 'earlier', by: REGISTERING, name } };
  }
  return undefined;
}

/** am_allowmethods (modules/aaa/mod_allowmethods.c): `reset` forgets what stands before it. */
const allowMethods: Handler = (heard, _node, _spec, _context, commands) => {
  if ((heard[0] ?? '') === '') return count("AllowMethods: No method or 'reset' keyword given");
  for (let index = 0; index < heard.length; index++) {
    if (sameWord(heard[index]!, 'reset')) continue;
    const refusal = unknownMethod(heard.slice(0, index + 1), index, 'AllowMethods: Invalid Method ', commands);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
};

/** set_script (modules/mappers/mod_actions.c). */
const script: Handler = ([method = ''], _node, _spec, context, commands) => {
  if (method === 'TRACE') return 'TRACE not allowed for Script';
  if (!context.inHtaccess || isMethod(method, commands)) return undefined;
  return { index: 0, message: `Could not register method '${method}' for Script`, needs: { kind: 'earlier', by: REGISTERING, name: method } };
};

export const METHOD_JUDGES: readonly (readonly [string, SpecialJudge])[] = [
  ['allowmethods', judged(allowMethods)], ['script', judged(script)],
];
