/** A root of lighttpd read from a workspace: what the command line and the editor ask for. */
import type { OpenedText, Reading, TextFiles } from '../base/reading';
import { spoolFolders } from './backends';
import { treeOf } from './evaluate';
import { NEWEST_LIGHTTPD } from './keys';
import { lighttpdServer, type LighttpdProblem, type LighttpdServer } from './server';

const remembered = new WeakMap<Reading, LighttpdServer>();

/** What was read along with a reading of `readLighttpdRoot`; undefined for one of another language. */
export function lighttpdOf(reading: Reading): LighttpdServer | undefined {
  return remembered.get(reading);
}

/** Reads a root as `lighttpd -tt -f` of the given version would, in an environment that nobody knows. Never throws. */
export function readLighttpdRoot(root: OpenedText, files: TextFiles, host: { readonly lighttpdVersion?: string }): Reading {
  const release = Number(/^1\.4\.(\d+)$/.exec(host.lighttpdVersion ?? '')?.[1] ?? NEWEST_LIGHTTPD);
  const server = lighttpdServer({ root, files: certain(files), release, isPart: isPart(root) });
  const first = server.refusals[0];
  // Asked for here, so that a rule has the answer.
  for (const folder of spoolFolders(server) ?? []) files.stat(folder);
  const reading: Reading = {
    files: server.files,
    assumes: server.complete || first !== undefined ? [] : ['what include_shell, the environment and files that are not here would add is accepted'],
    ...(first === undefined ? {} : { rejection: { at: first.at, rule: refusalRule(first), message: first.message } }),
  };
  remembered.set(reading, server);
  return reading;
}

/**
 * Whether other files include this one: by its folder, or because it neither says which modules there are nor what is
 * served. `+=` adds to a list that somebody else began.
 */
function isPart({ path, source }: OpenedText): boolean {
  if (/\/(?:conf\.d|conf-available|conf-enabled|vhosts\.d)\//.test(path)) return true;
  return !treeOf(source).statements.some((statement) => statement.kind === 'include' || statement.kind === 'assignment' && statement.operator !== '+=' && /^server\.(?:modules|document-root)$/i.test(statement.name));
}

/** In a copy of a server's folder an absent file may only not have been copied. */
function certain(files: TextFiles): TextFiles {
  if (files.complete === true) return files;
  return {
    read: (path) => {
      const opened = files.read(path);
      return opened === 'absent' ? 'denied' : opened;
    },
    list: (path) => files.list(path),
    stat: (path) => files.stat(path),
  };
}

/** The rule that shows a refusal. */
export function refusalRule({ kind }: Pick<LighttpdProblem, 'kind'>): string {
  return `lighttpd/${RULES[kind]}`;
}

const RULES: Readonly<Record<LighttpdProblem['kind'], string>> = {
  token: 'syntax', unfinished: 'syntax', number: 'syntax', operand: 'syntax', merge: 'syntax', 'array-key': 'syntax', 'environment-assigned': 'syntax',
  'conditional-in-global': 'syntax', 'include-depth': 'syntax',
  duplicate: 'duplicate-setting', 'undefined-variable': 'undefined-variable', 'undefined-environment': 'undefined-variable',
  'include-missing': 'include-missing', 'unreachable-else': 'unreachable-else',
  'condition-field': 'invalid-condition', 'condition-value': 'invalid-condition', pattern: 'invalid-condition',
  type: 'invalid-value', 'event-handler': 'invalid-value', 'document-root': 'invalid-value', backend: 'proxy-shape',
};
