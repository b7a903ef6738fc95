/** What runs inside httpd's children and may keep sessions there, as far as httpd's own text and the files around it say. */
import type { TextPlace } from '../base/text-file';
import { iniOf } from '../gateway/ini';
import { entryOf } from '../gateway/model';
import type { ConfigNode, Place } from '../httpd/config/node';
import { contentSpan } from '../httpd/config/node';
import { aroundOf, NOTHING_AROUND, type Around, type AroundFile } from './around';
import type { NodeSource } from './mpm';
import { speaksOfSessions } from './session-settings';

/** The place that says something, and what it says, as a sentence. */
export interface Sign {
  readonly at: Place | TextPlace | undefined;
  readonly what: string;
}

/** What the signs are looked for in: names of the settings and comments beside the directives. */
export interface SignSource extends NodeSource {
  readonly assume: ReadonlySet<string>;
  readonly around?: Around;
}

/** Where a gateway keeps its connections: in the child that serves the request, or in a daemon of its own. */
export interface Gateway {
  readonly kind: 'in-process' | 'daemon';
  /** `known`: code of an application, CSP.ini, a setting or a comment says that sessions keep state in them. `ruled-out`: one says that it does not. */
  readonly stateAware: 'known' | 'possible' | 'ruled-out';
  readonly signs: readonly Sign[];
}

/** PHP as a module of httpd. */
export interface ModPhp {
  readonly sessions: 'in-use' | 'unknown';
  readonly signs: readonly Sign[];
  /** Set where some handler sends PHP to FPM as well, so that mod_php may serve nothing. */
  readonly assumes: readonly string[];
}

/** Keys of the directives that the signs are read from. */
export const SIGN_KEYS: readonly string[] = ['sethandler', 'addhandler', 'addtype', 'scriptalias', 'scriptaliasmatch', 'php_value', 'php_flag', 'php_admin_value', 'php_admin_flag'];

const IN_PROCESS = 'csp_module_sa';
const DAEMON = 'csp_module';
/** Programs that pass a request to the daemon, in the place of a module (Web Gateway Guide, C.3). */
const CGI_PROGRAM = /\/(?:nph-)?CSPcgi(?:Sys)?(?:\.exe)?$/;
const PHP_MODULES = ['php_module', 'php7_module', 'php5_module'];
const SHOWN = 3;

/**
 * The gateway of InterSystems' documentation: `csp_module_sa` works inside the children, `csp_module` passes everything on
 * to the daemon CSPnsd, and so do CGI programs. The module in the process counts where both are loaded.
 */
export function gatewayOf(source: SignSource): Gateway | undefined {
  const { modules } = source.config.commands;
  const { assume } = source;
  if (modules.has(IN_PROCESS)) {
    const traces = stateAwareTraces(source.around ?? NOTHING_AROUND);
    const stateAware = assume.has('no-state-aware-sessions') ? 'ruled-out' : assume.has('state-aware-sessions') || traces.length > 0 ? 'known' : 'possible';
    const handlers = source.nodes('sethandler', 'addhandler').filter((node) => node.words[0]?.value === 'csp-handler-sa').slice(0, SHOWN);
    const signs = [loaded(source, IN_PROCESS, 'The gateway runs inside the child processes.'), ...handlers.map((node) => sign(node, 'Requests go to the gateway in the process.')), ...traces.slice(0, SHOWN)];
    return { kind: 'in-process', stateAware, signs };
  }
  if (!modules.has(DAEMON)) {
    const cgi = source.nodes('scriptalias', 'scriptaliasmatch').filter(({ words }) => CGI_PROGRAM.test(words[1]?.value ?? ''));
    return cgi.length === 0 ? undefined : { kind: 'daemon', stateAware: 'ruled-out', signs: cgi.slice(0, SHOWN).map((node) => sign(node, 'Requests go to the gateway\'s daemon by a CGI program.')) };
  }
  return { kind: 'daemon', stateAware: 'ruled-out', signs: [loaded(source, DAEMON, 'The gateway\'s daemon holds the sessions.')] };
}

/** Code that turns such sessions on: `Set %session.Preserve = 1`, in no line that is a comment. */
const PRESERVES = /^(?![ \t]*(?:\/\/|;|#;|\*))[^\n]*?(%session\.Preserve[ \t]*=[ \t]*1\b)/gim;

const traced = new WeakMap<Around, readonly Sign[]>();

/** Places that prove state-aware sessions, code first. */
export function stateAwareTraces(around: Around): readonly Sign[] {
  let found = traced.get(around);
  if (found === undefined) traced.set(around, (found = findTraces(around)));
  return found;
}

function findTraces(around: Around): readonly Sign[] {
  const code = aroundOf(around, 'gateway-code').flatMap((file) => {
    const match = [...file.source.text.matchAll(PRESERVES)][0];
    if (match === undefined) return [];
    const start = match.index + match[0].length - match[1]!.length;
    return [trace(file, start, start + match[1]!.length, 'The application keeps its sessions in the process behind the connection.')];
  });
  const settings = aroundOf(around, 'csp-ini').flatMap((file) => {
    const entry = entryOf(iniOf(file.source).sections, 'SA_Exclude_File_Types');
    return entry === undefined || entry.value === '' ? [] : [trace(file, entry.start, entry.end, 'Only state-aware sessions have file types to exclude.')];
  });
  return [...code, ...settings];
}

function trace({ file, source }: AroundFile, start: number, end: number, what: string): Sign {
  return { at: { file, source, start, end }, what };
}

/** mod_php, unless nothing in the text gives it a script and something gives them to FPM. */
export function modPhpOf(source: SignSource): ModPhp | undefined {
  const { modules } = source.config.commands;
  const module = PHP_MODULES.find((identifier) => modules.has(identifier));
  if (module === undefined) return undefined;
  const handlers = source.nodes('sethandler', 'addhandler', 'addtype').map((node) => node.words[0]?.value ?? '');
  const toFpm = handlers.some((handler) => /^proxy:.*fcgi:\/\//i.test(handler));
  const toModule = handlers.some((handler) => /^(?:application\/x-httpd-php|php[57]?-script)/.test(handler));
  if (toFpm && !toModule) return undefined;
  const settings = source.nodes('php_value', 'php_flag', 'php_admin_value', 'php_admin_flag')
    .filter(({ key, words }) => speaksOfSessions(key, words[0]?.value ?? '', words[1]?.value ?? ''));
  const inUse = settings.length > 0 || source.assume.has('php-sessions');
  const signs = [loaded(source, module, 'PHP runs inside the child processes.'), ...settings.slice(0, SHOWN).map((node) => sign(node, 'A session setting of PHP.'))];
  return { sessions: inUse ? 'in-use' : 'unknown', signs, assumes: toFpm ? ['some requests for PHP go to mod_php and not to FPM'] : [] };
}

function sign(node: ConfigNode, what: string): Sign {
  return { at: node.wholePlace, what };
}

// A module that is linked in, or that a setting names, has no line.
function loaded({ config }: NodeSource, identifier: string, what: string): Sign {
  const site = config.environment.modules.get(identifier);
  return { at: site === undefined ? undefined : { ...site, ...contentSpan(site.line.text) }, what };
}
