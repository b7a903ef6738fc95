/** What applies to a request: the order of ap_process_request_internal (server/request.c). */
import type { Config } from '../config/config';
import type { Files, Want } from '../config/files';
import { appliedOf, type Applied } from './applied';
import { chooseHost, type HostChoice } from './choose-host';
import { directoryWalk, type DirectoryWalk } from './directory-walk';
import { factsOf, type Located } from './facts';
import { fileWalk } from './file-walk';
import { ifWalk } from './if-walk';
import { AskedFiles, type Inquiry, type Note } from './inquiry';
import { locationWalk } from './location-walk';
import { directoryAnswer } from './mod-dir';
import { proxyWalk } from './mod-proxy';
import { readPath, type Request } from './request';
import { serversOf, type Server, type Servers } from './servers';
import { documentRoot, translate, type Mapped } from './translate';

/** A status that httpd answers before or instead of a content handler. */
export interface Answer {
  readonly status: number;
  readonly why: string;
}

export interface Target {
  /** The path of the URL, decoded. */
  readonly uri: string;
  readonly mapped: Mapped | undefined;
  /** The file on the server, as far as it exists, and what is left behind it. */
  readonly filename: string | undefined;
  readonly pathInfo: string;
  readonly kind: DirectoryWalk['kind'] | undefined;
}

export interface WhatApplies {
  readonly request: Request;
  readonly host: HostChoice | undefined;
  /** What was asked for. */
  readonly asked: Target;
  /** What answers: a directory's index where it has one, else what was asked for. */
  readonly target: Target;
  readonly answer: Answer | undefined;
  /** In the order of merging: what comes later wins. */
  readonly sections: readonly Applied[];
  readonly notes: readonly Note[];
  /** Configurations of the `.htaccess` files that were read. */
  readonly accessFiles: ReadonlyMap<string, Config>;
  /** What has to be looked up before this is the answer. */
  readonly wants: readonly Want[];
}

/** Call again when `wants` are answered. Never fails. */
export function whatApplies(config: Config, files: Files, request: Request): WhatApplies {
  const asked = new AskedFiles(files);
  const servers = serversOf(config);
  const notes: Note[] = [];
  const accessFiles = new Map<string, Config>();
  const shared = { request, notes, accessFiles };
  const none: Target = { uri: request.path, mapped: undefined, filename: undefined, pathInfo: '', kind: undefined };
  const first = readPath(request.path, true);
  const host = chooseHost(servers, request, 'path' in first ? first.path : request.path);
  const inquiry: Inquiry = { ...shared, config, files: asked, server: host.server };
  const base = baseOf(config, servers, host.server);
  const read = readPath(request.path, setting(servers, host.server, 'mergeslashes') !== 'off', encodedSlashes(host.server));
  if (!('path' in read)) {
    return { ...shared, host, asked: none, target: none, answer: read, sections: base, wants: asked.wants };
  }
  const walked = walk(inquiry, servers, base, read.path);
  const index = walked.answer === undefined ? directoryAnswer(inquiry, walked, (uri) => walk(inquiry, servers, base, uri, walked.directories)) : undefined;
  const end = index?.walked ?? walked;
  return { ...shared, host, asked: walked.target, target: end.target, answer: index?.answer ?? end.answer, sections: end.sections, wants: asked.wants };
}

export interface Walked {
  readonly target: Target;
  readonly answer: Answer | undefined;
  readonly sections: readonly Applied[];
  readonly directories?: DirectoryWalk;
}

/** One pass for one path: locations and conditions, translation, the walk of its kind, locations and conditions again. */
function walk(inquiry: Inquiry, servers: Servers, base: readonly Applied[], uri: string, before?: DirectoryWalk): Walked {
  const subRequest = before === undefined ? 'false' : 'true';
  const root = documentRoot(inquiry, servers).path;
  const factsFor = (located: Pick<Located, 'filename' | 'pathInfo' | 'certain'>) => factsOf(inquiry, { uri, documentRoot: root, subRequest, ...located });
  const locations = locationWalk(inquiry, servers, uri);
  const outer = [...base, ...locations];
  const early = [...outer, ...ifWalk(inquiry, outer, factsFor({ filename: '', pathInfo: '', certain: true }))];
  const mapped = translate(inquiry, servers, uri, early.filter(({ kind }) => kind === 'location' || kind === 'if'));
  const target: Target = { uri, mapped, filename: undefined, pathInfo: '', kind: undefined };
  if (mapped.kind === 'redirect') return { target, answer: { status: mapped.status, why: 'Redirect' }, sections: early };
  if (mapped.kind !== 'file') {
    const between = mapped.kind === 'proxy' ? proxyWalk(inquiry, servers, mapped.target) : [];
    const merged = [...base, ...between, ...locations];
    const filename = mapped.kind === 'proxy' ? `proxy:${mapped.target}` : undefined;
    return { target, answer: undefined, sections: [...merged, ...ifWalk(inquiry, merged, factsFor({ filename, pathInfo: '', certain: mapped.certain }))] };
  }
  const directories = directoryWalk(inquiry, servers, mapped.path, base, before);
  const { filename, pathInfo, kind, status } = directories;
  const found: Target = { ...target, filename, pathInfo, kind };
  // An answer of the directory walk is given before anything of it is merged.
  if (status !== undefined) return { target: found, answer: { status, why: statusReason(status, filename) }, sections: base };
  const below = [...base, ...directories.applied];
  const merged = [...below, ...fileWalk(inquiry, below, filename), ...locations];
  const sections = [...merged, ...ifWalk(inquiry, merged, factsFor({ filename, pathInfo, certain: mapped.certain && kind !== 'unknown' }), before !== undefined)];
  return { target: found, answer: undefined, sections, directories };
}

function baseOf(config: Config, { main }: Servers, server: Server): Applied[] {
  const base = [appliedOf('server', undefined, config, main.nodes, 'yes', 'the main server')];
  if (server.node !== undefined) base.push(appliedOf('virtual-host', server.node, config, server.nodes, 'yes', 'the virtual host that answers'));
  return base;
}

function setting({ main }: Servers, server: Server, key: string): string | undefined {
  const node = server.nodes.filter((each) => each.key === key).at(-1) ?? main.nodes.filter((each) => each.key === key).at(-1);
  return node?.words[0]?.value.toLowerCase();
}

/** AllowEncodedSlashes is not inherited: each server has its own (merge_core_dir_configs). */
function encodedSlashes(server: Server): 'off' | 'on' | 'nodecode' {
  const value = server.nodes.filter(({ key }) => key === 'allowencodedslashes').at(-1)?.words[0]?.value.toLowerCase();
  return value === 'on' || value === 'nodecode' ? value : 'off';
}

function statusReason(status: number, filename: string): string {
  return status === 500 ? `a file of access rules in ${filename} is refused` : `${filename} may not be read or is no file`;
}
