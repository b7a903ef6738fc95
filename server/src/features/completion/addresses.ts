/** Addresses of virtual hosts and of Listen, and names of hosts. */
import { wordsFrom } from '../../httpd/syntax/words';
import type { Completion } from '../completion';
import { definedNames, sourcesOf } from '../names/occurrences';
import { offer, type Request } from './request';

export function addressOffers(request: Request): readonly Completion[] {
  if (request.key === 'listen') return ['80', '443', '8080', '127.0.0.1:8080', '[::]:80', '0.0.0.0:80'].map((label) => offer(request, { label, kind: 'value' }));
  const listened = new Set<string>();
  for (const source of sourcesOf(request.view).values()) {
    for (const line of source.lines()) {
      if (line.kind !== 'directive' || line.head.value.toLowerCase() !== 'listen') continue;
      const address = wordsFrom(line.text, line.head.end)[0]?.value;
      if (address !== undefined) listened.add(/^\d+$/.test(address) ? `*:${address}` : address);
    }
  }
  const addresses = [...listened].map((label) => offer(request, { label, kind: 'value', detail: 'listened on' }));
  const common = ['*:80', '*:443'].filter((each) => !listened.has(each)).map((label) => offer(request, { label, kind: 'value', rank: 1 }));
  return [...addresses, ...common, offer(request, { label: '_default_', kind: 'value', detail: 'the same as *', rank: 2 })];
}

export function hostOffers(request: Request): readonly Completion[] {
  const given = new Set(request.before);
  return definedNames(request.view, 'host').filter((name) => !given.has(name)).map((label) => offer(request, { label, kind: 'reference', detail: 'host of this configuration' }));
}
