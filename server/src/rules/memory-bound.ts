/** The fix that bounds the memory of the service httpd runs in. */
import { serviceUnits } from '../stack/service-unit';
import type { Stack } from '../stack/stack';
import { replace } from './builders';
import type { Fix } from './types';

/** What leaves the machine some room whatever its size is; the administrator knows a better number. */
const SHARE = '75%';

/** A line in the unit or drop-in that is at hand; none where there is no such file, or only the package's. */
export function memoryFix({ around }: Stack): Fix[] {
  const header = serviceUnits(around).flatMap(({ headers }) => headers).at(-1);
  if (header === undefined) return [];
  return [{ title: `Set MemoryMax=${SHARE} in the unit`, safety: 'review', edits: [replace({ ...header, start: header.end }, `\nMemoryMax=${SHARE}`)] }];
}
