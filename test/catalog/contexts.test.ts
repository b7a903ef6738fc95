import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allowedIn, type Place } from '../../server/src/httpd/catalog/allowed-in';
import { catalog } from '../../server/src/httpd/catalog/catalog';
import type { DirectiveSpec } from '../../server/src/httpd/catalog/types';
import { danger } from '../harness/apache-guard';
import { inParallel } from '../harness/pool';
import { httpdTest, loadLines, refusal, sharedModules, withNeeds } from './httpd';

const places: Readonly<Record<Exclude<Place, 'htaccess'>, (line: string) => string>> = {
  server: (line) => line,
  virtualHost: (line) => `<VirtualHost *:80>\n${line}\n</VirtualHost>`,
  directory: (line) => `<Directory /srv/x>\n${line}\n</Directory>`,
  location: (line) => `<Location /x>\n${line}\n</Location>`,
  files: (line) => `<Files x>\n${line}\n</Files>`,
  if: (line) => `<If "true">\n${line}\n</If>`,
  limit: (line) => `<Directory /srv/x>\n<Limit GET>\n${line}\n</Limit>\n</Directory>`,
  proxy: (line) => `<Proxy http://x/>\n${line}\n</Proxy>`,
};

/** Where the accepted arguments rest on a line above, or differ inside a section that already names the path. */
const before: Readonly<Record<string, string>> = {
  FilterProtocol: 'FilterDeclare fx', FilterTrace: 'FilterDeclare fx', UndefMacro: '<Macro mm $x>\n</Macro>', Use: '<Macro mm $x>\n</Macro>',
};
const above: Readonly<Record<string, string>> = {
  ProxySet: '<Proxy balancer://b1>\nBalancerMember http://127.0.0.1:9\n</Proxy>',
};
const proxyArgs: Readonly<Record<string, string>> = { ProxySet: 'retry=5' };
const perDirectoryArgs: Readonly<Record<string, string>> = {
  BalancerMember: 'http://127.0.0.1:9', CacheDisable: 'on', CacheEnable: 'disk', ProxyPass: 'http://127.0.0.1:9/',
  ProxyPassMatch: 'http://127.0.0.1:9/', ProxyPassReverse: 'http://127.0.0.1:9/',
};

function lineFor(directive: DirectiveSpec, place: Place): { readonly text: string; readonly argCount: number } {
  const perDirectory = place !== 'server' && place !== 'virtualHost';
  const special = (place === 'proxy' ? proxyArgs[directive.name] : undefined) ?? (perDirectory ? perDirectoryArgs[directive.name] : undefined);
  const args = special ?? directive.sample ?? '';
  const setup = before[directive.name];
  return {
    text: `${setup === undefined ? '' : `${setup}\n`}${directive.name} ${args}`,
    argCount: args === '' ? 0 : args.split(/\s+/).length,
  };
}

const placeNames = Object.keys(places) as readonly (keyof typeof places)[];

httpdTest('httpd accepts a directive where the catalogue says so', async () => {
  const modules = sharedModules();
  const loaded = new Set([...modules.map((module) => module.identifier), 'mpm_event_module']);
  const lines = loadLines('event', modules);
  const pairs = [...catalog.directives.values()].filter((directive) => isTestable(directive, loaded))
    .flatMap((directive) => placeNames.map((place) => ({ directive, place })));
  assert.ok(pairs.length > 4000, `${pairs.length} pairs`);
  const chosen = process.env['CI'] === 'true' ? pairs : fc.sample(fc.constantFrom(...pairs), 300);
  const wrong = await inParallel(chosen, 2, async ({ directive, place }, slot) => {
    const line = lineFor(directive, place);
    const setup = above[directive.name] ?? '';
    const text = place === 'virtualHost' ? `${places[place](`${setup}\n${line.text}`)}\n` : `${setup}\n${places[place](line.text)}\n`;
    const allowed = allowedIn(directive, place, line.argCount);
    const few = modules.filter((module) => [...directive.identifiers, 'proxy_module'].includes(module.identifier));
    // Most arguments need no other module, and the server starts several times faster without them.
    if (allowed && (await refusal(loadLines('event', withNeeds(few)) + text, slot)) === undefined) return undefined;
    const message = await refusal(lines + text, slot);
    return allowed === (message === undefined) ? undefined : `${line.text} in ${place}: ${message ?? 'accepted'}`;
  });
  assert.deepEqual(wrong.filter((line) => line !== undefined), []);
});

/** A plain directive of a loaded module with arguments that the server is known to accept. */
function isTestable(directive: DirectiveSpec, loaded: ReadonlySet<string>): boolean {
  return directive.inBinary && directive.type === 'plain' && directive.sample !== undefined &&
    danger(`${directive.name} ${directive.sample}`) === undefined &&
    !(directive.identifiers.every((identifier) => identifier.startsWith('mpm_') && !loaded.has(identifier)));
}
