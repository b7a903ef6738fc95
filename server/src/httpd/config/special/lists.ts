/** Lists of options and `key=value` words of modules. */
import type { SpecialJudge } from '../special';
import { parseAtoi, parseLong } from '../../syntax/numbers';
import { wordsFrom } from '../../syntax/words';
import { judged, sameWord, type Handler } from './handler';

const INDEX_OPTIONS: ReadonlySet<string> = new Set([
  'fancyindexing', 'foldersfirst', 'htmltable', 'iconsarelinks', 'ignorecase', 'ignoreclient', 'scanhtmltitles', 'suppresscolumnsorting',
  'suppressdescription', 'suppresshtmlpreamble', 'suppressicon', 'suppresslastmodified', 'suppresssize', 'suppressrules', 'trackmodified',
  'versionsort', 'xhtml', 'showforbidden', 'addaltclass', 'iconwidth', 'iconheight', 'useolddateformat',
]);
/** Those among them that are settings, not flags. */
const NO_FLAGS: ReadonlySet<string> = new Set(['iconwidth', 'iconheight', 'useolddateformat']);
const WIDTHS: Readonly<Record<string, number>> = { NameWidth: 5, DescriptionWidth: 12 };

/** add_opts (modules/generators/mod_autoindex.c): what it says to one option. */
function indexOptionProblem(word: string): string | undefined {
  const sign = word.startsWith('+') || word.startsWith('-') ? word[0]! : '';
  const bare = word.slice(sign.length);
  const lower = bare.toLowerCase();
  if (INDEX_OPTIONS.has(lower) || /^(?:type|charset)=/.test(lower)) return undefined;
  if (lower === 'none') return sign === '' ? undefined : "Cannot combine '+' or '-' with 'None' keyword";
  const sized = /^(icon(?:width|height))=/.exec(lower);
  if (sized !== null) return sign === '-' ? `Cannot combine '-' with ${sized[1] === 'iconwidth' ? 'IconWidth' : 'IconHeight'}=n` : undefined;
  for (const [name, least] of Object.entries(WIDTHS)) {
    if (sameWord(bare, name)) return sign === '-' ? undefined : `${name} with no value may only appear as '-${name}'`;
    if (!lower.startsWith(`${name.toLowerCase()}=`)) continue;
    if (sign === '-') return `Cannot combine '-' with ${name}=n`;
    const value = bare.slice(name.length + 1);
    const width = parseAtoi(value);
    return !value.startsWith('*') && width !== 0 && width < least ? `${name} value must be greater than ${least}` : undefined;
  }
  return 'Invalid directory indexing option';
}

const indexOptions: Handler = (heard) => {
  let none = -1;
  for (let index = 0; index < heard.length; index++) {
    const message = indexOptionProblem(heard[index]!);
    if (message !== undefined) return { index, message };
    const lower = heard[index]!.toLowerCase();
    if (lower === 'none') none = index;
    else if (none >= 0 && INDEX_OPTIONS.has(lower) && !NO_FLAGS.has(lower)) return { index, message: "Cannot combine other IndexOptions keywords with 'None'" };
  }
  return undefined;
};

/** parse_int (modules/filters/mod_reqtimeout.c). */
function integerProblem(text: string): string | undefined {
  const { value, used } = parseLong(text);
  if (used === 0) return `Value '${text}' not numerical`;
  if (used < text.length) return `Cannot parse '${text.slice(used)}'`;
  return BigInt.asIntN(32, value) < 0n ? 'Value must be non-negative' : undefined;
}

/** set_reqtimeout_param (modules/filters/mod_reqtimeout.c): `seconds`, or `seconds[-seconds],MinRate=bytes`. */
function stageProblem(stage: string, value: string): string | undefined {
  if (!/^(?:handshake|header|body)$/i.test(stage)) return 'Unknown RequestReadTimeout parameter';
  const rateAt = value.toLowerCase().indexOf(',minrate=');
  if (rateAt < 0) return value.includes('-') ? 'Must set MinRate option if using timeout range' : integerProblem(value);
  const rate = value.slice(rateAt + 9);
  const rateProblem = integerProblem(rate);
  if (rateProblem !== undefined) return rateProblem;
  if (parseAtoi(rate) === 0) return 'Minimum data rate must be larger than 0';
  const dash = value.slice(0, rateAt).indexOf('-');
  const first = value.slice(0, dash < 0 ? rateAt : dash);
  const last = dash < 0 ? undefined : value.slice(dash + 1, rateAt);
  const problem = (last === undefined ? undefined : integerProblem(last)) ?? integerProblem(first);
  if (problem !== undefined) return problem;
  const most = last === undefined ? 0 : parseAtoi(last);
  return most !== 0 && parseAtoi(first) >= most ? 'Maximum timeout must be larger than initial timeout' : undefined;
}

