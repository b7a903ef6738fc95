/** SSLCipherSuite: names with colons between them, and the protocol before them. */
import { CIPHERS, CIPHERS_13 } from '../../httpd/catalog/terms/tls';
import type { Completion } from '../completion';
import { offer, termOffer, type Request } from './request';

export function cipherOffers(request: Request): readonly Completion[] {
  const { partial, before } = request;
  const written = /[^:, ]*$/.exec(partial)![0];
  const table = before[0] === 'TLSv1.3' ? CIPHERS_13 : CIPHERS;
  const sign = /^[!+-]/.test(written) ? 1 : 0;
  const ciphers = table.map((term) => (sign === 1 && !term.name.startsWith('!') ? termOffer(request, term, 'value', { back: written.length - 1 }) : termOffer(request, term, 'value', { back: written.length })));
  if (before.length > 0 || written !== partial) return ciphers;
  return [...ciphers, offer(request, { label: 'TLSv1.3', kind: 'keyword', documentation: 'Ciphers of TLS 1.3 follow; they are set apart from the others.' }), offer(request, { label: 'SSL', kind: 'keyword', documentation: 'Ciphers up to TLS 1.2 follow; the default.', rank: 1 })];
}
