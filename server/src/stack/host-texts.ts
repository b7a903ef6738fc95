/** The small files around a server, parsed once for each text, and places in them. */
import { placeIn, rememberedByText, type TextPlace } from '../base/text-file';
import { inLimitsOrder, parseLimits, type LimitEntry } from '../host/limits';
import { parseLogrotate } from '../host/logrotate';
import { parseProftpd } from '../host/proftpd';
import { parsePureFtpd, pureFtpdOption, type PureFtpdFile } from '../host/pure-ftpd';
import { inSysctlOrder, parseSysctl } from '../host/sysctl';
import { parseUnit, unitOf } from '../host/systemd';
import { parseVsftpd } from '../host/vsftpd';
import { parseWorkers } from '../host/workers';
import { aroundOf, type Around, type AroundFile, type AroundKind } from './around';

const READERS = {
  systemd: rememberedByText(({ text }) => parseUnit(text)),
  sysctl: rememberedByText(({ text }) => parseSysctl(text)),
  limits: rememberedByText(({ text }) => parseLimits(text)),
  logrotate: rememberedByText(({ text }) => parseLogrotate(text)),
  vsftpd: rememberedByText(({ text }) => parseVsftpd(text)),
  proftpd: rememberedByText(({ text }) => parseProftpd(text)),
  workers: rememberedByText(({ text }) => parseWorkers(text)),
} satisfies Partial<Record<AroundKind, unknown>>;

type Readers = typeof READERS;

/** A file of the host with what its reader made of it. */
export interface HostText<T> {
  readonly opened: AroundFile;
  readonly tree: T;
}

/** The files of a kind with their trees, in the order of their paths. */
export function hostTexts<K extends keyof Readers>(around: Around, kind: K): readonly HostText<ReturnType<Readers[K]>>[] {
  const read = READERS[kind] as (source: AroundFile['source']) => ReturnType<Readers[K]>;
  return aroundOf(around, kind).map((opened) => ({ opened, tree: read(opened.source) }));
}

/** Pure-FTPd's files; one of Debian's folder has a single setting with the file's name. */
export function pureFtpdTexts(around: Around): readonly HostText<PureFtpdFile>[] {
  return aroundOf(around, 'pure-ftpd').map((opened) => ({ opened, tree: parsePureFtpd(opened.source.text, pureFtpdOption(opened.path)) }));
}

/** The setting of the kernel that holds in the end; undefined where no file sets it. */
export function kernelSetting(around: Around, name: string): { readonly value: number; readonly at: TextPlace; readonly whole: TextPlace } | undefined {
  const files = hostTexts(around, 'sysctl').map((each) => ({ ...each, path: each.opened.path }));
  const last = inSysctlOrder(files).flatMap(({ opened, tree }) => tree.settings.filter((setting) => setting.name === name).map((setting) => ({ opened, setting }))).at(-1);
  if (last === undefined || !/^\d+$/.test(last.setting.value)) return undefined;
  return { value: Number(last.setting.value), at: placeIn(last.opened, last.setting.valueAt), whole: placeIn(last.opened, last.setting.at) };
}

/** All lines of limits.conf and limits.d in the order in which they count. */
export function limitEntries(around: Around): readonly (LimitEntry & { readonly place: TextPlace })[] {
  const files = hostTexts(around, 'limits').map((each) => ({ ...each, path: each.opened.path }));
  return inLimitsOrder(files).flatMap(({ opened, tree }) => tree.entries.map((entry) => ({ ...entry, place: placeIn(opened, entry.valueAt) })));
}

/** Placeholders of tools that write such files. */
const TEMPLATE = /\{\{|\{%|<%|\$\{|@\w+@/;

/** Lines that the program which reads the file passes over or stops at, with what it does. Of units those of httpd. */
export function rejectedLines(around: Around): readonly { readonly at: TextPlace; readonly text: string; readonly message: string }[] {
  return (['limits', 'sysctl', 'systemd', 'vsftpd'] as const).flatMap((kind) => hostTexts(around, kind).flatMap(({ opened, tree }) => {
    if ((kind === 'systemd' && !isHttpdUnit(opened.path)) || TEMPLATE.test(opened.source.text)) return [];
    return tree.rejected.map(({ at, message }) => ({ at: placeIn(opened, at), text: opened.source.text.slice(at.start, at.end).split(/\r?\n/)[0]!.trim(), message }));
  }));
}

/** Whether a file is of a unit that starts httpd, itself or dropped in. */
export function isHttpdUnit(path: string): boolean {
  return /^(?:apache2?|httpd|httpd24-httpd)(?:@[^.]*)?\.service$/.test(unitOf(path) ?? '');
}
