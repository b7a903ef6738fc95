/** The MPM of a checked root, for features. */
import { allNodes } from '../httpd/config/config';
import { mpmOf, type MpmPicture } from '../stack/mpm';
import type { Check } from '../workspace/check';

const known = new WeakMap<Check['config'], { readonly picture: MpmPicture | undefined }>();

/** Computed once for each configuration; undefined where nobody can say which MPM runs, see `mpmPicture`. */
export function mpmOfCheck({ config }: Check): MpmPicture | undefined {
  let answer = known.get(config);
  if (answer === undefined) known.set(config, (answer = { picture: pictureOf(config) }));
  return answer.picture;
}

function pictureOf(config: Check['config']): MpmPicture | undefined {
  const { fold } = config;
  if (fold === undefined) return undefined;
  return mpmOf({
    config,
    nodes: (...keys) => {
      const wanted = new Set(keys);
      return [...allNodes(fold)].filter(({ key }) => wanted.has(key));
    },
  });
}
