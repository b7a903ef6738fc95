/** Directories: the redirect to the slash, and the index that answers in their place. fixup_dir (mod_dir.c). */
import type { ConfigNode } from '../config/node';
import type { Applied } from './applied';
import { hasModule, type Inquiry } from './inquiry';
import type { Answer, Walked } from './what-applies';

/** @param walkTo what applies to another path of the same server */
export function directoryAnswer(inquiry: Inquiry, walked: Walked, walkTo: (uri: string) => Walked): { readonly walked?: Walked; readonly answer?: Answer } | undefined {
  const { target, sections } = walked;
  if (!hasModule(inquiry, 'dir_module') || target.pathInfo !== '') return undefined;
  // What was not copied here is taken for a directory where the URL says so.
  if (target.kind !== 'directory' && !(target.kind === 'unknown' && target.filename?.endsWith('/') === true)) return undefined;
  if (!target.uri.endsWith('/')) {
    if (flag(sections, 'directoryslash') === 'off') return undefined;
    return { answer: { status: 301, why: 'a directory without its slash (DirectorySlash)' } };
  }
  if (flag(sections, 'directorycheckhandler') === 'on' && lastOf(sections, 'sethandler') !== undefined) return undefined;
  let refusal: Answer | undefined;
  for (const name of indexNames(sections)) {
    const next = walkTo(name.startsWith('/') ? name : target.uri + name);
    const { kind } = next.target;
    if (next.target.mapped?.kind === 'proxy' || kind === 'file') return redirectsToIndex(sections, next);
    if (next.answer !== undefined && next.answer.status >= 300 && next.answer.status < 400) return { answer: next.answer };
    // A refusal is given at the end, lest a listing shows what must not be seen.
    if (next.answer !== undefined && next.answer.status !== 404) refusal = next.answer;
    if (kind === 'unknown' || next.target.mapped?.kind === 'unknown') {
      inquiry.notes.push({ message: `Whether ${next.target.filename ?? name} exists is not known; if it does, httpd answers with it (ask for ${next.target.uri}).` });
      return undefined;
    }
  }
  return refusal === undefined ? undefined : { answer: refusal };
}

function redirectsToIndex(sections: readonly Applied[], next: Walked): { readonly walked?: Walked; readonly answer?: Answer } {
  const value = flag(sections, 'directoryindexredirect');
  if (value === undefined || value === 'off') return { walked: next };
  const status = { on: 302, permanent: 301, temp: 302, seeother: 303 }[value] ?? Number(value);
  return status >= 300 && status < 400 ? { answer: { status, why: 'DirectoryIndexRedirect' } } : { walked: next };
}

/** The names of the innermost section that has any; `disabled` alone takes them away. The default is index.html. */
function indexNames(sections: readonly Applied[]): readonly string[] {
  const section = sections.filter(({ directives }) => directives.some(({ key }) => key === 'directoryindex')).at(-1);
  if (section === undefined) return ['index.html'];
  let names: string[] = [];
  for (const node of section.directives) {
    if (node.key !== 'directoryindex') continue;
    const words = node.words.map(({ value }) => value);
    names = words.length === 1 && words[0]!.toLowerCase() === 'disabled' ? [] : [...names, ...words];
  }
  return names;
}

function lastOf(sections: readonly Applied[], key: string): ConfigNode | undefined {
  return sections.flatMap(({ directives }) => directives).filter((node) => node.key === key).at(-1);
}

function flag(sections: readonly Applied[], key: string): string | undefined {
  return lastOf(sections, key)?.words[0]?.value.toLowerCase();
}
