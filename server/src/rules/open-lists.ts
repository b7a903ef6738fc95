import type { DirectiveSpec } from '../httpd/catalog/types';

/**
 * Directives that take any number of words and check none of them: whatever stands on the line becomes an entry of the
 * list. Measured with the real server (the cases of httpd/hash-is-an-argument name each of them).
 */
const OPEN_LISTS: ReadonlySet<string> = new Set([
  'accessfilename', 'directoryindex', 'serveralias', 'indexignore', 'languagepriority', 'protocols',
  'addalt', 'addaltbyencoding', 'addaltbytype', 'adddescription', 'addicon', 'addiconbyencoding', 'addiconbytype',
  'addcharset', 'addencoding', 'addhandler', 'addinputfilter', 'addlanguage', 'addoutputfilter', 'addtype',
  'removecharset', 'removeencoding', 'removehandler', 'removeinputfilter', 'removelanguage', 'removeoutputfilter', 'removetype',
  'passenv', 'unsetenv', 'setenvif', 'setenvifnocase', 'browsermatch', 'browsermatchnocase', 'setenvifexpr',
  'noproxy', 'cacheignoreheaders', 'cacheignoreurlsessionidentifiers', 'addoutputfilterbytype', 'registerhttpmethod',
]);

/** Whether further words of the line, whatever they are, become entries of a list. */
export function isOpenList(spec: DirectiveSpec): boolean {
  return spec.type === 'plain' && OPEN_LISTS.has(spec.name.toLowerCase());
}
