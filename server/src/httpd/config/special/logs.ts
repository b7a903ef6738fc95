/** Formats and conditions of logs (modules/loggers/mod_log_config.c, server/core.c). */
import type { SpecialJudge } from '../special';
import type { Commands } from '../walk';
import { missing } from './files';
import { judged, sameWord, type Handler } from './handler';
import { judgeExpr } from './pattern-problems';
import { mayHaveMore } from './providers';

const LETTERS = new Set('haAlutfbBionLeVvpPHmqXCkrDTUsR');
const OF_MODULES: Readonly<Record<string, string>> = { I: 'logio_module', O: 'logio_module', S: 'logio_module', '^FB': 'logio_module', c: 'ssl_module', x: 'ssl_module' };

/** parse_log_string: the first item that httpd does not know. */
function logFormatProblem(format: string, commands: Commands): string | undefined {
  for (let at = format.indexOf('%'); at >= 0; at = format.indexOf('%', at)) {
    at += 1;
    if (format[at] === '%') {
      at += 1;
      continue;
    }
    const flags = /(?:[!<>,0-9]|\{[^}]*(?:\}|$))*/y;
    flags.lastIndex = at;
    at += flags.exec(format)![0].length;
    if (at >= format.length) return 'Ran off end of LogFormat parsing args to some directive';
    const long = format.slice(at, at + 3);
    if (long.startsWith('^') && (long === '^ti' || long === '^to' || isOf(long, commands))) at += 3;
    else if (LETTERS.has(format[at]!) || isOf(format[at]!, commands) || mayHaveMore(commands)) at += 1;
    else return `Unrecognized LogFormat directive %${format[at]!}`;
  }
  return undefined;
}

function isOf(item: string, commands: Commands): boolean {
  const owner = OF_MODULES[item];
  return owner !== undefined && commands.modules.has(owner);
}

const logFormat: Handler = ([format = ''], _node, _spec, _context, commands) => logFormatProblem(format, commands);

/** add_custom_log: the condition comes before the format. */
const customLog: Handler = ([, format = '', clause], _node, _spec, _context, commands) => {
  if (clause !== undefined) {
    if (/^env=!?$/i.test(clause)) return { index: 2, message: 'missing environment variable name' };
    if (sameWord(clause, 'expr=')) return { index: 2, message: 'missing condition' };
    if (!/^(?:env|expr)=/i.test(clause)) return { index: 2, message: 'error in condition clause' };
  }
  const message = logFormatProblem(format, commands);
  return message === undefined ? undefined : { index: 1, message };
};

const customLogWords = judged(customLog);

const customLogLine: SpecialJudge = (node, spec, heard, context, commands) => {
  const clause = heard[2];
  if (clause !== undefined && clause.length > 5 && /^expr=/i.test(clause)) {
    const problems = judgeExpr(node, node.words[2]!, '', commands, {}, 5);
    if (problems.length > 0) return problems;
  }
  const problems = customLogWords(node, spec, heard, context, commands);
  return problems.length > 0 ? problems : logFolder(node, spec, heard, context, commands);
};

/** check_log_dir (modules/loggers/mod_log_config.c): after the walk, for the log of each line; a program has no folder. */
const logFolder: SpecialJudge = (node, spec, heard) => {
  const [path = ''] = heard;
  if (path === '' || path.startsWith('|')) return [];
  const folder = path.replace(/[^/]*$/, '') || '.';
  const problem = missing(node, 0, folder, 'directory', `Cannot access directory '${folder}' for log file '${path}'`);
  return [{ ...problem, phase: 'check', ah: 'AH02297', data: { ...problem.data, spec }, needs: { kind: 'directory', path: folder } }];
};

const ERROR_LETTERS = new Set('AEFLPTVaceiklmntv');

/** parse_errorlog_string (server/core.c). `main`: the format of every line, which must hold the message. */
function errorFormatProblem(format: string, main: boolean, commands: Commands): string | undefined {
  let message = false;
  for (let at = format.indexOf('%'); at >= 0; at = format.indexOf('%', at)) {
    at += 1;
    if (format[at] === '%' || format[at] === ' ') {
      at += 1;
      continue;
    }
    const flags = /(?:[-+]|(\d+)|\{[^}]*(?:\}|$))*/y;
    flags.lastIndex = at;
    const found = flags.exec(format)!;
    at += found[0].length;
    if (at >= format.length) return 'Ran off end of error log format parsing args to some directive';
    const letter = format[at]!;
    if (letter !== 'M' && !ERROR_LETTERS.has(letter) && !mayHaveMore(commands)) return `Unrecognized error log format directive %${letter}`;
    if (letter === 'M' && !main) return '%M cannot be used in once-per-request or once-per-connection formats';
    message ||= letter === 'M';
    if (main && found[0].replace(/\{[^}]*\}/g, '').includes('+')) return "The '+' flag cannot be used in the main error log format";
    const level = Number(found[1] ?? 0);
    if (!main && level > 0) return 'The loglevel cannot be used as a condition in once-per-request or once-per-connection formats';
    if (level > 15) return 'The specified loglevel modifier is out of range';
    at += 1;
  }
  return main && !message ? "main ErrorLogFormat must contain message format string '%M'" : undefined;
}

/** set_errorlog_format (server/core.c). */
const errorLogFormat: Handler = (heard, node, _spec, _context, commands) => {
  const [first = '', second] = heard;
  if (second === undefined && node.words.length < 2) return errorFormatProblem(first, true, commands);
  if (!sameWord(first, 'connection') && !sameWord(first, 'request')) {
    return second === undefined ? errorFormatProblem(first, true, commands)
      : { index: 0, message: 'ErrorLogFormat type must be one of request, connection', values: ['connection', 'request'] };
  }
  const message = second === undefined ? errorFormatProblem(first, true, commands) : errorFormatProblem(second, false, commands);
  return message === undefined ? undefined : { index: second === undefined ? 0 : 1, message };
};

/**
 * The folder of an error log must be there: check_errorlog_dir (server/core.c), after the walk and for the last ErrorLog of each
 * server. httpd names no line, only the host's.
 */
const errorLog: SpecialJudge = (node, spec, heard) => {
  const [path = ''] = heard;
  if (path === '' || path.startsWith('|') || path === 'syslog' || path.startsWith('syslog:')) return [];
  const folder = path.replace(/[^/]*$/, '') || '.';
  const problem = missing(node, 0, folder, 'directory', `Cannot access directory '${folder}' for error log`);
  return [{ ...problem, phase: 'check', ah: 'AH02291', data: { ...problem.data, spec }, needs: { kind: 'directory', path: folder, unlessRepeated: true } }];
};

export const LOG_JUDGES: readonly (readonly [string, SpecialJudge])[] = [
  ['errorlog', errorLog], ['logformat', judged(logFormat)], ['customlog', customLogLine], ['globallog', customLogLine], ['transferlog', logFolder], ['errorlogformat', judged(errorLogFormat)],
];
