// What client and server say to each other beyond the Language Server Protocol. Names and plain types only: the client imports
// nothing else of the server, and every other editor can do without all of it.

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
