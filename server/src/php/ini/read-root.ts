/** php.ini with the files of the folder that PHP scans, a file of such a folder, or a `.user.ini` as a root of its own. */
import { basename, dirname } from '../../base/path';
import type { OpenedText, Reading, Rejection, TextFiles } from '../../base/reading';
import { rememberedByText } from '../../base/text-file';
import { linesOf } from '../effective/places';
import { sessionFolder } from '../effective/session-folder';
import { debianFolder, isMainFile, SCANNED_BESIDE, scannedFiles } from './order';
import { parseIni } from './parse';
import type { IniTree } from './tree';

const trees = rememberedByText((source) => parseIni(source.text));

/** The tree of an ini file. */
export function iniTreeOf({ source }: Pick<OpenedText, 'source'>): IniTree {
  return trees(source);
}

/**
 * What PHP's reader says of the files: it stops at a syntax error, says so and leaves out the rest of that file (zend_parse_ini_file), though
 * PHP goes on with the next file and starts all the same. A stop without a message is none to it. Asks for the folder of sessions, too,
 * which a rule looks at.
 */
export function readIniRoot(root: OpenedText, files: TextFiles): Reading {
  const scanned = isMainFile(basename(root.path)) ? scannedBy(root, files) : undefined;
  const read = [root, ...scanned?.files ?? []];
  const folder = sessionFolder(read.flatMap((file) => linesOf(iniTreeOf(file)).everywhere));
  if (folder !== undefined) files.stat(folder.path);
  const [rejection] = read.flatMap((file) => rejectionOf(file) ?? []);
  return { files: read, assumes: scanned === undefined || debianFolder(root.path) !== undefined ? [] : [`PHP scans ${scanned.folder}`], ...(rejection === undefined ? {} : { rejection }) };
}

/** The files of the folder, in PHP's order; undefined where there is none. */
function scannedBy({ path }: OpenedText, files: TextFiles): { readonly folder: string; readonly files: readonly OpenedText[] } | undefined {
  for (const name of SCANNED_BESIDE) {
    const folder = `${dirname(path)}/${name}`;
    const names = files.list(folder);
    if (typeof names === 'string') continue;
    const opened = scannedFiles(names).map((each) => files.read(`${folder}/${each}`)).filter((file) => typeof file !== 'string');
    if (opened.length > 0) return { folder, files: opened };
  }
  return undefined;
}

function rejectionOf(file: OpenedText): Rejection | undefined {
  const { stop } = iniTreeOf(file);
  if (stop?.kind !== 'syntax') return undefined;
  const at = { file: file.file, source: file.source, ...stop.at };
  return { at, rule: 'php/ini-cut-off', message: `PHP:  ${stop.message} in ${file.path} on line ${file.source.position(stop.at.start).line + 1}` };
}
