/** The documents an editor has open, each with its own text: two names of one file may differ until they are saved. */
import { SourceFile, type Block } from '../httpd/syntax/source-file';
import type { FileId } from '../workspace/file-system';
import type { FileKind } from '../stack/around';
import { HEAD_LENGTH, kindOf, looksLikeRoot } from '../workspace/roots';
import type { Workspace } from '../workspace/workspace';
import type { Host } from './host';
import { at, listAt, rangeIn, textAt } from './params';
import { fileIdOf } from './uri';

export interface OpenDocument {
  /** As the client wrote it, for everything that is sent back. */
  readonly uri: string;
  /** Canonical: symbolic links resolved. */
  readonly file: FileId;
  /** The path it was opened by. */
  readonly path: FileId;
  readonly languageId: string;
  version: number;
  /** Empty for a text that is too large. */
  source: SourceFile;
  isTooLarge: boolean;
}

/** Language ids of editors for httpd configuration: VS Code and Linguist, Vim, others. */
const HTTPD_LANGUAGES = new Set(['apacheconf', 'apache', 'apache-conf', 'apache_conf', 'httpd', 'htaccess']);

/** Languages in which many programs are configured: such a file is ours only where its name, place or text says so. */
const FOREIGN_LANGUAGES = new Set(['ini', 'dosini', 'properties', 'conf', 'systemd', 'systemd-conf', 'php', 'toml', 'yaml', 'json', 'shellscript', 'objectscript']);

/** More text than this (UTF-16 units, or bytes of a file) is not looked at: nobody edits such a configuration, and the editor must not wait for it. */
export const MAX_TEXT = 32 * 1024 * 1024;

export class Documents {
  readonly #workspace: Workspace;
  readonly #host: Host;
  readonly #open = new Map<string, OpenDocument>();

  constructor(workspace: Workspace, host: Host) {
    this.#workspace = workspace;
    this.#host = host;
  }

  get(uri: string): OpenDocument | undefined {
    return this.#open.get(uri);
  }

  all(): readonly OpenDocument[] {
    return [...this.#open.values()];
  }

  /** Every open name of a file. */
  of(file: FileId): readonly OpenDocument[] {
    return this.all().filter((document) => document.file === file);
  }

  /** @param params of `textDocument/didOpen`; anything else is passed over */
  open(params: unknown): OpenDocument | undefined {
    const uri = textAt(params, 'textDocument', 'uri');
    const text = textAt(params, 'textDocument', 'text');
    const path = uri === undefined ? undefined : fileIdOf(uri);
    if (uri === undefined || text === undefined || path === undefined) return undefined;
    const document: OpenDocument = {
      uri, path, file: this.#host.canonical(path),
      languageId: textAt(params, 'textDocument', 'languageId') ?? '',
      version: versionIn(params) ?? 0,
      ...read(text),
    };
    this.#open.set(uri, document);
    this.#workspace.open(document.file, document.source);
    return document;
  }

  /** Applies the changes of `textDocument/didChange` in their order. A change of no known shape is left out. */
  change(params: unknown): OpenDocument | undefined {
    const document = this.#open.get(textAt(params, 'textDocument', 'uri') ?? '');
    if (document === undefined) return undefined;
    for (const change of listAt(params, 'contentChanges')) {
      const text = textAt(change, 'text');
      if (text === undefined) continue;
      const range = rangeIn(at(change, 'range'));
      if (range === undefined || text.length > MAX_TEXT) Object.assign(document, read(text));
      else if (!document.isTooLarge) document.source = document.source.edit({ start: range.start, end: range.end, text });
    }
    document.version = versionIn(params) ?? document.version + 1;
    this.#workspace.open(document.file, document.source);
    return document;
  }

  close(params: unknown): OpenDocument | undefined {
    const uri = textAt(params, 'textDocument', 'uri') ?? '';
    const document = this.#open.get(uri);
    if (document === undefined) return undefined;
    this.#open.delete(uri);
    const other = this.of(document.file)[0];
    if (other !== undefined) this.#workspace.open(document.file, other.source);
    else this.#workspace.close(document.file);
    return document;
  }
}

function read(text: string): Pick<OpenDocument, 'source' | 'isTooLarge'> {
  const isTooLarge = text.length > MAX_TEXT;
  return { source: SourceFile.read(isTooLarge ? '' : text), isTooLarge };
}

function versionIn(params: unknown): number | undefined {
  const version = at(params, 'textDocument', 'version');
  return typeof version === 'number' ? version : undefined;
}

interface Nature {
  /** The blocks that the head was made of; all of a short text. */
  readonly blocks: readonly Block[];
  readonly isWhole: boolean;
  readonly kind: DocumentKind | undefined;
  readonly isRoot: boolean;
}

const natures = new WeakMap<OpenDocument, Nature>();

export type DocumentKind = 'httpd' | 'htaccess' | FileKind;

/**
 * How a document is read: as (a part of) a server configuration, as a `.htaccess`, as a file of another language, or not at
 * all. What the editor calls httpd is httpd; what says nothing was given to this server on purpose, unless as some ini file.
 */
export function readAs(document: OpenDocument): DocumentKind | undefined {
  return natureOf(document).kind;
}

/** Whether the document is a root by its name or its text. */
export function isRoot(document: OpenDocument): boolean {
  const { kind, isRoot: root } = natureOf(document);
  return kind === 'httpd' && root;
}

/** Looked at again when the beginning of the text changes. */
function natureOf(document: OpenDocument): Nature {
  const { blocks } = document.source;
  const known = natures.get(document);
  if (known !== undefined && known.blocks.every((block, index) => block === blocks[index]) && (!known.isWhole || known.blocks.length === blocks.length)) return known;
  const used: Block[] = [];
  let head = '';
  for (const block of blocks) {
    if (head.length >= HEAD_LENGTH) break;
    used.push(block);
    for (const line of block.lines) if (head.length < HEAD_LENGTH) head += line.raw.slice(0, HEAD_LENGTH);
  }
  const kind = kindOf(document.path, head);
  const language = document.languageId.toLowerCase();
  const isOurs = kind === 'httpd' || HTTPD_LANGUAGES.has(language) || (kind === undefined && !FOREIGN_LANGUAGES.has(language));
  const nature: Nature = {
    blocks: used, isWhole: used.length === blocks.length,
    kind: kind === 'htaccess' ? kind : isOurs ? 'httpd' : kind ?? undefined,
    isRoot: looksLikeRoot(document.path, head),
  };
  natures.set(document, nature);
  return nature;
}
