import type { ConfigNode } from '../../../httpd/config/node';
import { loadedPhp, phpRoutes } from '../../../stack/php-routes';
import { isEditable, replace } from '../../builders';
import { replaceDirective } from '../../edits';
import type { Fix, Found } from '../../types';
import type { StackRule } from '../../types';

/** find_ct (modules/http/mod_mime.c) takes all endings of a name; ap_directory_walk matches FilesMatch anywhere in it. */
export const rule: StackRule = {
  id: 'php/double-extension',
  summary: 'PHP by a name that has .php anywhere in it',
  severities: ['warning'],
  fixable: 'review',
  scope: 'stack',
  *check(stack) {
    const seen = new Set<ConfigNode>();
    for (const { node, word, kind, scope } of phpRoutes(stack)) {
      if (node.key === 'addhandler' && scope === 'php') {
        // A name with a version is a hoster's own where nobody knows the modules.
        if (/php\d/.test(word.value) && loadedPhp(stack) === undefined) continue;
        const endings = node.words.slice(1).map(({ value }) => value.replace(/^\./, ''));
        const plain = endings.every((ending) => /^\w+$/.test(ending)) ? endings.join('|') : undefined;
        const handler = /[\s|]/.test(word.value) ? `"${word.value}"` : word.value;
        const text = plain === undefined ? '' : `<FilesMatch "\\.${endings.length > 1 ? `(?:${plain})` : plain}$">\n  SetHandler ${handler}\n</FilesMatch>`;
        yield {
          at: node.wholePlace, severity: 'warning', consequence: 'silent',
          message: `AddHandler looks at every ending of a name: an uploaded picture.${endings[0]}.jpg is run as PHP. A FilesMatch that ends in $ takes the last one only.`,
          fixes: plain !== undefined && isEditable(node) && kind !== 'type' ? [{ title: 'Use FilesMatch and SetHandler', safety: 'review', edits: [replaceDirective(node, text)] }] : [],
        };
      } else if (node.key === 'sethandler' && scope === 'php') {
        const section = [...node.ancestors()].find(({ key }) => key === '<filesmatch' || key === '<files');
        const found = section === undefined || seen.has(section) ? undefined : unanchored(section);
        if (section !== undefined) seen.add(section);
        if (found !== undefined) yield found;
      }
    }
  },
};

/** A section whose expression takes `x.php` and `x.php.jpg` as well. */
function unanchored(section: ConfigNode): Found | undefined {
  const words = section.words;
  const word = section.key === '<files' ? (words[0]?.value === '~' ? words[1] : undefined) : words[0];
  const pattern = word?.value.replace(/>$/, '');
  if (word === undefined || pattern === undefined) return undefined;
  let expression: RegExp;
  try {
    expression = new RegExp(pattern, /^\(\?i\)/.test(pattern) ? 'i' : '');
  } catch {
    return undefined;
  }
  if (!expression.test('picture.php') || !expression.test('picture.php.jpg')) return undefined;
  const end = word.end - (word.quote === undefined ? (/>$/.test(word.value) ? 1 : 0) : 1);
  const fixes: Fix[] = isEditable(section) && !/[|](?![^(]*\))/.test(pattern) ? [{ title: `Write ${pattern}$`, safety: 'review', edits: [replace(section.place({ start: end, end }), '$')] }] : [];
  return {
    at: section.place(word), severity: 'warning', consequence: 'silent', fixes,
    message: `${pattern} has no $ at its end and takes picture.php.jpg as well: an uploaded picture is run as PHP.`,
  };
}
