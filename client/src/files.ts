// File access for the server where it has none of its own: in a web worker, and for URIs that are not files of this machine.
// Everything goes through VS Code's file systems, so a remote repository or a mount of the web build reads like a disk.
import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FileStat,
  type ListResult,
  ListRequest,
  ReadFileRequest,
  type ReadFileResult,
  StatRequest,
  type StatResult,
  type UriParams,
} from '../../server/src/lsp/protocol';
import { toBase64 } from './base64';

/** What an error of a file system says about the place; whatever is not plainly absence counts as "could not be found out". */
function statOfError(error: unknown): FileStat {
  if (!(error instanceof FileSystemError)) return 'denied';
  if (error.code === 'FileNotFound' || error.code === 'FileNotADirectory') return 'absent';
  return error.code === 'FileIsADirectory' ? 'directory' : 'denied';
}

async function stat({ uri }: UriParams): Promise<StatResult> {
  try {
    const found = await workspace.fs.stat(Uri.parse(uri, true));
    if (found.type & FileType.Directory) return { stat: 'directory' };
    if (found.type & FileType.File) return { stat: found.size === 0 ? 'empty' : 'file' };
    return { stat: found.type & FileType.SymbolicLink ? 'absent' : 'other' };
  } catch (error) {
    return { stat: statOfError(error) };
  }
}

async function readFile({ uri }: UriParams): Promise<ReadFileResult> {
  try {
    return { base64: toBase64(await workspace.fs.readFile(Uri.parse(uri, true))) };
  } catch (error) {
    return { stat: statOfError(error) };
  }
}

async function list({ uri }: UriParams): Promise<ListResult> {
  try {
    const entries = await workspace.fs.readDirectory(Uri.parse(uri, true));
    return { names: entries.map(([name]) => name) };
  } catch (error) {
    return { stat: statOfError(error) };
  }
}

/** Registers the answers to the server's three file requests. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(ReadFileRequest, readFile);
  client.onRequest(ListRequest, list);
  client.onRequest(StatRequest, stat);
}
