/** What a client announced, read once and without trust: capabilities may be missing, null, or of another shape. */
import { at, flagAt, listAt, textAt } from './params';

export interface ClientFeatures {
  readonly markdownSignature: boolean;
  /** Parameters of a signature may be stretches of its label. */
  readonly labelOffsets: boolean;
  readonly prepareRename: boolean;
  /** Kinds of semantic tokens that the client has colours for; empty where it asks for none. */
  readonly tokenTypes: ReadonlySet<string>;
  readonly tokenModifiers: ReadonlySet<string>;
  readonly tokenRequests: { readonly full: boolean; readonly delta: boolean; readonly range: boolean };
  readonly workspaceSymbols: boolean;
  /** Whether the client announced a request of `textDocument` at all. */
  readonly knows: (request: string) => boolean;
  /** Completion items may come without documentation, which is asked for later. */
  readonly resolvesDocumentation: boolean;
  readonly pullDiagnostics: boolean;
  readonly diagnosticRefresh: boolean;
  readonly diagnosticVersions: boolean;
  /** Progress may be shown that the server begins by itself. */
  readonly workDoneProgress: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  /** Numbers of the protocol: 1 unnecessary, 2 deprecated. */
  readonly diagnosticTags: ReadonlySet<number>;
  readonly diagnosticData: boolean;
  readonly configuration: boolean;
  readonly configurationRegistration: boolean;
  readonly workspaceFolders: boolean;
  readonly watchRegistration: boolean;
  readonly relativePatterns: boolean;
  readonly markdownHover: boolean;
  readonly markdownCompletion: boolean;
  readonly snippets: boolean;
  /** Items of a list may have a few words beside their label. */
  readonly labelDetails: boolean;
  readonly documentChanges: boolean;
  readonly preferredActions: boolean;
  /** Whether the client takes code actions of a kind: it names kinds, or what they begin with. One that names none takes commands only. */
  readonly takesActions: (kind: string) => boolean;
  /** Edits may make files. */
  readonly createsFiles: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly lineFoldingOnly: boolean;
  readonly foldingLimit: number | undefined;
  readonly inlayHints: boolean;
  readonly inlayHintRefresh: boolean;
  readonly codeLens: boolean;
  readonly codeLensRefresh: boolean;
  readonly linkTooltips: boolean;
  readonly locationLinks: boolean;
  /** The client answers our own file requests. */
  readonly fileRequests: boolean;
  /** Scheme of the links to rule pages, and sign of the client that has our commands. */
  readonly rulePageScheme: string | undefined;
}

