/** The value of a directive that holds where a line stands: that of its virtual host, else of the server. */
import { nodesOf, type ConfigNode } from '../httpd/config/node';
import { placeOfSite } from './places';
import type { Check } from '../workspace/check';
import type { View } from './view';

/** @param at physical line of the view's file; @param key lower case */
export function valueAround(check: Check, at: number, view: View, key: string): string | undefined {
  const { fold } = check.config;
  if (fold === undefined) return undefined;
  const nodes = [...nodesOf(fold.items)];
  const host = nodes.find((node) => node.key === '<virtualhost' && holds(check, node, at, view));
  const last = (list: readonly ConfigNode[]): string | undefined => list.findLast((node) => node.key === key)?.words[0]?.value;
  return (host === undefined ? undefined : last([...nodesOf(host.children)])) ?? last(nodes);
}

function holds(check: Check, { site, closing }: ConfigNode, at: number, { workspace, file }: View): boolean {
  const open = placeOfSite(workspace, check, site)?.place;
  const close = closing === undefined ? undefined : placeOfSite(workspace, check, closing)?.place;
  return open !== undefined && close !== undefined && open.file === file && open.start.line < at && at < close.start.line;
}
