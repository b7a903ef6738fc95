/** What the paths of the command line stand for: roots, fragments, files of other kinds. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import type { FileId } from '../../workspace/file-system';
import { findRoots, HEAD_LENGTH, kindOf, rootOf, type FoundRoot, type Kind } from '../../workspace/roots';
import type { Settings } from '../../workspace/settings';
import { decode } from '../../workspace/text';
import { nodeFileSystem } from '../node-file-system';
import { reasonOf, UsageError } from '../usage-error';
import { toFileId } from './paths';

/** Where a text came from that is no file on this machine. */
export interface StandardInput {
  readonly file: FileId;
  readonly bytes: Uint8Array;
}

export interface TargetOptions {
  readonly cwd: string;
  /** Every httpd file is a root. */
  readonly asRoot: boolean;
  readonly settings: Settings;
  readonly input?: StandardInput | undefined;
}

/** The roots of one named path. Throws a `UsageError` where it cannot be read or has none. */
export async function targetsOf(path: string, options: TargetOptions): Promise<readonly FoundRoot[]> {
  const { cwd, settings, input } = options;
  if (path === '-' && input !== undefined) return [single(input.file, input.bytes, options.asRoot)];
  const host = placeOf(path, cwd, settings.sysroot);
  if (!isFolder(host, path)) return [single(toFileId(host), headOf(host, path), options.asRoot)];
  const roots = settings.roots.length > 0
    ? settings.roots.map((root) => single(toFileId(root), headOf(root, root), true))
    : await findRoots(toFileId(host).replace(/\/$/, ''), nodeFileSystem);
  if (roots.length > 0) return roots;
  if (await nodeFileSystem.list(toFileId(host)) === 'denied') throw new UsageError(`${path}: permission denied`);
  throw new UsageError(`${path}: no root configuration found (apache2.conf, httpd.conf, .htaccess); name a file, with --as-root if need be`);
}

/** A named httpd file; with `--root` the file that is looked at, whatever it is. */
export function single(file: FileId, bytes: Uint8Array, asRoot: boolean): FoundRoot {
  const head = decode(bytes.subarray(0, HEAD_LENGTH)).text;
  // No file of httpd has this ending.
  const kind: Kind = kindOf(file, head) ?? (/\.ini$/i.test(file) ? 'php-ini' : 'httpd');
  const root = rootOf(file, kind, head);
  return asRoot && kind === 'httpd' ? { ...root, scope: 'server' } : root;
}

/**
 * The file of this machine that a path names. With a sysroot a path below it is meant as it stands, and an absolute one
 * that is not below it is a path of that server.
 */
export function placeOf(path: string, cwd: string, sysroot: string | undefined): string {
  const host = resolve(cwd, path);
  if (sysroot === undefined || host === sysroot || host.startsWith(`${sysroot.replace(/\/$/, '')}/`)) return host;
  const inside = join(sysroot, path);
  if (isAbsolute(path) && statSync(inside, { throwIfNoEntry: false }) !== undefined) return inside;
  throw new UsageError(`${path}: does not lie below --sysroot ${sysroot}`);
}

function isFolder(host: string, path: string): boolean {
  try {
    return statSync(host).isDirectory();
  } catch (error) {
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  }
}

/** The first bytes of a file, enough to tell its kind. Throws a `UsageError` where it cannot be read as a file. */
export function headOf(host: string, path: string): Uint8Array {
  try {
    if (!statSync(host).isFile()) throw new UsageError(`${path}: not a regular file`);
    const descriptor = openSync(host, 'r');
    try {
      const buffer = Buffer.alloc(HEAD_LENGTH);
      return buffer.subarray(0, readSync(descriptor, buffer, 0, HEAD_LENGTH, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  }
}