const requestReadTimeout: Handler = (heard) => {
  for (let index = 0; index < heard.length; index++) {
    const word = heard[index]!;
    const sign = word.indexOf('=');
    if (sign < 0) return { index, message: "Invalid RequestReadTimeout parameter. Parameter must be in the form 'key=value'" };
    const message = stageProblem(word.slice(0, sign), word.slice(sign + 1));
    if (message !== undefined) return { index, message: `RequestReadTimeout: ${word}: ${message}` };
  }
  return undefined;
};

const EXPIRY_UNITS = /^(?:y|mo|w|d|h|mi|s)/i;

/** check_code (modules/metadata/mod_expires.c). */
function expiryProblem(code: string): string | undefined {
  if (code.startsWith('A') || code.startsWith('M')) return undefined;
  const [base = '', ...rest] = wordsFrom(code, 0).map(({ value }) => value);
  if (!/^[nam]/i.test(base)) return `bad expires code, unrecognised <base> '${base}'`;
  const pairs = /^p/i.test(rest[0] ?? '') ? rest.slice(1) : rest;
  for (let at = 0; at < pairs.length && pairs[at] !== ''; at += 2) {
    if (!/^\d/.test(pairs[at]!)) return `bad expires code, numeric value expected <num> '${pairs[at]!}'`;
    const unit = pairs[at + 1] ?? '';
    if (unit === '') return 'bad expires code, missing <type>';
    if (!EXPIRY_UNITS.test(unit)) return `bad expires code, unrecognised <type>'${unit}'`;
  }
  return undefined;
}

/** set_expiresbytype. */
const expiresByType: Handler = ([type = '', code = '']) => {
  if (!type.includes('/')) return 'Invalid mimetype: should contain a slash';
  const message = expiryProblem(code);
  return message === undefined ? undefined : { index: 1, message: `'ExpiresByType ${type} ${code}': ${message}` };
};

const expiresDefault: Handler = ([code = '']) => {
  const message = expiryProblem(code);
  return message === undefined ? undefined : `'ExpiresDefault ${code}': ${message}`;
};

/** set_cookie_exp (modules/metadata/mod_usertrack.c). */
const cookieExpires: Handler = ([code = '']) => {
  if (/^\d/.test(code) && /\d$/.test(code)) return undefined;
  const words = wordsFrom(code, 0).map(({ value }) => value);
  const pairs = /^p/i.test(words[0] ?? '') ? words.slice(1) : words;
  for (let at = 0; at < pairs.length && pairs[at] !== ''; at += 2) {
    if (!/^\d/.test(pairs[at]!)) return 'bad expires code, numeric value expected.';
    const unit = pairs[at + 1] ?? '';
    if (unit === '') return 'bad expires code, missing <type>';
    if (!EXPIRY_UNITS.test(unit)) return 'bad expires code, unrecognized type';
  }
  return undefined;
};

/** set_multiviews_match (modules/http/mod_mime.c). What an earlier line has set is not looked at. */
const multiviewsMatch: Handler = (heard) => {
  for (let index = 0; index < heard.length; index++) {
    const name = ['Any', 'NegotiatedOnly', 'Filters', 'Handlers'].find((word) => sameWord(word, heard[index]!));
    if (name === undefined) return { index, message: `Unrecognized option '${heard[index]!}'`, values: ['Any', 'NegotiatedOnly', 'Filters', 'Handlers'] };
    const before = heard.slice(0, index).map((word) => word.toLowerCase());
    const foes = name === 'Any' ? ['negotiatedonly', 'filters', 'handlers'] : name === 'NegotiatedOnly' ? ['any', 'filters', 'handlers'] : ['any', 'negotiatedonly'];
    if (!before.some((word) => foes.includes(word))) continue;
    const shown = name === 'Any' ? 'NegotiatedOnly, Filters and Handlers' : name === 'NegotiatedOnly' ? 'Any, Filters and Handlers' : 'Any and NegotiatedOnly';
    return { index, message: `${name} is incompatible with ${shown}` };
  }
  return undefined;
};

/** set_force_priority (modules/mappers/mod_negotiation.c). */
const forceLanguagePriority: Handler = (heard) => {
  let none = false;
  for (let index = 0; index < heard.length; index++) {
    const name = ['None', 'Prefer', 'Fallback'].find((word) => sameWord(word, heard[index]!));
    if (name === undefined) return { index, message: `Invalid ForceLanguagePriority option ${heard[index]!}`, values: ['None', 'Prefer', 'Fallback'] };
    if (name === 'None') {
      if (heard.slice(0, index).some((word) => !sameWord(word, 'none'))) return { index, message: 'Cannot combine ForceLanguagePriority options with None' };
      none = true;
    } else if (none) return { index, message: `Cannot combine ForceLanguagePriority options None and ${name}` };
  }
  return undefined;
};

export const LIST_JUDGES: readonly (readonly [string, SpecialJudge])[] = [
  ['indexoptions', judged(indexOptions)], ['requestreadtimeout', judged(requestReadTimeout)], ['expiresbytype', judged(expiresByType)],
  ['expiresdefault', judged(expiresDefault)], ['cookieexpires', judged(cookieExpires)], ['multiviewsmatch', judged(multiviewsMatch)],
  ['forcelanguagepriority', judged(forceLanguagePriority)],
];
