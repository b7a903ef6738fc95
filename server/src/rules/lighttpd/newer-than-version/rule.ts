import { placeIn } from '../../../base/text-file';
import { treeOf } from '../../../lighttpd/evaluate';
import { HOST_KEYS, SERVER_KEYS } from '../../../lighttpd/gateway-servers';
import { lighttpdKey } from '../../../lighttpd/keys';
import { lighttpdOf } from '../../../lighttpd/read-root';
import { allSettings } from '../../../lighttpd/server';
import { allStatements, type Statement } from '../../../lighttpd/tree';
import type { Span } from '../../../base/span';
import { keyPlace, keyText } from '../../lighttpd';
import type { FileRule } from '../../types';

/** Which release brought what was read from the sources of 1.4.1 to 1.4.85. */
export const rule: FileRule = {
  id: 'lighttpd/newer-than-version',
  summary: 'A setting or sign that the given version of lighttpd does not know yet',
  severities: ['warning', 'error'],
  scope: 'file',
  on: ['lighttpd'],
  *check(view) {
    const release = Number(/^1\.4\.(\d+)$/.exec(view.host.lighttpdVersion ?? '')?.[1] ?? NaN);
    const server = lighttpdOf(view.reading);
    if (server === undefined || !(release > 0)) return;
    for (const { setting } of allSettings(server)) {
      const key = lighttpdKey(setting.name);
      if (key !== undefined && key.since > release) {
        yield { at: keyPlace(setting), severity: 'warning', consequence: 'warns', message: `${keyText(setting)} came with 1.4.${key.since}: lighttpd 1.4.${release} ignores it and says so in the log.` };
      }
      if (!SERVER_KEYS.includes(setting.name.toLowerCase()) || setting.value.type !== 'array') continue;
      for (const { value } of setting.value.items) {
        for (const host of value.type === 'array' ? value.items : []) {
          for (const { key: name, at } of host.value.type === 'array' ? host.value.items : []) {
            const since = HOST_KEYS[name?.toLowerCase() ?? '']?.since ?? 0;
            if (since > release) yield { at, severity: 'warning', consequence: 'silent', message: `"${name}" of a backend came with 1.4.${since}: lighttpd 1.4.${release} ignores it without a word.` };
          }
        }
      }
    }
    for (const of of server.files) {
      for (const statement of allStatements(treeOf(of.source, release).statements)) {
        for (const { at, what, since } of newSigns(statement)) {
          if (since > release) yield { at: placeIn(of, at), severity: 'error', consequence: 'rejects', message: `${what} came with 1.4.${since}: lighttpd 1.4.${release} refuses it and does not start.` };
        }
      }
    }
  },
};

function* newSigns(statement: Statement): Generator<{ readonly at: Span; readonly what: string; readonly since: number }> {
  if (statement.kind === 'assignment' && statement.operator === ':=') yield { at: statement.operatorSpan, what: ':=', since: 46 };
  if (statement.kind !== 'conditional') return;
  for (const { condition, start } of statement.branches) {
    if (condition === undefined) yield { at: { start, end: start + 1 }, what: 'A plain else', since: 42 };
    else if (condition.operator === '=^' || condition.operator === '=$') yield { at: condition.operatorSpan, what: condition.operator, since: 65 };
    else if (condition.object.value === 'REQUEST_HEADER') yield { at: condition.object, what: '$REQUEST_HEADER', since: 46 };
  }
}
