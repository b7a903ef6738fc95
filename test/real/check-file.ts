/** Checks one file as the command line does when somebody names it. */
import type { FileSystem } from '../../server/src/workspace/file-system';
import { check, settle, type Check } from '../../server/src/workspace/check';
import { HEAD_LENGTH, kindOf, rootOf } from '../../server/src/workspace/roots';
import { decode } from '../../server/src/workspace/text';
import { Workspace } from '../../server/src/workspace/workspace';

/** A rule that throws makes the check throw. */
export async function checkFile(file: string, bytes: Uint8Array, fileSystem: FileSystem): Promise<Check> {
  const head = decode(bytes.subarray(0, HEAD_LENGTH)).text;
  const root = rootOf(file, kindOf(file, head) ?? 'httpd', head);
  const workspace = new Workspace();
  await settle(workspace, root, fileSystem);
  return check(workspace, root, (rule, error) => {
    throw new Error(`${rule} failed on ${file}`, { cause: error });
  });
}
