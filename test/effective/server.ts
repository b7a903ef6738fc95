/** A configuration and a file system in memory, and what applies there. */
import { ConfigMemo, foldConfig, type Config } from '../../server/src/httpd/config/config';
import type { Files } from '../../server/src/httpd/config/files';
import { readTarget } from '../../server/src/httpd/effective/place-url';
import { whatApplies, type WhatApplies } from '../../server/src/httpd/effective/what-applies';
import { SourceFile } from '../../server/src/httpd/syntax/source-file';
import { PROFILES } from '../../server/src/workspace/profiles';

const ROOT = '/etc/apache2/apache2.conf';
const MODULES = ['alias', 'authz_core', 'authz_host', 'access_compat', 'dir', 'env', 'headers', 'mime', 'proxy', 'rewrite', 'setenvif', 'autoindex', 'deflate'];

export interface MemoryServer {
  readonly config: Config;
  /** In: a URL or a path. Throws for what is neither. */
  ask(url: string, more?: { readonly address?: string; readonly method?: string }): WhatApplies;
}

/** @param files texts by server path; what is not among them does not exist, folders above them do */
export function memoryServer(lines: readonly string[], files: Readonly<Record<string, string>> = {}, isCopy = false): MemoryServer {
  const text = [...MODULES.map((name) => `LoadModule ${name}_module m/mod_${name}.so`), 'ServerName main.test', 'Listen 80', 'Listen 8080', ...lines, ''].join('\n');
  const sources = new Map([[ROOT, text], ...Object.entries(files)].map(([path, content]) => [path!, SourceFile.read(content!)]));
  const memory: Files = {
    revision: 0,
    read: (path) => sources.get(path) ?? 'absent',
    list: () => [],
    stat: (path) => (sources.has(path) ? 'file' : [...sources.keys()].some((each) => each.startsWith(`${path}/`)) ? 'directory' : 'absent'),
    certain: () => !isCopy,
  };
  const { serverRoot, staticModules } = PROFILES.debian;
  const config = foldConfig(ROOT, {
    profile: 'debian', version: '2.4.71', serverRoot, staticModules, defines: [], environment: new Map(), modules: 'loaded', environmentKnown: true, scope: 'server',
  }, memory, new ConfigMemo());
  return {
    config,
    ask(url, { address, method } = {}) {
      const request = readTarget(config, url);
      if (typeof request === 'string') throw new Error(request);
      return whatApplies(config, memory, { ...request, ...(address === undefined ? {} : { address }), ...(method === undefined ? {} : { method }) });
    },
  };
}
