import { HOST_KEYS, SERVER_KEYS } from '../../../lighttpd/gateway-servers';
import { lighttpdKey, lighttpdKeys, NEWEST_LIGHTTPD } from '../../../lighttpd/keys';
import { lighttpdOf } from '../../../lighttpd/read-root';
import { allSettings } from '../../../lighttpd/server';
import type { Item } from '../../../lighttpd/values';
import { keyPlace, keyText, textAt } from '../../lighttpd';
import type { FileRule, Fix, Found } from '../../types';
import { nearestNames } from '../../../httpd/catalog/nearest-names';

/** config_finalize (configfile.c): a key that no module has asked for is told in one line, and the test ends with 0. */
export const rule: FileRule = {
  id: 'lighttpd/unknown-key',
  summary: 'A setting that lighttpd does not know',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'file',
  on: ['lighttpd'],
  *check(view) {
    const server = lighttpdOf(view.reading);
    if (server === undefined) return;
    for (const { setting } of allSettings(server)) {
      if (/^(?:var|env)\./i.test(setting.name)) continue;
      const key = lighttpdKey(setting.name);
      const name = keyText(setting);
      if (key?.last !== undefined) {
        yield {
          at: keyPlace(setting), severity: 'info', consequence: 'warns', tags: ['deprecated'], assumes: [`lighttpd is newer than 1.4.${key.last}`],
          message: `The last release with ${name} is 1.4.${key.last}; later ones ignore it and say so in the log.${REPLACED[key.name] ?? ''}`,
        };
      } else if (key === undefined) {
        const near = nearestNames(name.toLowerCase(), [...lighttpdKeys().values()].filter(({ last }) => last === undefined).map((each) => each.name), 1)[0];
        yield { at: keyPlace(setting), severity: 'warning', consequence: 'warns', message: `lighttpd 1.4.${NEWEST_LIGHTTPD} has no ${name}: it says so in the log and ignores it.${near === undefined ? '' : ` ${near} is near.`}`, fixes: renaming(near, keyPlace(setting), (word) => word) };
      }
      if (key !== undefined && SERVER_KEYS.includes(key.name)) yield* backendKeys(setting.value.type === 'array' ? setting.value.items : []);
    }
  },
};

const REPLACED: Readonly<Record<string, string>> = {
  'server.use-keep-alive': ' server.max-keep-alive-requests = 0 ends keep-alive.',
  'ssl.use-sslv3': ' ssl.openssl.ssl-conf-cmd sets protocols.', 'ssl.use-sslv2': ' ssl.openssl.ssl-conf-cmd sets protocols.',
  'ssl.honor-cipher-order': ' ssl.openssl.ssl-conf-cmd sets it.', 'ssl.dh-file': ' ssl.openssl.ssl-conf-cmd sets it.', 'ssl.ec-curve': ' ssl.openssl.ssl-conf-cmd sets it.',
  'auth.debug': '', 'server.docroot': ' It is server.document-root now.',
};

function* backendKeys(extensions: readonly Item[]): Generator<Found> {
  for (const { value } of extensions) {
    for (const host of value.type === 'array' ? value.items : []) {
      for (const { key, at } of host.value.type === 'array' ? host.value.items : []) {
        if (key === undefined || Object.hasOwn(HOST_KEYS, key.toLowerCase())) continue;
        const near = nearestNames(key.toLowerCase(), Object.keys(HOST_KEYS), 1)[0];
        yield { at, severity: 'warning', consequence: 'silent', message: `A backend has no "${key}": lighttpd ignores it without a word.${near === undefined ? '' : ` "${near}" is near.`}`, fixes: textAt(at) === `"${key}"` ? renaming(near, at, (word) => `"${word}"`) : [] };
      }
    }
  }
}

function renaming(near: string | undefined, at: Found['at'], write: (word: string) => string): readonly Fix[] {
  return near === undefined ? [] : [{ title: `Write ${near}`, safety: 'review', edits: [{ kind: 'replace', at, text: write(near) }] }];
}
