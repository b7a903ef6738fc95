import type { ConfigNode } from '../../../httpd/config/node';
import { siteOf } from '../../../stack/tls-sites';
import { heardWords } from '../../heard';
import type { ConfigRule } from '../../types';

/** translate_alias_redir (modules/mappers/mod_alias.c) sets the handler by the URL, not by the folder. */
export const rule: ConfigRule = {
  id: 'access/scripts-below-document-root',
  summary: 'A folder of programs that can be read by another path',
  severities: ['warning'],
  scope: 'config',
  on: ['scriptalias', 'documentroot', 'sethandler', 'addhandler'],
  *check(view) {
    // Where the folder or the ending has the handler too, the other path runs the programs as well.
    if (view.nodes('sethandler', 'addhandler').some(({ words }) => /^(?:cgi-script|fcgid-script)$/i.test(words[0]?.value ?? ''))) return;
    const roots = view.nodes('documentroot');
    for (const node of view.nodes('scriptalias')) {
      const [url, folder] = node.words.map(({ value }) => value);
      if (url === undefined || folder === undefined || heardWords(node, view) === undefined) continue;
      const root = rootOf(node, roots);
      const path = root?.words[0]?.value.replace(/\/+$/, '') ?? '';
      if (root === undefined || path === '' || !folder.startsWith(`${path}/`)) continue;
      const other = folder.slice(path.length);
      if (trim(other) === trim(url)) continue;
      yield {
        at: node.wholePlace, severity: 'warning', consequence: 'silent',
        message: `The programs lie below the DocumentRoot, at ${other.endsWith('/') ? other : `${other}/`} too: asked for by that path they are not run, and visitors read their source code. Put them outside.`,
        related: [{ at: root.wholePlace, message: 'What is below is given out.' }],
      };
    }
  },
};

/** The DocumentRoot of the line's virtual host, else that of the server. */
function rootOf(node: ConfigNode, roots: readonly ConfigNode[]): ConfigNode | undefined {
  return roots.findLast((each) => siteOf(each) === siteOf(node)) ?? roots.findLast((each) => siteOf(each) === undefined);
}

function trim(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}
