/** Files and folders that a handler looks for while the configuration is read. */
import type { SpecialJudge } from '../special';
import type { ConfigNode } from '../node';
import type { Problem } from '../problem';
import { refused } from './refused';

const NOTHING: readonly Problem[] = [];

/**
 * The refusal of a path that is not there; the file system decides later whether it stands. In: the index of the word that
 * names it, the path (relative ones lie below ServerRoot), what it has to be, httpd's message.
 */
export function missing(node: ConfigNode, index: number, path: string, kind: 'directory' | 'file' | 'path', message: string): Problem {
  const word = node.words[index];
  const rule = kind === 'directory' ? 'httpd/missing-directory' : 'httpd/missing-file';
  const problem = refused(rule, node, message, { path });
  return { ...problem, ...(word === undefined ? {} : { at: node.place(word) }), needs: { kind, path } };
}

/**
 * The first word is a file or a folder that has to be there (ssl_cmd_check_file and ssl_cmd_check_dir,
 * modules/ssl/ssl_engine_config.c). An empty file is refused as well, which is not looked at here.
 */
export function pathJudge(kind: 'file' | 'directory', except?: RegExp): SpecialJudge {
  return (node, spec, heard) => {
    const path = heard[0];
    if (path === undefined || path === '' || except?.test(path) === true) return NOTHING;
    const shown = kind === 'file' ? `file '${path}' does not exist or is empty` : `directory '${path}' does not exist`;
    return [missing(node, 0, path, kind, `${spec.name}: ${shown}`)];
  };
}
