/** Settings, modules, fields of conditions and keys of backends that fit at a place of a lighttpd.conf. */
import { HTTP_FIELDS } from '../../../lighttpd/conditions';
import { HOST_KEYS, SERVER_KEYS } from '../../../lighttpd/gateway-servers';
import { knownModules, lighttpdKey, lighttpdKeys } from '../../../lighttpd/keys';
import { backendProse, keyProse } from '../../../lighttpd/prose';
import { lighttpdOf } from '../../../lighttpd/read-root';
import { isLoaded } from '../../../lighttpd/server';
import type { Completion } from '../../completion';
import { typingAt, type Typing } from '../offers';
import type { TextView } from '../text-features';
import { lighttpdAt } from './at';

export function lighttpdCompletions(view: TextView, offset: number): readonly Completion[] {
  const { before: upTo, offer } = typingAt(view, offset);
  const field = /\$HTTP\["([\w-]*)$/.exec(upTo);
  if (field !== null) return HTTP_FIELDS.map((name) => offer(field[1]!, name));
  if (/#/.test(upTo.replace(/"[^"]*"?/g, ''))) return [];
  const quoted = /"([^"]*)$/.exec(upTo.replace(/"[^"]*"/g, (text) => ' '.repeat(text.length)));
  const { statement } = lighttpdAt(view.source, offset);
  const name = statement?.kind === 'assignment' ? statement.name.toLowerCase() : /([\w.-]+)\s*(?:\+|:)?=/.exec(upTo)?.[1]?.toLowerCase();
  if (quoted !== null) return name === undefined ? [] : inQuotes(name, quoted[1]!, offer);
  const word = /^[ \t}]*(?:else[ \t]*\{?[ \t]*)?([\w.-]*)$/.exec(upTo);
  return word === null ? [] : keyOffers(view, word[1]!, offer);
}

type Offer = Typing['offer'];

function inQuotes(name: string, typed: string, offer: Offer): readonly Completion[] {
  if (name === 'server.modules') return knownModules().map((module) => offer(typed, module, { kind: 'module' }));
  if (SERVER_KEYS.includes(name)) return Object.keys(HOST_KEYS).map((key) => offer(typed, key, { kind: 'key', documentation: backendProse(key) }));
  if (/\.balance$/.test(name)) return ['least-connection', 'round-robin', 'hash', 'sticky'].map((word) => offer(typed, word));
  return lighttpdKey(name)?.type === 'bool' ? ['enable', 'disable'].map((word) => offer(typed, word)) : [];
}

function keyOffers(view: TextView, typed: string, offer: Offer): readonly Completion[] {
  const server = view.check === undefined ? undefined : lighttpdOf(view.check.reading);
  return [...lighttpdKeys().values()].filter(({ last }) => last === undefined).map((key) => {
    const missing = isLoaded(server?.modules, key) === false;
    return offer(typed, key.name, {
      kind: 'directive', detail: key.module === 'core' ? '' : `${key.module === 'tls' ? 'mod_openssl' : key.module}${missing ? ' (not loaded)' : ''}`, documentation: keyProse(key.name), insert: `${key.name} = `, rank: missing ? 1 : 0,
    });
  });
}
