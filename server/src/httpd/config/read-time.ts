/** Directives that run while they are read (EXEC_ON_READ), each by its handler in httpd. */
import { resolvePath } from '../../base/path';
import { directive } from '../catalog/catalog';
import { trimmedEnd, wordsFrom } from '../syntax/words';
import { hearArguments } from './argument-count';
import { CONDITIONAL_KEYS, ifVersion, readTest, type Truth } from './conditions';
import { GRANTS_ALL } from './htaccess';
import { readInclude } from './include';
import { loadFile, loadModule } from './load-module';
import { openMacro, undefineMacro, useMacro } from './macro';
import type { ConfigNode, Guard } from './node';
import { problem, type Reader } from './reader';
import { textAfterTag } from './sections';

const BODY_SECTION = /^<(?:lua(?:hook|quick)|perl$)/;

/** Runs a directive that httpd executes at once. Its node is kept, so that editors and rules can see it. */
export function runAtReadTime(reader: Reader, node: ConfigNode): void {
  const { key } = node;
  if (reader.world.scope === 'htaccess' && !allowedInHtaccess(reader, node)) return;
  if (CONDITIONAL_KEYS.has(key)) {
    openConditional(reader, node);
    return;
  }
  reader.add(node);
  if (key === '<macro') openMacro(reader, node);
  else if (BODY_SECTION.test(key)) openBody(reader, node);
  else if (key === 'use') useMacro(reader, node);
  else runPlain(reader, node);
}

function allowedInHtaccess(reader: Reader, node: ConfigNode): boolean {
  const spec = directive(node.key)!;
  const { classes, list, nonfatal } = reader.world.grants ?? GRANTS_ALL;
  if (list.has(node.key) || spec.override.some((name) => classes.includes(name))) return true;
  const refusal = { ...problem('httpd/not-allowed-here', node.namePlace, `${node.name} not allowed here`, node.site), node };
  reader.report(nonfatal.override ? { ...refusal, consequence: 'silent', ah: 'AH02295' } : refusal);
  reader.add(node);
  return false;
}

/** register_named_block_function_hook (modules/lua/mod_lua.c). */
function checkLuaHook(reader: Reader, node: ConfigNode): void {
  if (node.key.startsWith('<lua') && !node.text.includes('>', node.argsStart)) {
    reader.report({ ...problem('httpd/malformed-tag', node.wholePlace, `${node.name}> directive missing closing '>'`, node.site), node });
  }
  const word = node.words[1];
  const value = word?.value.replace(/>$/, '') ?? '';
  if (!node.key.startsWith('<lua') || word === undefined || value === '' || /^(?:early|late)$/i.test(value)) return;
  reader.report({ ...problem('httpd/invalid-value', node.place(word), `${node.name}> 2nd argument must be 'early' or 'late'`, node.site, { spec: directive(node.key), value, values: ['early', 'late'] }), node });
}

function openBody(reader: Reader, node: ConfigNode): void {
  checkLuaHook(reader, node);
  const { frame } = reader;
  reader.frame = {
    kind: 'body', parent: frame, opener: node, node: frame.node, guard: frame.guard,
    lines: [], code: [], state: { depth: 0, count: 0 }, site: node.site,
  };
}

function runPlain(reader: Reader, node: ConfigNode): void {
  const spec = directive(node.key)!;
  const heard = hearArguments(spec.args, node.words.map((word) => word.value));
  if (!heard.ok) {
    reader.report({ ...problem('httpd/argument-count', node.wholePlace, `${node.name} ${heard.message}`, node.site), node });
    return;
  }
  const [first = '', second] = heard.heard;
  switch (node.key) {
    case 'define':
    case 'undefine':
      define(reader, node, first, second);
      break;
    case 'serverroot':
      setServerRoot(reader, node, first);
      break;
    case 'defaultruntimedir':
      checkDirectory(reader, node, resolvePath(reader.environment.serverRoot, first), 'DefaultRuntimeDir must be a valid directory, absolute or relative to ServerRoot');
      break;
    case 'loadmodule':
      loadModule(reader, node, first, second ?? '');
      break;
    case 'loadfile':
      loadFile(reader, node);
      break;
    case 'include':
    case 'includeoptional':
      readInclude(reader, node, first);
      break;
    case 'undefmacro':
      undefineMacro(reader, node, first);
      break;
  }
}

/** set_define and unset_define (server/core.c). */
function define(reader: Reader, node: ConfigNode, name: string, value: string | undefined): void {
  if (name.includes(':')) {
    reader.report({ ...problem('httpd/invalid-value', node.wholePlace, "Variable name must not contain ':'", node.site), node });
    return;
  }
  if (node.key === 'undefine') reader.environment.apply({ kind: 'undefine', name });
  else reader.environment.apply({ kind: 'define', name, value: value === '' ? undefined : value, site: node.site });
}

/** set_server_root (server/core.c): the folder must exist. */
function setServerRoot(reader: Reader, node: ConfigNode, word: string): void {
  const path = resolvePath(reader.environment.serverRoot, word);
  checkDirectory(reader, node, path, 'ServerRoot must be a valid directory');
  reader.environment.apply({ kind: 'serverRoot', path });
}

