import { argumentsOf } from './arguments';
import type { NamedSnippet } from './confirm';
import { inContext, type Context } from './contexts';
import { linesOf, standsAlone, type Sample } from './samples';

const SERVER: Context = { name: 'server', before: '', after: '' };
const HOST: Context = { name: 'VirtualHost', before: '<VirtualHost 127.0.0.1:80>\nServerName v\n', after: '</VirtualHost>\n' };
const DIRECTORY: Context = { name: 'Directory', before: '<Directory /x>\n', after: '</Directory>\n' };
const PROXY: Context = { name: 'Proxy', before: '<Proxy balancer://b1>\n', after: '</Proxy>\n' };
const MANAGED: Context = { name: 'MDomainSet', before: '<MDomainSet d№.example>\n', after: '</MDomainSet>\n' };
const AFTER_IF: Context = { name: 'after If', before: '<If "true">\n</If>\n', after: '' };
const FILTER: Context = { name: 'after FilterDeclare', before: 'FilterDeclare f\n', after: '' };

const OWN: Readonly<Record<string, Context>> = {
  serveralias: HOST, serverpath: HOST, rewritebase: DIRECTORY, mdcertificatefile: MANAGED, mdcertificatekeyfile: MANAGED, mdmember: MANAGED,
  mdmembers: MANAGED, '<elseif': AFTER_IF, '<else': AFTER_IF, '<limit': DIRECTORY, '<limitexcept': DIRECTORY,
  filterprotocol: FILTER, filterprovider: FILTER, filtertrace: FILTER, filterchain: FILTER, proxyset: { ...PROXY, before: '', after: '' },
};

/** The place in which the arguments of a directive are judged, so that a refusal is about them. */
function placeFor(sample: Sample): Context {
  const own = OWN[sample.key];
  if (own) return own;
  const where = sample.spec.where;
  if (['RSRC_CONF', 'OR_ALL', 'OR_OPTIONS', 'OR_FILEINFO', 'OR_INDEXES'].some((bit) => where.includes(bit as never))) return SERVER;
  return where.includes('PROXY_CONF') && !where.includes('ACCESS_CONF') ? PROXY : DIRECTORY;
}

/** Every argument text of a directive as a snippet. `next` gives numbers for names that have to differ. */
export function argumentCases(sample: Sample, next: () => number): NamedSnippet[] {
  const place = placeFor(sample);
  return argumentsOf(sample).map((args) => {
    const number = next();
    return { name: `${sample.spec.name} ${args}`, text: inContext(place, linesOf(sample, args, number), number), alone: standsAlone(sample) };
  });
}
