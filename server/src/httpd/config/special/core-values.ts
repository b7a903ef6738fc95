/** Directives of server/core.c and its neighbours whose words follow rules of their own. */
import type { SpecialJudge } from '../special';
import { parseAtoi } from '../../syntax/numbers';
import { judged, sameWord, type Handler } from './handler';

/** The codes of status_lines (modules/http/http_protocol.c). */
const STATUS: ReadonlySet<number> = new Set([
  100, 101, 102, 103, 200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 300, 301, 302, 303, 304, 305, 307, 308, 400, 401, 402, 403, 404,
  405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 421, 422, 423, 424, 425, 426, 428, 429, 431, 451, 500, 501, 502,
  503, 504, 505, 506, 507, 508, 510, 511,
]);

/** set_error_document: codes with a line of their own. */
const errorDocument: Handler = ([code = '']) =>
  (STATUS.has(parseAtoi(code)) ? undefined : `Unsupported HTTP response code ${code}`);

/** server_hostname_port: what looks like a pattern is refused, and so is a port outside 1 to 65535. */
const serverName: Handler = ([name = '']) => {
  if (/[*?]|\[[^\]]*\]/.test(name)) return `Invalid ServerName "${name}" use ServerAlias to set multiple server names.`;
  const scheme = name.indexOf('://');
  const colon = name.indexOf(':', scheme < 0 ? 0 : scheme + 3);
  if (colon < 0) return undefined;
  const port = parseAtoi(name.slice(colon + 1));
  return port <= 0 || port >= 65536 ? `The port number "${name}" is outside the appropriate range (i.e., 1..65535).` : undefined;
};

/** set_document_root: a folder for the main server; for virtual hosts httpd only warns. */
const documentRoot: Handler = ([path = ''], _node, _spec, context) => {
  if (context.isVirtual) return undefined;
  return { index: 0, message: `DocumentRoot '${path}' is not a directory, or is not readable`, needs: { kind: 'directory', path } };
};

/** unixd_set_chroot_dir (modules/arch/unix/mod_unixd.c). */
const chrootDir: Handler = ([path = '']) => ({ index: 0, message: 'ChrootDir must be a valid directory', needs: { kind: 'directory', path } });

/** ap_uname2id and ap_gname2id (server/util.c): which names there are only the machine knows, but no directory has one like these. */
function nobodysName(kind: 'user' | 'group'): (name: string) => string | undefined {
  return (name) => (/^\d+$|[/:=%"'*{}]/.test(name) ? `bad ${kind} name ${name}` : undefined);
}

const group: Handler = ([name = '']) => nobodysName('group')(name);

/** unixd_set_user (modules/arch/unix/mod_unixd.c): a number is what atoi makes of it, and user 0 is refused by every build that is not made for it. */
const user: Handler = ([name = '']) => {
  const isRoot = name === 'root' || (name.startsWith('#') && parseAtoi(name.slice(1)) === 0);
  return isRoot ? 'Apache has not been designed to serve pages while running as root' : nobodysName('user')(name);
};

/** add_alias and add_alias_internal (modules/mappers/mod_alias.c). */
const alias: Handler = (heard, _node, _spec, context) =>
  (heard.length === 1 && !context.inDirectory ? { index: -1, message: 'Alias must have two arguments when used globally', rule: 'httpd/argument-count' } : undefined);

const isUrl = (text: string): boolean => /^[A-Za-z0-9+.-]+:\/\//.test(text);

/** add_redirect_internal (modules/mappers/mod_alias.c): the first word may be a status. */
function redirect(isRegex: boolean, fixed?: number): Handler {
  return (heard, _node, _spec, context) => {
    const [first = '', second, third] = heard;
    let status = fixed ?? 302;
    let known = true;
    if (sameWord(first, 'permanent')) status = 301;
    else if (sameWord(first, 'temp')) status = 302;
    else if (sameWord(first, 'seeother')) status = 303;
    else if (sameWord(first, 'gone')) status = 410;
    else if (/^\d/.test(first)) status = parseAtoi(first);
    else known = false;
    const redirects = status >= 300 && status <= 399;
    if (third !== undefined && !known) return { index: 0, message: 'Redirect: invalid first argument (of three)', values: ['permanent', 'temp', 'seeother', 'gone'] };
    const stays = known && (sameWord(first, 'gone') || (/^\d/.test(first) && !redirects));
    if (context.inDirectory) {
      if (known && !stays ? second !== undefined && third === undefined : !known && second === undefined) return undefined;
      if (stays && second === undefined) return undefined;
    }
    const urlAt = third === undefined && !known ? 1 : 2;
    const url = heard[urlAt];
    if (!redirects) return url === undefined ? undefined : { index: urlAt, message: 'Redirect URL not valid for this status' };
    if (url === undefined) return { index: -1, message: 'URL to redirect to is missing', rule: 'httpd/argument-count' };
    return isRegex || isUrl(url) || url.startsWith('/') ? undefined : { index: urlAt, message: 'Redirect to non-URL' };
  };
}

export const CORE_VALUE_JUDGES: readonly (readonly [string, SpecialJudge])[] = [
  ['errordocument', judged(errorDocument)], ['servername', judged(serverName)], ['documentroot', judged(documentRoot)],
  ['chrootdir', judged(chrootDir)], ['user', judged(user)], ['group', judged(group)], ['alias', judged(alias)], ['scriptalias', judged(alias)],
  ['redirect', judged(redirect(false))], ['redirectmatch', judged(redirect(true))],
  ['redirecttemp', judged(redirect(false))], ['redirectpermanent', judged(redirect(false, 301))],
];
