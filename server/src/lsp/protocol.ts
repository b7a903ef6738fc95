// What client and server say to each other beyond the Language Server Protocol. Names and plain types only: the client imports
// nothing else of the server, and every other editor can do without all of it.

import type { CapacityPicture } from '../features/capacity/picture';
import type { EffectiveModel } from '../features/effective/model';
import type { MemoryWish } from '../stack/capacity';
import type { WhatIfWish } from '../stack/what-if';

/** What the client sends as `initializationOptions`. Other editors send nothing, null, or an empty object. */
export interface InitializationOptions {
  /** The client answers the three file requests below; the server must use them for every URI that is not `file:`, and for all in a worker. */
  readonly fileRequests?: boolean;
  /** A finding's `codeDescription.href` is `<scheme>:/<topic>/<rule>.md`, which the client opens. Without it there is no `codeDescription`. */
  readonly rulePageScheme?: string;
}

/** What a place in a file system is. `denied` stands for everything that could not be found out; it never means `absent`. */
export type FileStat = 'file' | 'directory' | 'empty' | 'other' | 'absent' | 'denied';

export interface UriParams {
  readonly uri: string;
}

/** Server to client, with `UriParams`: the content of a file. */
export const ReadFileRequest = 'httpdConfig/fs/readFile';
export type ReadFileResult = { readonly base64: string } | { readonly stat: FileStat };

/** Server to client, with `UriParams`: the names in a folder, unsorted, without `.` and `..`. */
export const ListRequest = 'httpdConfig/fs/list';
export type ListResult = { readonly names: readonly string[] } | { readonly stat: FileStat };

/** Server to client, with `UriParams`: what is there; symbolic links are followed. */
export const StatRequest = 'httpdConfig/fs/stat';
export interface StatResult {
  readonly stat: FileStat;
}

/** Client to server: the page of a rule as Markdown, or null for an id that no rule has. */
export const RulePageRequest = 'httpdConfig/rulePage';
export interface RulePageParams {
  readonly id: string;
}
export interface RulePage {
  readonly markdown: string;
}

/** Client to server, without parameters: every rule, for a list to choose from. */
export const RuleListRequest = 'httpdConfig/rules';
export interface RuleSummary {
  readonly id: string;
  readonly summary: string;
}

/** Server to client: how one open document is read, whenever that changes. */
export const ServerStatusNotification = 'httpdConfig/status';
export interface ServerStatus {
  readonly uri: string;
  readonly profile?: string;
  readonly mpm?: string;
  /** URIs of the roots that reach the document; empty for a fragment. */
  readonly roots: readonly string[];
  /** What had to be assumed, one short sentence each. */
  readonly assumes?: readonly string[];
}

export type { Budget, CapacityPicture, PictureLine, PictureNumber, PictureWhatIf } from '../features/capacity/picture';

/** Client to server: the capacity of the configuration that reads an open document. */
export const CapacityRequest = 'httpdConfig/capacity';
export interface CapacityParams {
  readonly textDocument: UriParams;
  /** One of the roots of an earlier answer; the first one otherwise. */
  readonly root?: string;
  readonly memory?: MemoryWish;
  readonly wish?: WhatIfWish;
  /** An `http://` address of this machine, or the URI of a saved file. The client sends it only where the user turned it on and trusts the workspace. */
  readonly statusSource?: string;
}
export interface CapacityAnswer {
  /** The roots that read the document. */
  readonly roots: readonly { readonly uri: string; readonly label: string }[];
  readonly root?: string;
  readonly picture?: CapacityPicture;
  /** Why there is no picture. */
  readonly why?: string;
  /** Why nothing is shown of the running server, though it was asked for. */
  readonly statusProblem?: string;
}

/** Client to server: the change of text that makes the numbers what `wish` says. */
export const CapacityEditRequest = 'httpdConfig/capacity/edit';
/** `edit` is a WorkspaceEdit of the Language Server Protocol. */
export type CapacityEditAnswer = { readonly edit: object } | { readonly why: string };

export type { EffectiveEntry, EffectiveModel, EffectivePlace, EffectiveSection, EffectiveSetting } from '../features/effective/model';

/** Client to server: what applies to a URL of a server, or to what a place of a document is about. */
export const WhatAppliesRequest = 'httpdConfig/whatApplies';
export interface WhatAppliesParams {
  readonly textDocument?: UriParams;
  /** A URL, `/path`, or `file:` and a path on the server; without it the place counts. */
  readonly url?: string;
  readonly position?: { readonly line: number; readonly character: number };
  /** One of the roots of an earlier answer; the first one otherwise. */
  readonly root?: string;
}
export interface WhatAppliesAnswer {
  readonly roots: readonly { readonly uri: string; readonly label: string }[];
  readonly root?: string;
  /** Files are URIs. */
  readonly model?: EffectiveModel;
  /** The same to read. */
  readonly text?: string;
  /** Why there is no answer. */
  readonly why?: string;
}
