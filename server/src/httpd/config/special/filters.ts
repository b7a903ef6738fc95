/** Output filters by name: those that mod_filter looks up when the configuration is walked (modules/filters/mod_filter.c). */
import { sedRefusal } from '../../syntax/sed/program';
import { hostOf } from './proxy-urls';
import type { ConfigNode } from '../node';
import type { SpecialJudge } from '../special';
import type { Commands } from '../walk';
import { count, judged, type Handler, type Refusal } from './handler';
import { mayHaveMore } from './providers';

/** ap_register_output_filter, by module; names are compared in lower case. */
const BY_MODULE: Readonly<Record<string, string>> = {
  core_module: 'content_length core old_write subreq_core', http_module: 'byterange chunk http_header http_outerror',
  cache_module: 'cache cache_invalidate cache_out cache_out_subreq cache_remove_url cache_save cache_save_subreq',
  bucketeer_module: 'bucketeer', dumpio_module: 'dumpio_out', case_filter_module: 'casefilter', brotli_module: 'brotli_compress',
  buffer_module: 'buffer', charset_lite_module: 'xlateout', data_module: 'data', deflate_module: 'deflate inflate',
  include_module: 'includes', proxy_html_module: 'proxy-html', ratelimit_module: 'rate_limit', reqtimeout_module: 'reqtimeout',
  sed_module: 'sed', substitute_module: 'substitute', xml2enc_module: 'xml2enc', logio_module: 'logio_ttfb_out', lua_module: 'luahood',
  expires_module: 'mod_expires', headers_module: 'fixup_headers_out fixup_headers_err', proxy_ftp_module: 'proxy_send_dir',
  session_module: 'mod_session_out', ssl_module: 'ssl/tls filter',
  http2_module: 'h2_c2_net_out h2_c2_net_catch_h1 h2_c2_notes_out h2_c2_response_out h2_c2_trailers_out h2_c2_ws_out',
};

const OWNER: ReadonlyMap<string, string> = new Map(
  Object.entries(BY_MODULE).flatMap(([module, names]) => names.split(' ').map((name) => [name, module] as const)),
);

/** Filters get names of the author's by ExtFilterDefine and LuaOutputFilter. */
function unknownFilter(name: string, index: number, commands: Commands): Refusal | undefined {
  const lower = name.toLowerCase();
  const owner = OWNER.get(lower);
  if ((owner !== undefined && commands.modules.has(owner)) || mayHaveMore(commands)) return undefined;
  const defines = (node: ConfigNode): boolean =>
    (node.key === 'extfilterdefine' || node.key === 'luaoutputfilter') && node.words[0]?.value.toLowerCase() === lower;
  return { index, message: `Unknown filter provider ${name}`, needs: { kind: 'above', is: defines } };
}

const VALUED = /^(?:ftype|enableenv|disableenv|intype|outtype)=\S*/i;

/** define_filter and parse_cmd (modules/filters/mod_ext_filter.c), which cut words at white space and know quotes behind cmd= only. */
const externalFilter: Handler = (_heard, node) => {
  const whole = node.argumentText;
  const given = /^\S*/.exec(whole)![0];
  const name = given.toLowerCase();
  for (let rest = whole.slice(name.length).trimStart(); rest !== ''; rest = rest.trimStart()) {
    const word = /^\S*/.exec(rest)![0];
    if (/^preservescontentlength/i.test(rest)) {
      if (word.length !== 'preservescontentlength'.length) return `mangled argument \`${word}'`;
      rest = rest.slice(word.length);
    } else if (/^mode=/i.test(rest)) {
      if (!/^mode=(?:input|output)$/i.test(word)) return `Invalid mode: \`${word.slice(5)}'`;
      rest = rest.slice(word.length);
    } else if (/^cmd="/i.test(rest)) {
      const command = /^cmd="((?:[^"\\]|\\[^])*)"/i.exec(rest);
      if (command === null) return 'Expected cmd= delimiter';
      if (command[1]!.trim() === '') return 'Invalid cmd= parameter';
      rest = rest.slice(command[0].length);
    } else if (/^cmd=/i.test(rest) || VALUED.test(rest)) {
      rest = rest.slice(word.length);
    } else {
      return `Unexpected parameter: \`${rest}'`;
    }
  }
  const isSame = (other: ConfigNode): boolean =>
    other.key === 'extfilterdefine' && hostOf(other) === hostOf(node) && /^\S*/.exec(other.argumentText)![0].toLowerCase() === name;
  return { index: 0, message: `ExtFilter ${given} is already defined`, needs: { kind: 'first', is: isSame } };
};

const provider: Handler = ([, name = ''], _node, _spec, _context, commands) => unknownFilter(name, 1, commands);

/** filter_bytype: filters with semicolons between them, then at least one type. */
const byType: Handler = (heard, _node, _spec, _context, commands) => {
  if (heard.length < 2) return count('AddOutputFilterByType requires at least two arguments');
  for (const name of heard[0]!.split(';')) {
    const refusal = name === '' ? undefined : unknownFilter(name, 0, commands);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
};

/** sed_add_expr (modules/filters/mod_sed.c); the programs of one direction in one place are compiled one after the other, as one. */
const sedProgram: Handler = ([program = ''], node) => {
  const refusal = sedRefusal(program);
  if (refusal === undefined) return undefined;
  const isEarlier = (other: ConfigNode): boolean => other.key === node.key;
  return { index: 0, message: refusal.message, ...(refusal.dependsOnEarlier && { needs: { kind: 'above', is: isEarlier } }) };
};

export const FILTER_JUDGES: readonly (readonly [string, SpecialJudge])[] = [
  ['inputsed', judged(sedProgram)], ['outputsed', judged(sedProgram)], ['extfilterdefine', judged(externalFilter)],
  ['filterprovider', judged(provider)], ['addoutputfilterbytype', judged(byType)],
];
