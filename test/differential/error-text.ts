import type { Outcome } from './outcome';
import type { Sketch } from './sketch';

/**
 * Whether a run ended at an `Error` directive, whose message is the text of the configuration itself: it shows how
 * words, variables and macro arguments were read.
 */
export function endsAtErrorDirective(sketch: Sketch, outcome: Outcome): boolean {
  if (outcome.stage !== 'process' || outcome.file === undefined || outcome.line === undefined) return false;
  const text = sketch.files[outcome.file];
  if (typeof text !== 'string') return false;
  const line = outcome.via?.[0] ? macroLine(sketch, outcome.via[0]) : text.split('\n')[outcome.line - 1];
  return /^\s*["']?Error["'>]?\s/i.test(line ?? '');
}

/**
 * The text httpd was told to print, without the escapes of its log (server/util.c: ap_escape_errorlog_item): `\xHH` are
 * bytes, read as the engine reads files, UTF-8 if they are that, else Latin-1.
 */
export function errorText(outcome: Outcome): string {
  return (outcome.message ?? '').replace(/(?:\\x[0-9a-f]{2})+|\\(["\\])/g, (escaped, plain: string | undefined) => {
    if (plain !== undefined) return plain;
    const bytes = Buffer.from(escaped.replaceAll('\\x', ''), 'hex');
    const text = bytes.toString('utf8');
    return text.includes('\ufffd') ? bytes.toString('latin1') : text;
  });
}

/** The line of a macro's body that `via` names (`name:line`), from whichever file defines the macro. */
function macroLine(sketch: Sketch, via: string): string | undefined {
  const [name = '', number = '0'] = via.split(':');
  for (const content of Object.values(sketch.files)) {
    if (typeof content !== 'string') continue;
    const lines = content.split('\n');
    const start = lines.findIndex((line) => line.toLowerCase().startsWith(`<macro ${name}`));
    if (start >= 0) return lines[start + Number(number)];
  }
  return undefined;
}
