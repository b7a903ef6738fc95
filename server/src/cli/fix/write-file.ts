/** Writes a changed file so that nobody ever sees half of it. */
import { accessSync, chmodSync, chownSync, closeSync, constants, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { encode } from '../../workspace/text';
import { reasonOf, UsageError } from '../usage-error';
import type { ChangedFile } from './rounds';

/**
 * Whether a file can be written and still is what was read. Throws a `UsageError` where not; asked for all files before the first
 * one is touched.
 * @param shown the path for messages
 */
export function assertWritable({ file, before, encoding }: ChangedFile, shown: string): void {
  try {
    accessSync(file, constants.W_OK);
    accessSync(dirname(file), constants.W_OK);
    if (Buffer.compare(readFileSync(file), encode(before, encoding)) === 0) return;
  } catch (error) {
    throw new UsageError(`${shown}: cannot be written: ${reasonOf(error)}`);
  }
  throw new UsageError(`${shown}: changed while it was being read; nothing was written`);
}

/**
 * Puts the new text in place: a new file beside it, then a rename; mode and owner stay. `file` is canonical, so a link keeps
 * pointing to it. Throws a `UsageError` where that fails; the old file is then untouched.
 */
export function writeChanged({ file, after, encoding }: ChangedFile, shown: string): void {
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.new`);
  try {
    const { mode, uid, gid } = statSync(file);
    const descriptor = openSync(temporary, 'wx', mode & 0o777);
    try {
      const bytes = encode(after, encoding);
      for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    keepOwner(temporary, uid, gid);
    chmodSync(temporary, mode & 0o7777);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UsageError(`${shown}: cannot be written: ${reasonOf(error)}`);
  }
}

/** Only root may give a file away; for everybody else it is their own already, or their group's. */
function keepOwner(path: string, uid: number, gid: number): void {
  const now = statSync(path);
  if (now.uid === uid && now.gid === gid) return;
  try {
    chownSync(path, uid, gid);
  } catch {
    // The new file then belongs to who runs the program, as with every editor.
  }
}