export function clientFeatures(initializeParams: unknown): ClientFeatures {
  const document = at(initializeParams, 'capabilities', 'textDocument');
  const workspace = at(initializeParams, 'capabilities', 'workspace');
  const options = at(initializeParams, 'initializationOptions');
  const pullDiagnostics = isObject(at(document, 'diagnostic'));
  const shown = pullDiagnostics ? at(document, 'diagnostic') : at(document, 'publishDiagnostics');
  const pushed = at(document, 'publishDiagnostics');
  const has = (key: string): boolean => flagAt(shown, key) || flagAt(pushed, key);
  const limit = at(document, 'foldingRange', 'rangeLimit');
  const tags = [...listAt(shown, 'tagSupport', 'valueSet'), ...listAt(pushed, 'tagSupport', 'valueSet')];
  const actionKinds = listAt(document, 'codeAction', 'codeActionLiteralSupport', 'codeActionKind', 'valueSet').filter((kind): kind is string => typeof kind === 'string');
  const tokens = at(document, 'semanticTokens');
  const signature = at(document, 'signatureHelp', 'signatureInformation');
  return {
    markdownSignature: listAt(signature, 'documentationFormat')[0] === 'markdown',
    labelOffsets: flagAt(signature, 'parameterInformation', 'labelOffsetSupport'),
    prepareRename: flagAt(document, 'rename', 'prepareSupport'),
    tokenTypes: new Set(textsIn(tokens, 'tokenTypes')),
    tokenModifiers: new Set(textsIn(tokens, 'tokenModifiers')),
    tokenRequests: { full: asks(at(tokens, 'requests', 'full')), delta: flagAt(tokens, 'requests', 'full', 'delta'), range: asks(at(tokens, 'requests', 'range')) },
    workspaceSymbols: isObject(at(workspace, 'symbol')),
    knows: (request) => isObject(at(document, request)),
    resolvesDocumentation: listAt(document, 'completion', 'completionItem', 'resolveSupport', 'properties').includes('documentation'),
    pullDiagnostics,
    diagnosticRefresh: flagAt(workspace, 'diagnostics', 'refreshSupport'),
    workDoneProgress: flagAt(initializeParams, 'capabilities', 'window', 'workDoneProgress'),
    diagnosticVersions: flagAt(document, 'publishDiagnostics', 'versionSupport'),
    relatedInformation: has('relatedInformation'),
    codeDescription: has('codeDescriptionSupport'),
    diagnosticTags: new Set(tags.filter((tag): tag is number => typeof tag === 'number')),
    diagnosticData: has('dataSupport'),
    configuration: flagAt(workspace, 'configuration'),
    configurationRegistration: flagAt(workspace, 'didChangeConfiguration', 'dynamicRegistration'),
    workspaceFolders: flagAt(workspace, 'workspaceFolders'),
    watchRegistration: flagAt(workspace, 'didChangeWatchedFiles', 'dynamicRegistration'),
    relativePatterns: flagAt(workspace, 'didChangeWatchedFiles', 'relativePatternSupport'),
    markdownHover: listAt(document, 'hover', 'contentFormat')[0] === 'markdown',
    markdownCompletion: listAt(document, 'completion', 'completionItem', 'documentationFormat')[0] === 'markdown',
    labelDetails: flagAt(document, 'completion', 'completionItem', 'labelDetailsSupport'),
    snippets: flagAt(document, 'completion', 'completionItem', 'snippetSupport'),
    documentChanges: flagAt(workspace, 'workspaceEdit', 'documentChanges'),
    takesActions: (kind) => actionKinds.some((each) => each === '' || kind === each || kind.startsWith(`${each}.`)),
    createsFiles: flagAt(workspace, 'workspaceEdit', 'documentChanges') && listAt(workspace, 'workspaceEdit', 'resourceOperations').includes('create'),
    preferredActions: flagAt(document, 'codeAction', 'isPreferredSupport'),
    hierarchicalSymbols: flagAt(document, 'documentSymbol', 'hierarchicalDocumentSymbolSupport'),
    lineFoldingOnly: flagAt(document, 'foldingRange', 'lineFoldingOnly'),
    foldingLimit: typeof limit === 'number' && limit > 0 ? limit : undefined,
    inlayHints: isObject(at(document, 'inlayHint')),
    inlayHintRefresh: flagAt(workspace, 'inlayHint', 'refreshSupport'),
    codeLens: isObject(at(document, 'codeLens')),
    codeLensRefresh: flagAt(workspace, 'codeLens', 'refreshSupport'),
    linkTooltips: flagAt(document, 'documentLink', 'tooltipSupport'),
    locationLinks: flagAt(document, 'definition', 'linkSupport'),
    fileRequests: flagAt(options, 'fileRequests'),
    rulePageScheme: schemeIn(textAt(options, 'rulePageScheme')),
  };
}

function textsIn(value: unknown, key: string): string[] {
  return listAt(value, key).filter((each): each is string => typeof each === 'string');
}

function asks(value: unknown): boolean {
  return value === true || isObject(value);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function schemeIn(text: string | undefined): string | undefined {
  return text !== undefined && /^[A-Za-z][A-Za-z0-9+.-]*$/.test(text) ? text : undefined;
}
