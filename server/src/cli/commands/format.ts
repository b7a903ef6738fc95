/** `httpd-lint format`. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chooseStyle } from '../../features/format/choose-style';
import { applyEdits, formatEdits, withLineEnds } from '../../features/format/format';
import type { FormatStyle } from '../../features/format/style';
import { TEXT_FEATURES } from '../../features/text/languages';
import type { TextFeatures } from '../../features/text/text-features';
import { SourceFile } from '../../httpd/syntax/source-file';
import { TextFile } from '../../base/text-file';
import { dirname } from '../../base/path';
import { readEditorConfig } from '../../workspace/editorconfig';
import type { FileId } from '../../workspace/file-system';
import { isFileKind } from '../../workspace/around-kinds';
import { HEAD_LENGTH, kindOf, type Kind } from '../../workspace/roots';
import type { Settings } from '../../workspace/settings';
import { decode, encode } from '../../workspace/text';
import { unifiedDiff } from '../fix/diff';
import type { ChangedFile } from '../fix/rounds';
import { assertWritable, writeChanged } from '../fix/write-file';
import { filesToFormat } from '../format/find-files';
import type { ExitStatus } from '../main';
import type { Invocation } from '../options/parse';
import { findSettingsFile, loadSettingsFile } from '../options/settings-file';
import { plain } from '../plain';
import { nodeFileSystem } from '../node-file-system';
import { toFileId } from '../run/paths';
import type { Terminal } from '../terminal';
import { reasonOf, UsageError } from '../usage-error';

/**
 * Lays files out and writes what changed; with `--check` it writes nothing, names what would change and ends with 1 where something
 * would; with `--dry-run` it prints a diff instead. `-` is formatted from standard input to standard output.
 */
export async function formatCommand({ options, paths }: Invocation, terminal: Terminal): Promise<ExitStatus> {
  const settingsOf = (file: FileId): Settings => loadSettingsFile((options.config as string | undefined) ?? findSettingsFile(dirname(file)));
  if (paths.includes('-')) {
    if (paths.length > 1) throw new UsageError('- stands alone: its text is printed');
    return formatInput(toFileId(resolve(terminal.cwd, (options['stdin-filename'] as string | undefined) ?? 'httpd.conf')), settingsOf, options.check === true, terminal);
  }
  const files = filesToFormat(paths.length === 0 ? ['.'] : paths, terminal.cwd);
  const changed: ChangedFile[] = [];
  for (const [file, { shown, kind }] of files) {
    const { text: before, encoding } = decode(bytesOf(file, shown));
    const after = await formatted(file, kind, before, settingsOf(file));
    if (after !== before) changed.push({ file, before, after, encoding });
  }
  const shownOf = ({ file }: ChangedFile): string => files.get(file)!.shown;
  if (options['dry-run'] === true) for (const each of changed) terminal.out(unifiedDiff(shownOf(each), each.before, each.after));
  if (options.check !== true && options['dry-run'] !== true) {
    for (const each of changed) assertWritable(each, shownOf(each));
    for (const each of changed) writeChanged(each, shownOf(each));
  }
  if (options['dry-run'] !== true && options.quiet !== true) terminal.out(summary(changed.map(shownOf), files.size, options.check === true));
  return options.check === true && changed.length > 0 ? 1 : 0;
}

async function formatInput(file: FileId, settingsOf: (file: FileId) => Settings, isCheck: boolean, terminal: Terminal): Promise<ExitStatus> {
  const { text, encoding } = decode(await terminal.input());
  const after = await formatted(file, kindOf(file, text.slice(0, HEAD_LENGTH)) ?? 'httpd', text, settingsOf(file));
  if (isCheck) return after === text ? 0 : 1;
  terminal.outBytes(encode(after, encoding));
  return 0;
}

async function formatted(file: FileId, kind: Kind, text: string, settings: Settings): Promise<string> {
  const style = chooseStyle(settings, await readEditorConfig(file, nodeFileSystem));
  if (isFileKind(kind)) return laidOut(TEXT_FEATURES[kind], text, style);
  const after = applyEdits(text, formatEdits(SourceFile.read(text), style));
  return style.endOfLine === undefined ? after : withLineEnds(after, style.endOfLine);
}

/** Line ends are part of what a program reads where a value spans lines: there they stay. */
function laidOut({ format, isSame }: TextFeatures, text: string, style: FormatStyle): string {
  const after = applyEdits(text, format(new TextFile(text), style));
  const ended = style.endOfLine === undefined ? after : withLineEnds(after, style.endOfLine);
  return isSame(after, ended) ? ended : after;
}

function bytesOf(file: FileId, shown: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`${shown}: ${reasonOf(error)}`);
  }
}

function summary(changed: readonly string[], files: number, isCheck: boolean): string {
  const lines = changed.map((path) => `${isCheck ? 'would be formatted: ' : 'formatted: '}${plain(path)}\n`).join('');
  const as = files - changed.length;
  return `${lines}${as} ${as === 1 ? 'file is' : 'files are'} as they should be\n`.replace(/(\d+ file is as) they/, '$1 it');
}
