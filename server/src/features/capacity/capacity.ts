/** The capacity of one checked root as a picture, and the change of text that a wish comes to. */
import { needsStopAndStart } from '../../httpd/mpm/buckets';
import type { EffectiveMpm } from '../../httpd/mpm/effective';
import { parseServerStatus } from '../../host/server-status';
import { capacityLimits, capacityShape, limitWords, memoryNeed, productWords, taskWords, type MemoryNeed, type MemoryWish } from '../../stack/capacity';
import type { MpmPicture, MpmSetting } from '../../stack/mpm';
import { compareStatus } from '../../stack/observed';
import { whatIf, type WhatIfWish } from '../../stack/what-if';
import type { Check } from '../../workspace/check';
import { textEdit, type TextEdit } from '../../workspace/locate';
import type { Workspace } from '../../workspace/workspace';
import { mpmOfCheck } from '../mpm-of-check';
import { placeOfSite } from '../places';
import { budgetsOf } from './budgets';
import type { CapacityPicture, CapacityQuestion, PictureLine, PictureNumber, PictureWhatIf } from './picture';

/** The picture; in words why there is none. A status that is none is passed over: `parseServerStatus` says why. */
export function capacityOf(workspace: Workspace, check: Check, { memory, wish, status }: CapacityQuestion): CapacityPicture | string {
  const picture = mpmOfCheck(check);
  if (picture === undefined) return whyNoMpm(check);
  const { effective, settings, assumes } = picture;
  const parsed = status === undefined ? undefined : parseServerStatus(status);
  const need = memory === undefined ? undefined : memoryNeed(effective, memory);
  const after = wish === undefined ? undefined : whatIfPicture(check, picture, wish, memory);
  return {
    shape: capacityShape(effective),
    summary: summaryOf(picture, need),
    limits: capacityLimits(effective, settings),
    numbers: numbersOf(workspace, check, picture),
    corrections: effective.codes.map(({ ah, directive, from, to }) => ({ ah, text: `${directive} ${from} becomes ${to}.` })),
    assumes: [...assumes, ...check.config.assumes],
    ...(need === undefined ? {} : { memory: need }),
    ...(after === undefined ? {} : { whatIf: after }),
    budgets: budgetsOf(workspace, check),
    ...(parsed === undefined || typeof parsed === 'string' ? {} : { observed: compareStatus(picture, parsed) }),
  };
}

/** The edits that write a wish into the text; in words why there are none. */
export function wishEdits(workspace: Workspace, check: Check, wish: WhatIfWish): readonly TextEdit[] | string {
  const picture = mpmOfCheck(check);
  if (picture === undefined) return whyNoMpm(check);
  const found = whatIf(check.config, picture, wish);
  if (found?.change === undefined) return whyNothing(found?.isBlocked === true);
  const edits = found.change.edits.map((edit) => textEdit(workspace, check.plan, edit));
  return edits.every((edit) => edit !== undefined) ? edits : 'A line that would change is gone, or lies outside this machine.';
}

function whyNoMpm({ config, root }: Check): string {
  if (root.scope !== 'server') return 'This file is no server configuration of its own, and no root configuration is known that reads it.';
  const { identifiers } = config.mpm;
  return identifiers.length === 0 ? 'No MPM is loaded. The setting httpdConfig.mpm says which one is meant.' : `More than one MPM is loaded: ${identifiers.join(', ')}.`;
}

function whyNothing(isBlocked: boolean): string {
  return isBlocked ? 'A value comes out of a variable or a macro: it cannot be written here.' : 'The configuration has these numbers already.';
}

function summaryOf({ name, effective, settings }: MpmPicture, need: MemoryNeed | undefined): readonly string[] {
  const shape = capacityShape(effective);
  const { processes, slots, startProcesses } = shape;
  const sentences = [`${name}: ${productWords(shape)}.`, `${limitWords(capacityLimits(effective, settings))}.`];
  sentences.push(`The server starts with ${startProcesses} of ${processes === 1 ? 'one process' : `${processes} processes`}.`);
  if (slots > processes) sentences.push(`${slots - processes} further ${slots - processes === 1 ? 'slot is' : 'slots are'} for processes that finish their last requests after a restart.`);
  const tasks = taskWords(effective);
  if (tasks !== undefined) sentences.push(`That is ${tasks} for TasksMax and pids.max.`);
  if (need !== undefined) sentences.push(...memoryWords(need, effective));
  return sentences;
}

function memoryWords({ peak, most, machine, fitting }: MemoryNeed, effective: EffectiveMpm): string[] {
  const mib = (value: number): string => `${Math.round(value)} MiB`;
  const words = [`All processes at work need ${mib(peak)}${most > peak ? `, ${mib(most)} while old ones finish` : ''}.`];
  if (machine !== undefined && fitting !== undefined) {
    const { processes } = capacityShape(effective);
    words.push(peak <= machine ? `${mib(machine)} are enough.` : `${mib(machine)} are enough for ${fitting.processes} of ${processes} processes, ${fitting.capacity} requests at once.`);
  }
  return words;
}

function numbersOf(workspace: Workspace, check: Check, { set, effective }: MpmPicture): readonly PictureNumber[] {
  return Object.entries(effective.runtime).map(([directive, value]) => {
    const setting = set.get(directive);
    const place = setting === undefined ? undefined : lineOf(workspace, check, setting);
    return {
      directive, value, codes: effective.codes.filter((code) => code.directive === directive).map(({ ah }) => ah),
      needsStopAndStart: needsStopAndStart(directive),
      ...(setting === undefined ? {} : { given: setting.value }), ...(place === undefined ? {} : { place }),
    };
  });
}

function lineOf(workspace: Workspace, check: Check, { node }: MpmSetting): PictureLine | undefined {
  const found = placeOfSite(workspace, check, node.site);
  return found === undefined ? undefined : { file: found.place.file, line: found.place.start.line, label: found.label };
}

function whatIfPicture(check: Check, picture: MpmPicture, wish: WhatIfWish, memory: MemoryWish | undefined): PictureWhatIf | undefined {
  const found = whatIf(check.config, picture, wish);
  if (found === undefined) return undefined;
  const { lines, effective, change, isBlocked } = found;
  const shape = capacityShape(effective);
  const need = memory === undefined ? undefined : memoryNeed(effective, memory);
  return {
    shape, summary: `${productWords(shape)}.`,
    binding: capacityLimits(effective, new Map(lines.map(({ directive, value }) => [directive, value]))).filter(({ binds, unit }) => binds && unit === 'requests').map(({ directive }) => directive),
    lines: lines.map(({ directive, value, state }) => {
      const from = picture.settings.get(directive);
      return { directive, to: value, state, ...(from === undefined ? {} : { from }) };
    }),
    needsStopAndStart: change?.needsStopAndStart ?? false,
    ...(change === undefined ? { why: whyNothing(isBlocked) } : {}),
    ...(need === undefined ? {} : { memory: need }),
  };
}
