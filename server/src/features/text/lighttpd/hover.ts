/** What a setting of lighttpd means, whose it is, and which releases know it. */
import { HTTP_FIELDS } from '../../../lighttpd/conditions';
import { HOST_KEYS, SERVER_KEYS } from '../../../lighttpd/gateway-servers';
import { lighttpdKey, lighttpdKeys, NEWEST_LIGHTTPD, type KeyFact } from '../../../lighttpd/keys';
import { backendProse, keyProse } from '../../../lighttpd/prose';
import { lighttpdOf } from '../../../lighttpd/read-root';
import { isLoaded } from '../../../lighttpd/server';
import { list, paragraph, type Hover, type Inline } from '../../hover/card';
import { holds, rangeIn } from '../spans';
import type { TextView } from '../text-features';
import { lighttpdAt } from './at';

const TYPES: Readonly<Record<KeyFact['type'], string>> = {
  string: 'a text', bool: '"enable" or "disable"', short: 'a number up to 65535', int: 'a number up to 4294967295', array: 'a list', vlist: 'a list of texts',
  kvstring: 'a list of pairs of texts', kvany: 'a list of pairs', kvarray: 'a list of lists', deprecated: 'nothing any more',
};

export function lighttpdHover(view: TextView, offset: number): Hover | undefined {
  const { source } = view;
  const { statement, condition, elements, value } = lighttpdAt(source, offset);
  if (statement?.kind === 'assignment' && holds(statement.key, offset)) {
    const key = lighttpdKey(statement.name);
    return key === undefined ? undefined : { range: rangeIn(source, statement.key), parts: keyCard(view, key) };
  }
  if (value?.kind === 'string' && statement?.kind === 'assignment') {
    if (statement.name === 'server.modules') return moduleCard(view, value.value, value);
    const fact = SERVER_KEYS.includes(statement.name.toLowerCase()) && elements.length === 3 ? HOST_KEYS[value.value.toLowerCase()] : undefined;
    if (fact === undefined) return undefined;
    const since: readonly (readonly Inline[])[] = fact.since === undefined ? [] : [[`**Since** 1.4.${fact.since}`]];
    return { range: rangeIn(source, value), parts: [paragraph(backendProse(value.value)), ...list([['**Takes** ', TYPES[fact.type]], ...since])] };
  }
  if (condition !== undefined && holds(condition.field, offset)) {
    const fields = HTTP_FIELDS.map((name): Inline => ({ code: name })).flatMap((code, index) => (index === 0 ? [code] : [', ', code]));
    return { range: rangeIn(source, condition.field), parts: [paragraph('What is compared. ', { code: '$HTTP' }, ' has ', ...fields, '; any header is ', { code: '$REQUEST_HEADER["Name"]' }, ', the listening socket ', { code: '$SERVER["socket"]' }, '.')] };
  }
  return undefined;
}

function keyCard(view: TextView, key: KeyFact): Hover['parts'] {
  const server = view.check === undefined ? undefined : lighttpdOf(view.check.reading);
  const rows: (readonly Inline[])[] = [['**Takes** ', TYPES[key.type]]];
  if (key.module !== 'core') rows.push(['**Module** ', { code: key.module === 'tls' ? 'mod_openssl' : key.module }, server !== undefined && isLoaded(server.modules, key) === false ? ', which is not loaded: lighttpd ignores the setting' : '']);
  if (key.scope !== 'connection') rows.push([key.scope === 'server' ? '**For the whole server** only; in a condition it has no effect' : '**For a socket:** the whole server or `$SERVER["socket"]`']);
  if (key.since > 1) rows.push([`**Since** 1.4.${key.since}`]);
  if (key.last !== undefined) rows.push([`**Last in** 1.4.${key.last}; ${NEWEST_LIGHTTPD} was the newest looked at`]);
  const prose = keyProse(key.name);
  return [{ kind: 'code', text: key.name }, ...(prose === undefined ? [] : [paragraph(prose)]), ...list(rows)];
}

function moduleCard({ source }: TextView, name: string, at: { readonly start: number; readonly end: number }): Hover | undefined {
  const keys = [...lighttpdKeys().values()].filter(({ module, last }) => last === undefined && (module === name || module === 'tls' && name === 'mod_openssl'));
  if (keys.length === 0) return undefined;
  return { range: rangeIn(source, at), parts: [{ kind: 'code', text: name }, paragraph('Its settings:'), ...list(keys.slice(0, 20).map((key): readonly Inline[] => [{ code: key.name }]))] };
}
