/** RewriteRule, RewriteCond and their relatives. Follows the cmd_rewrite functions of modules/mappers/mod_rewrite.c. */
import { rewriteArguments, rewriteFlags, type RewriteFlag, type RewriteWord } from '../../syntax/rewrite';
import type { ConfigNode } from '../node';
import type { Problem } from '../problem';
import type { SpecialJudge } from '../special';
import { judgeExprText, judgeRegex } from './pattern-problems';
import { missing } from './files';
import { judged, type Handler } from './handler';
import { refused } from './refused';
import { ruleFlagProblem } from './rewrite-flags';

const NOTHING: readonly Problem[] = [];

/** Characters that mean nothing to PCRE2, or only themselves: no pattern of these alone is refused. */
const PLAIN = /^[-A-Za-z0-9_/.^$%&~@:;,'"<>= ]*$/;

function refusedAt(node: ConfigNode, span: { readonly start: number; readonly end: number }, message: string, data: object = {}): Problem {
  const at = span.end > span.start ? node.place(span) : node.wholePlace;
  return { ...refused('httpd/invalid-value', node, message, { value: node.text.slice(span.start, span.end), ...data }), at };
}

/** Judges a pattern of this module: the word as it stands in the line, `skip` characters of it left out. */
function regex(node: ConfigNode, word: RewriteWord, skip: number, message: string, at: Parameters<typeof judgeRegex>[3]): readonly Problem[] {
  const pattern = skip === 0 ? word.value : word.value.slice(skip);
  if (PLAIN.test(pattern)) return NOTHING;
  const start = word.start + skip;
  return judgeRegex(node, { start, end: Math.max(word.end, start), value: pattern }, `${message} '${pattern}'`, at);
}

/** The first flag that `check` refuses; undefined when there are none or all are taken. */
function flagProblem(node: ConfigNode, name: string, flags: RewriteWord, check: (flag: RewriteFlag) => string | undefined): Problem | undefined {
  const found = rewriteFlags(flags);
  if (found === undefined) return refusedAt(node, flags, `${name}: bad flag delimiters`);
  for (const flag of found) {
    const message = check(flag);
    if (message !== undefined) return refusedAt(node, flag, `${name}: ${message}`, { flag: flag.key });
  }
  return undefined;
}

const rule: SpecialJudge = (node, _spec, _heard, _context, commands) => {
  const words = rewriteArguments(node.text, node.argsStart);
  if (words === undefined) return [refused('httpd/argument-count', node, `RewriteRule: bad argument line '${node.argumentText}'`)];
  const { first, flags } = words;
  const flagged = flags === undefined ? undefined : flagProblem(node, 'RewriteRule', flags, ruleFlagProblem);
  if (flagged !== undefined) return [flagged];
  return regex(node, first, first.value.startsWith('!') ? 1 : 0, 'RewriteRule: cannot compile regular expression', commands);
};

/** cmd_rewritecond_setflag. */
function conditionFlagProblem({ key }: RewriteFlag): string | undefined {
  return /^(?:nocase|NC|ornext|OR|novary|NV)$/i.test(key) ? undefined : `unknown flag '${key}'`;
}

/** A pattern that is a test of a file, a comparison of numbers or of texts, and no regular expression. */
const TEST = /^(?:-[fsdxhLlUF]$|-(?:lt|le|gt|ge|eq|ne)[^]|[<>=][^])/;

const condition: SpecialJudge = (node, _spec, _heard, _context, commands) => {
  const words = rewriteArguments(node.text, node.argsStart);
  if (words === undefined) return [refused('httpd/argument-count', node, `RewriteCond: bad argument line '${node.argumentText}'`)];
  const { first, second, flags } = words;
  const flagged = flags === undefined ? undefined : flagProblem(node, 'RewriteCond', flags, conditionFlagProblem);
  if (flagged !== undefined) return [flagged];
  const skip = second.value.startsWith('!') ? 1 : 0;
  const text = skip === 0 ? second.value : second.value.slice(1);
  if (/^expr$/i.test(first.value)) {
    const from = second.start + skip;
    const place = (start: number, end: number) => ({ start: from + start, end: from + end });
    return judgeExprText(node, text, `RewriteCond: cannot compile expression "${text}": `, commands, {}, place);
  }
  return TEST.test(text) ? NOTHING : regex(node, second, skip, 'RewriteCond: cannot compile regular expression', commands);
};

const OPTIONS = [
  'Inherit', 'InheritBefore', 'InheritDown', 'InheritDownBefore', 'IgnoreInherit', 'AllowNoSlash', 'AllowAnyURI', 'MergeBase',
  'IgnoreContextInfo', 'LegacyPrefixDocRoot', 'UnsafePrefixStat',
] as const;
const KNOWN_OPTION = new RegExp(`^(?:${OPTIONS.join('|')}|MaxRedirects=[^]*)$`, 'i');

/** cmd_rewriteoptions. */
const options: Handler = (heard) => {
  // The handler cuts each of its words into words again.
  const index = heard.findIndex((word) => !word.split(/\s+/).every((each) => each === '' || KNOWN_OPTION.test(each)));
  return index < 0 ? undefined : { index, message: `RewriteOptions: unknown option '${heard[index]}'`, values: OPTIONS };
};

/** cmd_rewritebase; the place is judged by the catalogue. */
const base: Handler = ([word = '']) => (word.startsWith('/') ? undefined : 'RewriteBase: argument is not a valid URL');

const INTERNAL: readonly string[] = ['tolower', 'toupper', 'escape', 'unescape'];

/** The types of DBM that apr_dbm knows by name; drivers that are not installed are refused as well, which nobody can see here. */
const DBM_TYPE = /^(?:default|db|gdbm|ndbm|sdbm|lmdb)$/i;

/** cmd_rewritemap, without the files of the maps: a word that names no type is a file of text. */
const mapType: Handler = ([, source = ''], _node, _spec, _context, { world, modules, complete }) => {
  const at = (message: string, values?: readonly string[]) => ({ index: 1, message, ...(values === undefined ? {} : { values }) });
  if (/^dbm/i.test(source)) {
    const type = /^.{3}(?::|=([^:]*):)/s.exec(source);
    if (type === null) return at(`RewriteMap: bad map:${source}`);
    return type[1] === undefined || DBM_TYPE.test(type[1]) ? undefined : at(`RewriteMap: dbm type ${type[1]} is invalid`);
  }
  if (/^(?:fast)?dbd:/i.test(source)) {
    const hasDbd = world.modules === 'any' || !complete || modules.has('dbd_module');
    return hasDbd ? undefined : at('RewriteMap types dbd and fastdbd require mod_dbd!');
  }
  if (!/^int:/i.test(source)) return undefined;
  const name = source.slice('int:'.length);
  return INTERNAL.includes(name) ? undefined : at(`RewriteMap: internal map not found:${name}`, INTERNAL.map((each) => `int:${each}`));
};

const MAP_JUDGE = judged(mapType);

/** The suffix of the first file of a DBM type (apr_dbm_get_usednames); those that hang on how a library was built are left out. */
const DBM_SUFFIXES: Readonly<Record<string, string>> = { db: '', gdbm: '', sdbm: '.dir' };

/** A DBM is a file or two; which type is the default hangs on how APR was built. */
function dbmFile(node: ConfigNode, name: string, type: string, path: string): readonly Problem[] {
  const suffix = DBM_SUFFIXES[type.toLowerCase()];
  const isDefault = type.toLowerCase() === 'default';
  if (suffix === undefined && !isDefault) return [];
  const file = path + (suffix ?? '');
  const problem = missing(node, 1, file, 'path', `RewriteMap: file for map ${name} not found:${file}`);
  return [isDefault ? { ...problem, needs: { kind: 'path', path: file, orElse: [`${path}.dir`, `${path}.db`] } } : problem];
}

/** The file of a map has to be there. */
const map: SpecialJudge = (node, spec, heard, context, commands) => {
  const problems = MAP_JUDGE(node, spec, heard, context, commands);
  const [name = '', source = ''] = heard;
  const dbm = /^dbm(?:=([^:]*))?:(.*)$/is.exec(source);
  if (problems.length === 0 && dbm !== null) return dbmFile(node, name, dbm[1] ?? 'default', dbm[2]!);
  if (problems.length > 0 || source === '' || /^(?:int:|dbm|dbd:|fastdbd:)/i.test(source)) return problems;
  const typed = /^(?:txt|rnd|prg):/i.test(source);
  const words = typed ? source.slice('txt:'.length) : source;
  const path = /^prg:/i.test(source) ? words.trim().split(/[ \t]/, 1)[0]! : words;
  return /["'\\]/.test(path) && /^prg:/i.test(source) ? problems : [missing(node, 1, path, 'path', `RewriteMap: file for map ${name} not found:${path}`)];
};

export const REWRITE_JUDGES: readonly (readonly [string, SpecialJudge])[] = [
  ['rewriterule', rule], ['rewritecond', condition], ['rewriteoptions', judged(options)], ['rewritebase', judged(base)], ['rewritemap', map],
];
