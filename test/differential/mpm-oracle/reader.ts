import { allNodes, ConfigMemo, foldConfig } from '../../../server/src/httpd/config/config';
import { mpmPicture } from '../../../server/src/stack/mpm';
import { PROFILES } from '../../../server/src/workspace/profiles';
import { HARNESS_ENVIRONMENT, predict, type Tree } from '../../harness/predict';
import { syncFiles } from '../../harness/sync-files';
import { observedOf, warningsOf, type Expected } from './compare';

/**
 * Computes what the server will say from the text alone, through the project's own reader.
 *
 * @param tree on disk
 * @param headerLines lines of the root file before the block
 */
export function readerExpectation(tree: Tree, headerLines: number): Expected {
  const { firstError } = predict(tree);
  const config = foldConfig(tree.root, {
    profile: 'debian', version: '2.4.71', serverRoot: PROFILES.debian.serverRoot, staticModules: PROFILES.debian.staticModules,
    defines: [], environment: new Map(Object.entries(HARNESS_ENVIRONMENT)), modules: 'loaded', environmentKnown: true, scope: 'server',
  }, syncFiles(), new ConfigMemo());
  const picture = config.fold === undefined ? undefined : mpmPicture(config, allNodes(config.fold));
  if (picture === undefined) throw new Error('the reader found no MPM');
  if (firstError !== null) return { stopsAt: firstError.line - headerLines, codes: [], observed: undefined };
  const notes = picture.notes.map(({ ah }) => ah);
  return { stopsAt: undefined, codes: [...notes, ...warningsOf(picture.effective)], observed: observedOf(picture.effective) };
}
