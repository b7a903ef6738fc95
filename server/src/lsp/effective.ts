/** The request behind "What applies here?". */
import { effectiveText } from '../features/effective/document';
import { phpSummary } from '../features/effective/php';
import { effectiveModel, type EffectiveModel, type EffectivePlace } from '../features/effective/model';
import { requestAt } from '../features/effective/target';
import { readTarget } from '../httpd/effective/place-url';
import type { Request } from '../httpd/effective/request';
import { isTextCheck, type Check } from '../workspace/check';
import type { FileSystem } from '../workspace/file-system';
import { settleEffective } from '../workspace/settle-effective';
import type { Analysis } from './analysis';
import type { Border } from './convert';
import type { Documents, OpenDocument } from './documents';
import { at, positionIn, textAt } from './params';
import { WhatAppliesRequest, type WhatAppliesAnswer } from './protocol';
import type { RequestHandler } from './session';

export function effectiveHandlers(analysis: Analysis, documents: Documents, border: Border, fileSystem: FileSystem): Readonly<Record<string, RequestHandler>> {
  const { workspace } = border;

  /** The servers that read a document; for one that none reads, such as a `.htaccess`, all that are known. */
  async function serversOf(document: OpenDocument | undefined): Promise<readonly Check[]> {
    const snapshot = await analysis.settled();
    const servers = (checks: readonly Check[]): readonly Check[] => checks.filter(({ root }) => root.scope === 'server');
    const own = document === undefined ? [] : servers(snapshot.of(document.file));
    return own.length > 0 ? own : servers(snapshot.active.flatMap((check) => (isTextCheck(check) ? [] : check)));
  }

  function wanted(check: Check, document: OpenDocument | undefined, params: unknown): Request | string {
    const url = textAt(params, 'url');
    if (url !== undefined) return readTarget(check.config, url);
    const position = positionIn(at(params, 'position')) ?? { line: 0, column: 0 };
    return document === undefined ? 'No Apache configuration is open.' : requestAt(check, document.file, document.source, position);
  }

  return {
    [WhatAppliesRequest]: async (params, token): Promise<WhatAppliesAnswer> => {
      const document = documents.get(textAt(params, 'textDocument', 'uri') ?? '');
      const checks = await serversOf(document);
      const roots = checks.map(({ root }) => ({ uri: border.uri(root.file), label: root.file.split('/').slice(-2).join('/') }));
      const chosen = checks.find(({ root }) => border.uri(root.file) === textAt(params, 'root')) ?? checks[0];
      if (chosen === undefined) return { roots, why: 'No Apache server configuration is open.' };
      const root = border.uri(chosen.root.file);
      const request = wanted(chosen, document, params);
      if (typeof request === 'string') return { roots, root, why: request };
      const settled = await settleEffective(workspace, chosen.root, request, fileSystem, () => token.isCancellationRequested);
      const model = effectiveModel(workspace, settled, phpSummary(workspace, chosen.root, settled));
      const folder = chosen.root.file.replace(/[^/]*$/, '');
      const name = (place: EffectivePlace | undefined): string => (place === undefined ? '' : `${place.file.startsWith(folder) ? place.file.slice(folder.length) : place.file}:${place.start.line + 1}`);
      return { roots, root, text: `${effectiveText(model, name).join('\n')}\n`, model: atBorder(border, model) };
    },
  };
}

/** Files as the client knows them. */
function atBorder(border: Border, model: EffectiveModel): EffectiveModel {
  const place = (found: EffectivePlace | undefined): EffectivePlace | undefined => (found === undefined ? undefined : { ...found, file: border.uri(found.file) });
  const placed = <T extends { readonly at: EffectivePlace | undefined }>(each: T): T => ({ ...each, at: place(each.at) });
  return {
    ...model, host: model.host.map(placed), rewrites: model.rewrites.map(placed), target: placed(model.target), notes: model.notes.map(placed), sections: model.sections.map(placed),
    directives: model.directives.map((entry) => ({
      ...entry, settings: entry.settings.map((setting) => ({ ...placed(setting), by: setting.by === undefined ? undefined : placed(setting.by) })),
    })),
    ...(model.php === undefined ? {} : { php: { ...model.php, entries: model.php.entries.map((entry) => ({ ...entry, steps: entry.steps.map(placed) })) } }),
  };
}
