/**
 * What the arguments of a directive are to somebody who reads or writes them: a path, a format, a name that is defined
 * elsewhere. For editors; whether httpd takes an argument is decided by `config`.
 */
import type { DirectiveSpec } from './types';

export type Role =
  | 'include' | 'file' | 'folder' | 'path' | 'output' | 'module-file' | 'url-path' | 'proxy-url' | 'proxy-parameter'
  | 'regex' | 'expression' | 'text-expression' | 'log-format' | 'error-log-format' | 'log-condition' | 'nickname'
  | 'define' | 'macro' | 'parameter' | 'map' | 'map-source' | 'environment' | 'set-environment' | 'attribute'
  | 'header' | 'media-type' | 'charset' | 'language' | 'encoding' | 'extension' | 'method' | 'status'
  | 'module' | 'module-or-file' | 'handler' | 'filters' | 'authz' | 'authn' | 'cipher' | 'protocol' | 'log-level' | 'access'
  | 'address' | 'host' | 'value' | 'text';

export interface ArgumentRole {
  readonly role: Role;
  /** The name is introduced here. */
  readonly defines: boolean;
}

/** Roles by key, one for each argument: `!` where a name is introduced, `*` where the last goes on for all further arguments. */
const ROLES: Readonly<Record<string, string>> = {
  include: 'include', includeoptional: 'include', loadmodule: 'module module-file', loadfile: 'module-file*', '<ifmodule': 'module-or-file', '<iffile': 'path',
  define: 'define! text', undefine: 'define', '<ifdefine': 'define', '<macro': 'macro! parameter!*', use: 'macro text*', undefmacro: 'macro',
  '<virtualhost': 'address*', listen: 'address protocol', servername: 'host!', serveralias: 'host*', protocols: 'protocol*',
  '<directory': 'folder', '<directorymatch': 'regex', '<filesmatch': 'regex', '<locationmatch': 'regex', '<proxymatch': 'regex', '<location': 'url-path', '<proxy': 'proxy-url',
  alias: 'url-path path', scriptalias: 'url-path path', aliasmatch: 'regex path', scriptaliasmatch: 'regex path', scriptlog: 'output',
  redirectpermanent: 'url-path text', redirecttemp: 'url-path text', errordocument: 'status text-expression', fallbackresource: 'url-path', rewritebase: 'url-path',
  errorlog: 'output', customlog: 'output log-format log-condition', globallog: 'output log-format log-condition', transferlog: 'output', forensiclog: 'output',
  logformat: 'log-format nickname!', loglevel: 'log-level*',
  setenv: 'environment! text', passenv: 'environment!*', unsetenv: 'environment*', setenvif: 'attribute regex set-environment*', setenvifnocase: 'attribute regex set-environment*',
  browsermatch: 'regex set-environment*', browsermatchnocase: 'regex set-environment*', setenvifexpr: 'expression set-environment*',
  addtype: 'media-type extension*', forcetype: 'media-type', defaulttype: 'media-type', expiresbytype: 'media-type text', addcharset: 'charset extension*', adddefaultcharset: 'charset',
  addlanguage: 'language extension*', languagepriority: 'language*', defaultlanguage: 'language', addencoding: 'encoding extension*', addicon: 'text extension*',
  addhandler: 'handler extension*', sethandler: 'handler', action: 'handler url-path value', setoutputfilter: 'filters', setinputfilter: 'filters', addoutputfilter: 'filters extension*',
  addinputfilter: 'filters extension*', addoutputfilterbytype: 'filters media-type*', filterprovider: 'text filters expression',
  authbasicprovider: 'authn*', authdigestprovider: 'authn*', authformprovider: 'authn*', '<authnprovideralias': 'authn text', '<authzprovideralias': 'authz text text*',
  proxypassreverse: 'url-path proxy-url', rewritemap: 'map! map-source', allow: 'value access*', deny: 'value access*',
  '<limit': 'method*', '<limitexcept': 'method*', allowmethods: 'method*', sslrequire: 'expression', authname: 'text-expression', logmessage: 'text-expression',
  cacheignoreheaders: 'header*', remoteipheader: 'header', requestheader: 'text', unsetheader: 'header', mdomain: 'host*', '<mdomainset': 'host*',
  phpinidir: 'folder', typesconfig: 'file', userdir: 'text',
};

const OF_KINDS: Readonly<Record<string, Role>> = { file: 'file', directory: 'folder', regex: 'regex', expr: 'expression', 'string expr': 'text-expression' };

const parsed = new Map<string, readonly ArgumentRole[]>();

/** Roles of a directive's arguments in their order, the last one standing for all further ones where `repeats`. Empty where nothing is known. */
function rolesOf(key: string, spec: DirectiveSpec | undefined): { readonly roles: readonly ArgumentRole[]; readonly repeats: boolean } {
  const text = ROLES[key];
  if (text === undefined) return { roles: ofCatalogue(spec), repeats: spec?.values?.some((set) => set.repeat === true) === true || spec?.args === 'ITERATE' };
  let roles = parsed.get(text);
  if (roles === undefined) {
    roles = text.split(' ').map((each) => ({ role: each.replace(/[!*]/g, '') as Role, defines: each.includes('!') }));
    parsed.set(text, roles);
  }
  return { roles, repeats: text.endsWith('*') };
}

/** Which role the argument at an index (from 0) has. */
export function roleAt(key: string, spec: DirectiveSpec | undefined, index: number): ArgumentRole | undefined {
  const { roles, repeats } = rolesOf(key, spec);
  return roles[index] ?? (repeats ? roles.at(-1) : undefined);
}

function ofCatalogue(spec: DirectiveSpec | undefined): readonly ArgumentRole[] {
  if (spec === undefined) return [];
  const last = Math.max(spec.args === 'FLAG' ? 1 : 0, ...(spec.values ?? []).map(({ arg }) => arg), ...Object.keys(spec.argKinds ?? {}).map(Number).filter((each) => each > 0));
  return Array.from({ length: last }, (_, index) => {
    const kind = spec.argKinds?.[String(index + 1)];
    const role = typeof kind === 'string' ? OF_KINDS[kind] : undefined;
    return { role: role ?? (spec.args === 'FLAG' || spec.values?.some((set) => set.arg === index + 1) === true ? 'value' : 'text'), defines: false };
  });
}
