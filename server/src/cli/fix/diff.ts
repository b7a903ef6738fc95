/** Changes as a unified diff, which `patch -p0` applies. */
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** @param path as shown, for both sides */
export function unifiedDiff(path: string, before: string, after: string): string {
  return createTwoFilesPatch(path, path, before, after, undefined, undefined, { context: 3, headerOptions: FILE_HEADERS_ONLY });
}
