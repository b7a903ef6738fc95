/** What a number of the MPM comes to: what the text sets, and what httpd works with after its corrections. */
import { allNodes } from '../../httpd/config/config';
import type { DirectiveSpec } from '../../httpd/catalog/types';
import { needsStopAndStart } from '../../httpd/mpm/buckets';
import { knowsDirective, mpmDirective } from '../../httpd/mpm/directives';
import { capacityLimits, capacityShape, limitWords, productWords } from '../../stack/capacity';
import { gatewayServers } from '../../stack/gateway-connections';
import { gatewayOf } from '../../stack/lifetime-signs';
import { mpmPicture, type MpmPicture } from '../../stack/mpm';
import type { Check } from '../../workspace/check';
import type { Workspace } from '../../workspace/workspace';
import { namedPlace } from '../places';
import { stackOfCheck } from '../stack-of-check';
import type { Inline } from './card';

/** Directives whose values make up how many requests are served at once. */
const CAPACITY = new Set(['MaxRequestWorkers', 'ServerLimit', 'ThreadsPerChild', 'ThreadLimit', 'StartServers']);

/** Lines for a directive that the MPM in effect reads as a number; none for all others, or where no MPM is known. */
export function mpmRows(workspace: Workspace, check: Check, spec: DirectiveSpec): readonly (readonly Inline[])[] {
  const entry = mpmDirective(spec.name);
  const { fold } = check.config;
  if (entry === undefined || fold === undefined) return [];
  const picture = mpmPicture(check.config, allNodes(fold));
  if (picture === undefined) return [];
  if (!knowsDirective(picture.name, spec.name)) return [[`**Not known** to ${picture.name}, the MPM of this configuration`]];
  return [setRow(workspace, check, picture, entry.name), ...effectRows(picture, entry.name), ...gatewayRows(workspace, check, picture, entry.name)];
}

function setRow(workspace: Workspace, check: Check, { name, set }: MpmPicture, directive: string): Inline[] {
  const setting = set.get(directive);
  if (setting === undefined) return [`**Not set:** the default of ${name} holds`];
  const place = namedPlace(workspace, check, setting.node.wholePlace);
  const where: Inline = place === undefined ? setting.node.site.file : { place: place.place, label: place.label };
  const times = setting.overridden.length === 0 ? '' : `, the last of ${setting.overridden.length + 1} lines`;
  return ['**Set to** ', { code: String(setting.value) }, ' in ', where, times];
}

// Each request for the gateway holds one of its connections.
function gatewayRows(workspace: Workspace, check: Check, picture: MpmPicture, directive: string): Inline[][] {
  if (!CAPACITY.has(directive)) return [];
  const stack = stackOfCheck(workspace, check);
  if (gatewayOf(stack) === undefined) return [];
  return gatewayServers(stack.around, picture).map(({ section, limit, count }) => {
    const old = limit === undefined || limit.value === '' ? '' : `; counted in each process ${count.perProcess}, ${count.inAllPerProcess} in all`;
    return [`**Gateway:** ${count.inAll} connections to `, { code: section.name }, ` for ${count.capacity} requests${old}`];
  });
}

function effectRows({ effective, settings }: MpmPicture, directive: string): Inline[][] {
  const { runtime, codes } = effective;
  const rows: Inline[][] = [];
  const value = runtime[directive];
  const own = codes.filter((code) => code.directive === directive).map((code) => code.ah);
  if (value !== undefined) rows.push(['**In effect:** ', { code: String(value) }, ...(own.length === 0 ? [] : [`, corrected by httpd (${own.join(', ')})`])]);
  if (CAPACITY.has(directive)) rows.push([`**Capacity:** ${productWords(capacityShape(effective))}; ${limitWords(capacityLimits(effective, settings))}`]);
  if (needsStopAndStart(directive)) rows.push(['**A new value** holds after a stop and a start of httpd; a restart keeps the old one']);
  return rows;
}
