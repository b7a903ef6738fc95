/** A request in the words of expressions: request_var_fn, misc_var_fn and req_table_func (server/util_expr_eval.c). */
import type { Facts } from './evaluate';
import type { Inquiry } from './inquiry';

/** What the walks have found out before conditions are asked. */
export interface Located {
  /** The decoded path. */
  readonly uri: string;
  /** As rules have left it. */
  readonly query: string | undefined;
  readonly filename: string | undefined;
  readonly pathInfo: string | undefined;
  readonly documentRoot: string | undefined;
  /** Mapped otherwise than by what is known here: nothing of the file is certain. */
  readonly certain: boolean;
  /** A directory's index is looked up by a request of its own. */
  readonly subRequest: 'true' | 'false';
}

/** A client is taken to send a Host header and nothing else; what other headers say is unknown. */
export function factsOf({ request, files, server }: Inquiry, { uri, query, filename, pathInfo, documentRoot, certain, subRequest }: Located): Facts {
  const host = request.host === undefined ? '' : request.host.includes(':') ? `[${request.host}]` : request.host;
  const usual = request.scheme === 'https' ? 443 : 80;
  const target = `${request.path}${request.query === undefined ? '' : `?${request.query}`}`;
  const known: Readonly<Record<string, string | undefined>> = {
    REQUEST_METHOD: request.method, REQUEST_SCHEME: request.scheme, HTTPS: request.scheme === 'https' ? 'on' : 'off', REQUEST_URI: uri, DOCUMENT_URI: uri,
    QUERY_STRING: query ?? '', THE_REQUEST: `${request.method} ${target} HTTP/1.1`, SERVER_PROTOCOL: 'HTTP/1.1',
    SERVER_NAME: canonicalName(server.name, request.host), REQUEST_FILENAME: certain ? filename : undefined, SCRIPT_FILENAME: certain ? filename : undefined,
    PATH_INFO: certain ? pathInfo : undefined, DOCUMENT_ROOT: documentRoot, IS_SUBREQ: subRequest,
  };
  return {
    variable: (name) => (Object.hasOwn(known, name) ? known[name] : undefined),
    header: (name) => (name === 'host' ? (request.port === usual || host === '' ? host : `${host}:${request.port}`) : undefined),
    kind: (path) => files.kind(path),
  };
}

/** With UseCanonicalName Off, the default, the name is the Host's (ap_get_server_name); known only where both agree. */
function canonicalName(name: string | undefined, host: string | undefined): string | undefined {
  return host === undefined || name?.toLowerCase() === host.toLowerCase() ? name : undefined;
}

