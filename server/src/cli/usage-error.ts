/** What the user asked for cannot be done: one line on standard error, exit status 2. Nothing else is thrown on purpose. */
export class UsageError extends Error {}

/** Why a file could not be opened, in a few words. In: what the file system threw. */
export function reasonOf(error: unknown): string {
  const code = (error as { code?: string }).code;
  return REASONS[code ?? ''] ?? code ?? String(error);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  ENOTDIR: 'no such file or directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'is a directory',
  ELOOP: 'too many levels of symbolic links',
  ENAMETOOLONG: 'file name too long',
  EROFS: 'read-only file system',
  ENOSPC: 'no space left on device',
  EIO: 'input/output error',
};
