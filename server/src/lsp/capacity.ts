/** The requests behind the Capacity view: a picture of plain JSON, and the edit that writes a wish. */
import { capacityOf, wishEdits } from '../features/capacity/capacity';
import type { CapacityPicture } from '../features/capacity/picture';
import { loopbackTarget, MAX_STATUS_BYTES, parseServerStatus } from '../host/server-status';
import type { MemoryWish } from '../stack/capacity';
import type { WhatIfWish } from '../stack/what-if';
import type { Check } from '../workspace/check';
import type { FileSystem } from '../workspace/file-system';
import { decode } from '../workspace/text';
import type { Analysis } from './analysis';
import { toWorkspaceEdit, type Border } from './convert';
import type { Documents } from './documents';
import type { Host } from './host';
import { at, textAt } from './params';
import { CapacityEditRequest, CapacityRequest, type CapacityAnswer, type CapacityEditAnswer } from './protocol';
import type { RequestHandler } from './session';
import { fileIdOf } from './uri';

/** How long the status of a running server counts as its present one. In milliseconds. */
const STATUS_LASTS = 2000;

export function capacityHandlers(
  analysis: Analysis, documents: Documents, border: Border, host: Host, fileSystem: FileSystem,
): Readonly<Record<string, RequestHandler>> {
  const { workspace } = border;

  /** The roots that read the document of a request, those of whole servers first, and the one that is meant. */
  async function rootsOf(params: unknown): Promise<{ readonly checks: readonly Check[]; readonly chosen: Check | undefined }> {
    const snapshot = await analysis.settled();
    const document = documents.get(textAt(params, 'textDocument', 'uri') ?? '');
    const all = document === undefined ? [] : snapshot.of(document.file);
    const servers = all.filter(({ root }) => root.scope === 'server');
    const wanted = textAt(params, 'root');
    return { checks: servers, chosen: servers.find(({ root }) => border.uri(root.file) === wanted) ?? servers[0] ?? all[0] };
  }

  /** The last reading: typing asks for pictures much faster than a server should be asked for its status. */
  let last: { readonly source: string; readonly time: number; readonly found: ReturnType<typeof statusAt> } | undefined;
  function recentStatus(source: string): ReturnType<typeof statusAt> {
    if (last === undefined || last.source !== source || Date.now() - last.time > STATUS_LASTS) last = { source, time: Date.now(), found: statusAt(source) };
    return last.found;
  }

  async function statusAt(source: string): Promise<{ readonly text: string } | { readonly problem: string }> {
    const found = /^https?:/i.test(source) ? await fromLoopback(source) : await fromFile(source);
    if ('problem' in found) return found;
    const parsed = parseServerStatus(found.text);
    return typeof parsed === 'string' ? { problem: parsed } : found;
  }

  async function fromLoopback(url: string): Promise<{ readonly text: string } | { readonly problem: string }> {
    const target = loopbackTarget(url);
    if (typeof target === 'string') return { problem: target };
    return host.readLoopback === undefined ? { problem: 'An address can be asked on the desktop only; a saved file can be read here, too.' } : host.readLoopback(target);
  }

  async function fromFile(uri: string): Promise<{ readonly text: string } | { readonly problem: string }> {
    const file = fileIdOf(uri);
    const read = file === undefined ? 'absent' : await fileSystem.read(file);
    if (typeof read === 'string') return { problem: `It cannot be read (${read}).` };
    return read.bytes.length > MAX_STATUS_BYTES ? { problem: 'It is too long for a server status.' } : { text: decode(read.bytes).text };
  }

  return {
    [CapacityRequest]: async (params): Promise<CapacityAnswer> => {
      const source = textAt(params, 'statusSource');
      const [{ checks, chosen }, status] = await Promise.all([rootsOf(params), source === undefined ? undefined : recentStatus(source)]);
      const roots = checks.map(({ root }) => ({ uri: border.uri(root.file), label: root.file.split('/').slice(-2).join('/') }));
      const statusProblem = status !== undefined && 'problem' in status ? { statusProblem: status.problem } : {};
      if (chosen === undefined) return { roots, why: 'No Apache configuration is open.', ...statusProblem };
      const memory = memoryIn(at(params, 'memory'));
      const wish = wishIn(at(params, 'wish'));
      const picture = capacityOf(workspace, chosen, {
        ...(memory === undefined ? {} : { memory }), ...(wish === undefined ? {} : { wish }), ...(status !== undefined && 'text' in status ? { status: status.text } : {}),
      });
      const root = border.uri(chosen.root.file);
      return typeof picture === 'string' ? { roots, root, why: picture, ...statusProblem } : { roots, root, picture: atBorder(border, picture), ...statusProblem };
    },
    [CapacityEditRequest]: async (params): Promise<CapacityEditAnswer> => {
      const { chosen } = await rootsOf(params);
      const wish = wishIn(at(params, 'wish'));
      if (chosen === undefined || wish === undefined) return { why: 'No Apache configuration is open.' };
      const edits = wishEdits(workspace, chosen, wish);
      return typeof edits === 'string' ? { why: edits } : { edit: toWorkspaceEdit(border, edits) };
    },
  };
}

/** Files as the client knows them. */
function atBorder(border: Border, picture: CapacityPicture): CapacityPicture {
  const line = <T extends { readonly place?: CapacityPicture['numbers'][number]['place'] }>(each: T): T =>
    (each.place === undefined ? each : { ...each, place: { ...each.place, file: border.uri(each.place.file) } });
  return { ...picture, numbers: picture.numbers.map(line), budgets: picture.budgets.map(line) };
}

function numberAt(value: unknown, key: string): number | undefined {
  const found = at(value, key);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

function memoryIn(value: unknown): MemoryWish | undefined {
  const process = numberAt(value, 'process');
  const machine = numberAt(value, 'machine');
  return process === undefined ? undefined : { process, ...(machine === undefined ? {} : { machine }) };
}

function wishIn(value: unknown): WhatIfWish | undefined {
  const workers = numberAt(value, 'workers');
  const threads = numberAt(value, 'threads');
  return workers === undefined ? undefined : { workers, ...(threads === undefined ? {} : { threads }) };
}
