/** Commands that look at a single configuration. */
import type { RawOptions } from '../options/options';
import type { Where } from '../report/places';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { isServer, openSession, type CheckedServer } from './session';

/** The one root that is named or that lies in the named folder. A named httpd file is a root whatever it looks like. */
export async function openOneRoot(paths: readonly string[], options: RawOptions, terminal: Terminal): Promise<{ checked: CheckedServer; where: Where }> {
  if (paths.length > 1) throw new UsageError(`one ROOT is enough: ${paths.join(' ')}`);
  const session = await openSession(paths, { ...options, 'as-root': true }, terminal);
  const httpd = session.checked.filter(isServer);
  const servers = httpd.filter((each) => each.check.root.scope === 'server');
  const candidates = servers.length > 0 ? servers : httpd;
  const [checked] = candidates;
  if (checked === undefined) throw new UsageError(`${paths[0] ?? '.'}: no root configuration`);
  if (candidates.length > 1) {
    throw new UsageError(`${paths[0] ?? '.'} has ${candidates.length} roots, name one: ${candidates.map((each) => session.display(each.check.root.file)).join(' ')}`);
  }
  return { checked, where: { workspace: checked.workspace, plan: checked.check.plan, display: session.display } };
}
