import type { AnyPlace, FileRule, FileView, Found } from '../../types';
import { linesOf } from '../../../php/effective/places';
import { sessionFolder } from '../../../php/effective/session-folder';
import { poolSessionFolder } from '../../../php/fpm/read-root';
import { iniTreeOf } from '../../../php/ini/read-root';
import { placeOf, poolsOf } from '../../fpm';

/** ps_files_open (ext/session/mod_files.c) makes files and no folders. */
export const rule: FileRule = {
  id: 'php/session-path-missing',
  summary: 'A folder for sessions that is not there',
  severities: ['warning'],
  scope: 'file',
  on: ['php-ini', 'php-fpm'],
  *check(view) {
    if (view.files.complete !== true) return;
    for (const { path, at } of view.kind === 'php-fpm' ? ofPools(view) : ofIni(view)) {
      if (view.files.stat(path) === 'absent') yield finding(path, at);
    }
  },
};

interface Folder {
  readonly path: string;
  readonly at: AnyPlace;
}

function* ofPools(view: FileView): Generator<Folder> {
  for (const { root, pool } of poolsOf(view)) {
    const folder = poolSessionFolder(pool);
    const at = placeOf(root, folder?.line.valueAt);
    if (folder !== undefined && at !== undefined) yield { path: folder.path, at };
  }
}

/** The folder that holds after all files; it is told in the file that names it. */
function* ofIni(view: FileView): Generator<Folder> {
  const lines = view.reading.files.flatMap((file) => linesOf(iniTreeOf(file)).everywhere.map((entry) => ({ ...entry, file })));
  const folder = sessionFolder(lines);
  if (folder !== undefined && folder.line.file.file === view.root.file) yield { path: folder.path, at: view.at(folder.line.valueSpan) };
}

function finding(path: string, at: AnyPlace): Found {
  return { at, severity: 'warning', consequence: 'silent', message: `There is no ${path}, and PHP does not make it: no session starts, session_start() warns in the log, and what scripts store is lost.` };
}
