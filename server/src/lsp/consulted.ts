/** Paths that checks rest on. */
import { isTextCheck, type AnyCheck, type Check } from '../workspace/check';
import type { FileId } from '../workspace/file-system';
import type { Workspace } from '../workspace/workspace';

interface Known {
  readonly size: number;
  readonly around: readonly string[];
  readonly files: ReadonlySet<FileId>;
}

const known = new WeakMap<ReadonlySet<string>, Known>();

/** By the name they were asked for and canonical. The same set as long as the check asked for nothing more: there may be thousands. */
export function consultedIn(workspace: Workspace, check: AnyCheck): ReadonlySet<FileId> {
  if (isTextCheck(check)) return withCanonical(workspace, check.root.file, [...check.around, ...check.consulted]);
  const { config: { consulted }, around } = check;
  const last = known.get(consulted);
  if (last?.size === consulted.size && last.around === around) return last.files;
  const files = withCanonical(workspace, check.root.file, [...around, ...onMachine(check)]);
  known.set(consulted, { size: consulted.size, around, files });
  return files;
}

function onMachine({ config, plan }: Check): readonly FileId[] {
  return [...config.consulted].flatMap((path) => plan.mapping.toHost(path) ?? []);
}

function withCanonical(workspace: Workspace, root: FileId, paths: readonly FileId[]): ReadonlySet<FileId> {
  const files = new Set<FileId>();
  for (const path of [root, ...paths]) files.add(path).add(workspace.canonical(path));
  return files;
}
