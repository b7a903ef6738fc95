/** What somebody means who asks "What applies here?" without a URL: the request that a place of a text is about. */
import { basename, dirname } from '../../base/path';
import type { Position } from '../../base/span';
import { requestForFile, requestForNode } from '../../httpd/effective/place-url';
import type { Request } from '../../httpd/effective/request';
import { serversOf } from '../../httpd/effective/servers';
import type { SourceFile } from '../../httpd/syntax/source-file';
import type { Check } from '../../workspace/check';
import { nodesOfLine } from '../view';

/**
 * @param file the document's file on this machine
 * @param check a server that reads it, or below whose folders it lies
 * @returns a sentence where no URL leads there
 */
export function requestAt(check: Check, file: string, source: SourceFile, position: Position): Request | string {
  const { config, plan } = check;
  const found = source.lineAt({ line: position.line, column: 0 });
  const node = found === undefined ? undefined : nodesOfLine(config, found.block, found.line)[0];
  if (node !== undefined) return requestForNode(config, node);
  if (!isReadByName(file)) return startOf(check);
  return requestForFolder(check, file) ?? `No DocumentRoot and no Alias leads to ${dirname(plan.mapping.toServer(file))}/`;
}

/** A request for the folder of a file of this machine; undefined where no DocumentRoot and no Alias leads to it. A copy may lie at its own path, too. */
export function requestForFolder({ config, plan }: Check, file: string): Request | undefined {
  const paths = [plan.mapping.toServer(file), file].filter((path) => plan.mapping.toHost(path) === file);
  for (const path of paths) {
    const request = requestForFile(config, `${dirname(path)}/`);
    if (request !== undefined) return request;
  }
  return undefined;
}

/** Files that httpd reads for a request and not at its start. */
function isReadByName(file: string): boolean {
  return /^\.?\w*htaccess/.test(basename(file));
}

/** The front page of the first host. */
function startOf({ config }: Check): Request | string {
  const { virtual, main } = serversOf(config);
  const section = (virtual[0] ?? main).node ?? main.nodes[0];
  return section === undefined ? 'The configuration is empty' : requestForNode(config, section);
}
