import { placeIn } from '../../../base/text-file';
import { isLoaded, allSettings } from '../../../lighttpd/server';
import { lighttpdKey, type KeyFact } from '../../../lighttpd/keys';
import type { Setting } from '../../../lighttpd/context';
import { lighttpdOf } from '../../../lighttpd/read-root';
import { lastOperand } from '../../../lighttpd/tree';
import { keyPlace, keyText } from '../../lighttpd';
import type { FileRule, Fix, FileView } from '../../types';

/** config_finalize (configfile.c): without its module a setting is an unknown key. */
export const rule: FileRule = {
  id: 'lighttpd/module-not-loaded',
  summary: 'A setting of a module that server.modules does not name',
  severities: ['error', 'warning'],
  fixable: 'review',
  scope: 'file',
  on: ['lighttpd'],
  *check(view) {
    const server = lighttpdOf(view.reading);
    if (server === undefined) return;
    const missing = new Map<string, Setting[]>();
    for (const { setting } of allSettings(server)) {
      const key = lighttpdKey(setting.name);
      if (key === undefined || key.last !== undefined || isLoaded(server.modules, key) !== false) continue;
      const module = moduleOf(key);
      missing.set(module, [...missing.get(module) ?? [], setting]);
    }
    for (const [module, settings] of missing) {
      const first = settings.find(({ name }) => effectOf(name) !== undefined) ?? settings[0]!;
      const effect = effectOf(first.name);
      yield {
        at: keyPlace(first), severity: effect === undefined ? 'warning' : 'error', consequence: effect === undefined ? 'warns' : 'request-fails',
        message: `${keyText(first)} is a setting of ${module}, which server.modules does not name: lighttpd ignores it.${effect === undefined ? '' : ` ${effect}`}`,
        fixes: adding(view, module),
        related: settings.filter((setting) => setting !== first).slice(0, 5).map((setting) => ({ at: keyPlace(setting), message: 'Ignored, too.' })),
      };
    }
  },
};

/** What happens to requests without the module. */
const EFFECTS: Readonly<Record<string, string>> = {
  'proxy.server': 'Requests are answered from the document root.', 'fastcgi.server': 'Scripts are sent as they are, source code and all.', 'scgi.server': 'Requests are answered from the document root.',
  'ajp13.server': 'Requests are answered from the document root.', 'wstunnel.server': 'Requests are answered from the document root.', 'sockproxy.server': 'Connections are read as HTTP.',
  'cgi.assign': 'Scripts are sent as they are, source code and all.', 'auth.require': 'Nobody is asked for a password.', 'url.access-deny': 'The files can be fetched.',
};

function effectOf(name: string): string | undefined {
  return EFFECTS[name.toLowerCase()];
}

function moduleOf({ module }: KeyFact): string {
  return module === 'tls' ? 'mod_openssl' : module;
}

// Into the list where it stands in parentheses, else after it.
function adding(view: FileView, module: string): readonly Fix[] {
  const setting = lighttpdOf(view.reading)!.contexts[0]!.get('server.modules');
  if (setting === undefined) return [];
  const operand = lastOperand(setting.assignment.value);
  if (operand?.kind !== 'array') return [];
  const title = `Add ${module} to server.modules`;
  const last = operand.elements.at(-1);
  if (last === undefined) return [{ title, safety: 'review', edits: [{ kind: 'replace', at: placeIn(setting.of, operand), text: `( "${module}" )` }] }];
  return [{ title, safety: 'review', edits: [{ kind: 'replace', at: placeIn(setting.of, { start: last.end, end: last.end }), text: `, "${module}"` }] }];
}