function checkDirectory(reader: Reader, node: ConfigNode, path: string, message: string): void {
  reader.noteRead({ kind: 'serverRoot', answer: reader.environment.serverRoot });
  const stat = reader.files.stat(path);
  reader.noteRead({ kind: 'stat', path, answer: stat });
  if (!reader.files.certain(path) || (stat !== 'absent' && stat !== 'file')) return;
  reader.report({ ...problem('httpd/missing-directory', node.place(node.words[0]!), message, node.site, { path }), node });
}

function openConditional(reader: Reader, node: ConfigNode): void {
  reader.add(node);
  const { frame } = reader;
  const name = node.name.slice(1);
  const textEnd = trimmedEnd(node.text);
  const close = node.text.lastIndexOf('>', textEnd);
  const thrownAway = close < node.argsStart || node.key === '<ifversion' ? undefined : textAfterTag(node, close, 'read');
  if (thrownAway !== undefined) reader.report(thrownAway);
  const truth = conditionTruth(reader, node, close < node.argsStart ? textEnd : close, close >= node.argsStart);
  const guard: Guard = {
    kind: node.key.slice(1),
    argument: node.text.slice(node.argsStart, close < node.argsStart ? textEnd : close).replace(/^!\s*/, ''),
    negated: node.text.charCodeAt(node.argsStart) === 33,
    unknown: truth === 'unknown',
    line: node.site.line,
    parent: frame.guard,
  };
  reader.frame = truth === false
    ? { kind: 'skipped', parent: frame, opener: node, nested: [name], node: frame.node, guard: frame.guard }
    : { kind: 'taken', parent: frame, name, opener: node, node: frame.node, guard };
}

function conditionTruth(reader: Reader, node: ConfigNode, end: number, closed: boolean): Truth {
  const fail = (rule: string, message: string): Truth => {
    reader.report({ ...problem(rule, node.wholePlace, message, node.site), node });
    return 'unknown';
  };
  if (node.key === '<ifversion') return versionTruth(reader, node, fail);
  if (!closed) return fail('httpd/malformed-tag', `${node.name}> directive missing closing '>'`);
  const test = readTest(node.text, node.argsStart, end);
  if (test === undefined) return fail('httpd/argument-count', `${node.name}> directive requires additional arguments`);
  const truth = testTruth(reader, node.key, test.word.value);
  return truth === 'unknown' ? truth : truth !== test.negated;
}

/**
 * The operator and the version, or the version alone; undefined without a bracket, which is a word of its own or the end of the version. A third word
 * that is no bracket is not looked at (start_ifversion, modules/metadata/mod_version.c).
 */
function versionWords([first = '', second, third]: readonly string[]): readonly string[] | undefined {
  const isApart = third === '>' || (second === '>' && third === undefined);
  const words = second === undefined || (second === '>' && third === undefined) ? [first] : [first, second];
  const version = words.at(-1)!;
  if (isApart) return version === '' ? undefined : words;
  return version.endsWith('>') ? [...words.slice(0, -1), version.slice(0, -1)] : undefined;
}

function versionTruth(reader: Reader, node: ConfigNode, fail: (rule: string, message: string) => Truth): Truth {
  const all = wordsFrom(node.text, node.argsStart).map((word) => word.value);
  if (all.length > 3 || (all[0] ?? '') === '') return fail('httpd/argument-count', '<IfVersion takes one, two or three arguments');
  const words = versionWords(all);
  if (words === undefined) return fail('httpd/malformed-tag', `<IfVersion> directive missing closing '>'`);
  const truth = ifVersion(words, reader.world.version);
  if (typeof truth !== 'object') return truth;
  if (truth.pattern === undefined) return fail('httpd/invalid-value', truth.error);
  const { error, pattern, reason } = truth;
  reader.report({ ...problem('httpd/invalid-regex', node.wholePlace, error, node.site), node, data: { pattern, reason } });
  return 'unknown';
}

function testTruth(reader: Reader, key: string, value: string): Truth {
  const { world } = reader;
  switch (key) {
    case '<ifmodule':
      return world.modules === 'any' ? 'unknown' : isModuleNamed(reader, value);
    case '<ifdefine': {
      const answer = reader.environment.defined.has(value);
      reader.noteRead({ kind: 'defined', name: value, answer });
      return world.modules === 'any' ? 'unknown' : answer;
    }
    case '<iffile': {
      const path = resolvePath(reader.environment.serverRoot, value);
      reader.noteRead({ kind: 'serverRoot', answer: reader.environment.serverRoot });
      const stat = reader.files.stat(path);
      reader.noteRead({ kind: 'stat', path, answer: stat });
      if (stat === 'denied' || (stat === 'absent' && !reader.files.certain(path))) reader.assumes.add(`${path} is not known to exist`);
      // stat() of a file's name with a slash behind it fails.
      if (stat === 'file' && value.endsWith('/')) return false;
      return stat === 'unasked' || stat === 'denied' ? (world.modules === 'any' ? 'unknown' : false) : stat !== 'absent';
    }
    case '<ifdirective':
      return world.modules === 'any' ? 'unknown' : reader.knowsCommand(value.toLowerCase());
    case '<ifsection':
      return world.modules === 'any' ? 'unknown' : reader.knowsCommand(`<${value.toLowerCase()}`);
    default:
      return 'unknown';
  }
}

/** By identifier, or by source file name, of a module loaded above (ap_find_linked_module). */
function isModuleNamed(reader: Reader, value: string): boolean {
  if (value.endsWith('.c')) {
    const identifier = reader.identifierOfSource(value);
    return identifier !== undefined && reader.hasModule(identifier);
  }
  return reader.hasModule(value);
}
