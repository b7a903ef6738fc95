/** The host and the file of a request, in a sentence each. */
import type { ConfigNode } from '../../httpd/config/node';
import type { HostReason } from '../../httpd/effective/choose-host';
import type { Request } from '../../httpd/effective/request';
import type { WhatApplies } from '../../httpd/effective/what-applies';

export interface HostLine {
  readonly text: string;
  readonly node: ConfigNode | undefined;
}

/** The URL as a client would write it; a path where no Host is sent. */
export function requestUrl({ scheme, host, port, path, query }: Request): string {
  const rest = `${path}${query === undefined ? '' : `?${query}`}`;
  if (host === undefined) return rest;
  const name = host.includes(':') ? `[${host}]` : host;
  return `${scheme}://${name}${port === (scheme === 'https' ? 443 : 80) ? '' : `:${port}`}${rest}`;
}

const REASONS: Readonly<Record<HostReason, (matched: string) => string>> = {
  name: (matched) => `ServerName ${matched} is the name asked for`,
  alias: (matched) => `ServerAlias ${matched} is the name asked for`,
  pattern: (matched) => `ServerAlias ${matched} matches the name asked for`,
  address: (matched) => `${matched} in its tag is the name asked for`,
  first: () => 'no name matches: the first host of the address answers',
  only: () => 'it is the only host of the address: names are not compared',
  'server-path': (matched) => `no Host is sent, and the path is below ServerPath ${matched}`,
  main: () => 'no <VirtualHost> has the address and port',
};

/** Which host answers and why, what had to be assumed, and whether httpd listens there at all. */
export function hostLines({ host, request }: WhatApplies): readonly HostLine[] {
  if (host === undefined) return [];
  const { server, reason, matched, assumes, listeners } = host;
  const title = server.node === undefined ? 'the main server' : `${server.node.name} ${server.node.argumentText}`;
  const name = server.name === undefined ? '' : ` (${server.name})`;
  const lines: HostLine[] = [{ text: `${title}${name}: ${REASONS[reason](matched ?? '')}`, node: server.node }];
  for (const each of assumes) lines.push({ text: `assumed: ${each}`, node: undefined });
  if (listeners.length === 0) lines.push({ text: `no Listen for port ${request.port}: httpd does not answer there`, node: undefined });
  return lines;
}

/** Rules that change the path, each with what it makes of it. */
export function rewriteLines({ rewritings }: WhatApplies): readonly HostLine[] {
  return rewritings.map(({ rule, from, to }) => ({ text: `${from === '' ? '(empty)' : from} becomes ${to}`, node: rule.node }));
}

/** What the path comes to: a file, another server, a redirect. */
export function mappingLine({ asked, target, rewritings }: WhatApplies): string {
  const { mapped, filename, pathInfo, kind } = target;
  if (mapped === undefined) return 'the path is refused before it is mapped';
  if (mapped.kind === 'proxy') return `passed on to ${mapped.target}`;
  if (mapped.kind === 'redirect') return mapped.target === undefined ? `answered with ${mapped.status}` : `redirected to ${mapped.target}`;
  if (mapped.kind === 'unknown') return `cannot be told from the files: ${mapped.why}`;
  const state = kind === 'absent' ? ' (does not exist)' : kind === 'unknown' ? ' (not known here)' : kind === 'directory' ? ' (a directory)' : '';
  const rest = pathInfo === '' ? '' : `, path info ${pathInfo}`;
  const index = asked === target || rewritings.length > 0 ? '' : `, the index of ${asked.filename ?? asked.uri}`;
  return `${filename ?? mapped.path}${state}${rest}${index}`;
}
