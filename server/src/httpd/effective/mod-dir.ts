/** Directories: the redirect to the slash, and the index that answers in their place. fixup_dir (mod_dir.c). */
import type { ConfigNode } from '../config/node';
import type { Applied } from './applied';
import { hasModule, type Inquiry } from './inquiry';
import type { Asked } from './rewrite/around';
import type { Answer, Walked } from './walk';

/** @param walkTo what applies to a request of its own for another path of the same server */
export function directoryAnswer(inquiry: Inquiry, walked: Walked, walkTo: (asked: Asked) => Walked): { readonly walked?: Walked; readonly answer?: Answer } | undefined {
  const { target, sections } = walked;
  if (!hasModule(inquiry, 'dir_module') || target.mapped?.kind === 'unknown') return undefined;
  if (target.kind === 'absent') return fallback(inquiry, walked, walkTo);
  if (target.pathInfo !== '') return undefined;
  // What was not copied here is taken for a directory where the URL says so.
  if (target.kind !== 'directory' && !(target.kind === 'unknown' && target.filename?.endsWith('/') === true)) return undefined;
  if (!target.uri.endsWith('/')) {
    if (flag(sections, 'directoryslash') === 'off') return undefined;
    return { answer: { status: 301, why: 'a directory without its slash (DirectorySlash)' } };
  }
  // Rules have made another request of it.
  if (walked.anew !== undefined) return undefined;
  if (flag(sections, 'directorycheckhandler') === 'on' && lastOf(sections, 'sethandler') !== undefined) return undefined;
  let refusal: Answer | undefined;
  for (const name of indexNames(sections)) {
    const next = walkTo(subrequest(walked, name.startsWith('/') ? name : target.uri + name));
    const { kind } = next.target;
    if (next.answer === undefined && next.asked.status !== 200) return { answer: left(next) };
    if (next.answer === undefined && (next.target.mapped?.kind === 'proxy' || (kind === 'file' && next.target.mapped?.kind === 'file'))) return redirectsToIndex(sections, next);
    if (next.answer !== undefined && next.answer.status >= 300 && next.answer.status < 400) return { answer: next.answer };
    // A refusal is given at the end, lest a listing shows what must not be seen.
    if (next.answer !== undefined && next.answer.status !== 404) refusal = next.answer;
    if (next.target.mapped?.kind === 'unknown') return { walked: next };
    if (kind === 'unknown') {
      inquiry.notes.push({ message: `Whether ${next.target.filename ?? name} exists is not known; if it does, httpd answers with it (ask for ${next.target.uri}).` });
      return undefined;
    }
  }
  return refusal === undefined ? undefined : { answer: refusal };
}

/** FallbackResource answers for what is not there and what nobody else handles: fixup_dflt. */
function fallback(inquiry: Inquiry, walked: Walked, walkTo: (asked: Asked) => Walked): { readonly walked?: Walked; readonly answer?: Answer } | undefined {
  const { target, sections } = walked;
  const name = lastOf(sections, 'fallbackresource')?.words[0]?.value;
  const isHandled = walked.anew !== undefined || target.mapped?.kind !== 'file' || lastOf(sections, 'sethandler') !== undefined || target.mapped.by?.key.includes('script') === true;
  if (name === undefined || name.toLowerCase() === 'disabled' || isHandled) return undefined;
  const next = walkTo(subrequest(walked, name.startsWith('/') ? name : target.uri.slice(0, target.uri.lastIndexOf('/') + 1) + name));
  if (next.answer !== undefined) return next.answer.status === 404 ? undefined : { answer: next.answer };
  if (next.asked.status !== 200) return { answer: left(next) };
  return next.target.mapped?.kind === 'proxy' || next.target.mapped?.kind === 'unknown' || next.target.kind === 'file' ? { walked: next } : undefined;
}

/** The status of a redirect that a later rule took back is handed on. */
function left({ asked }: Walked): Answer {
  return { status: asked.status, why: 'the request for it ends with the status of a redirect that a later rule took back' };
}

/** Rules see it as a request inside another; END of the outer one does not hold in it. */
function subrequest({ asked }: Walked, uri: string): Asked {
  return { ...asked, uri, isSubrequest: true, ended: false, status: 200 };
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
