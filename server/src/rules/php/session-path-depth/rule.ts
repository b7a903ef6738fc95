import { heldLine } from '../../php-lines';
import type { PhpRule } from '../../types';

/** PS_OPEN_FUNC(files) and ps_files_path_create (ext/session/mod_files.c): with a depth the folders have to be there, and PHP cleans none of them. */
export const rule: PhpRule = {
  id: 'php/session-path-depth',
  summary: 'Folders of sessions that PHP neither makes nor cleans',
  severities: ['info'],
  scope: 'php',
  *check(group) {
    const line = heldLine(group, 'session.save_path');
    const [, depth = '', path = ''] = /^(\d+);(?:\d*;)?(.+)$/.exec(line?.value ?? '') ?? [];
    const handler = heldLine(group, 'session.save_handler')?.value ?? 'files';
    if (line === undefined || Number(depth) === 0 || handler.toLowerCase() !== 'files') return;
    const folders = Number(depth) === 1 ? 'a folder for each first letter of an id' : `${depth} levels of folders for the first letters of ids`;
    yield {
      at: line.valueAt, severity: 'info', consequence: 'advice',
      message: `Sessions in ${path} with ${folders}: PHP does not make them, and where one is missing no session starts. Its own cleaning leaves such folders out, so a job has to delete old sessions.`,
    };
  },
};
