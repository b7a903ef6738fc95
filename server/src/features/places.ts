/** Places of the engine as places in files, with a name that a person recognises. */
import { basename, dirname } from '../base/path';
import type { Place, Site } from '../httpd/config/node';
import { contentSpan } from '../httpd/config/node';
import type { Check } from '../workspace/check';
import { locate } from '../workspace/locate';
import type { Workspace } from '../workspace/workspace';
import type { FileRange } from './view';

export interface NamedPlace {
  readonly place: FileRange;
  /** `mods-enabled/ssl.load:1`. */
  readonly label: string;
}

/** Where a line stands now; undefined when it is gone. */
export function placeOfSite(workspace: Workspace, check: Check, site: Site): NamedPlace | undefined {
  return namedPlace(workspace, check, { ...site, ...contentSpan(site.line.text) });
}

export function namedPlace(workspace: Workspace, check: Check, place: Place): NamedPlace | undefined {
  const found = locate(workspace, check.plan, place);
  if (found === undefined) return undefined;
  const { file, start, end } = found;
  return { place: { file, start, end }, label: `${shortPath(place.file, check)}:${start.line + 1}` };
}

/** The path below the root's folder, or the last two components. */
export function shortPath(path: string, check: Check): string {
  const folder = dirname(check.plan.path);
  if (path.startsWith(`${folder}/`)) return path.slice(folder.length + 1);
  const server = check.config.environment.serverRoot;
  if (path.startsWith(`${server}/`)) return path.slice(server.length + 1);
  return `${basename(dirname(path))}/${basename(path)}`;
}
