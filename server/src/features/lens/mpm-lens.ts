/** Over the numbers of the MPM: what they come to, and what limits it. */
import { capacityLimits, capacityShape, limitWords, productWords } from '../../stack/capacity';
import { locate } from '../../workspace/locate';
import { mpmOfCheck } from '../mpm-of-check';
import type { LineRange, View } from '../view';
import type { Lens } from './types';

/** The directives that belong together; those that say how long or how much memory are not among them. */
const GROUP: ReadonlySet<string> = new Set([
  'ServerLimit', 'ThreadLimit', 'ThreadsPerChild', 'MaxRequestWorkers', 'StartServers', 'StartThreads', 'MaxThreads',
  'MinSpareServers', 'MaxSpareServers', 'MinSpareThreads', 'MaxSpareThreads',
]);

/** One lens for each root, above the first line of this file that sets a number of the group; the same words once. */
export function* mpmLenses({ workspace, file, checks }: View): Generator<Lens> {
  const said = new Set<string>();
  for (const check of checks) {
    const picture = mpmOfCheck(check);
    if (picture === undefined) continue;
    const first = [...picture.set].flatMap(([directive, { node }]): LineRange[] => {
      const at = GROUP.has(directive) ? locate(workspace, check.plan, node.wholePlace) : undefined;
      return at === undefined || at.file !== file ? [] : [at];
    }).sort((left, right) => left.start.line - right.start.line)[0];
    if (first === undefined) continue;
    const { effective, settings, name } = picture;
    const title = `${name}: ${productWords(capacityShape(effective))} (${limitWords(capacityLimits(effective, settings))})`;
    const key = `${first.start.line} ${title}`;
    if (said.has(key)) continue;
    said.add(key);
    yield { range: { start: first.start, end: first.end }, title, action: 'show-capacity' };
  }
}
