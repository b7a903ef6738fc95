import { statSync } from 'node:fs';
import { isAbsolute, join, normalize } from 'node:path';
import { MODULES_DIRECTORY } from './apache-modules';

const HARMLESS = String.raw`(?:/usr)?/bin/(?:true|false|cat)\b`;

/** Texts that make httpd run a program, at start or at request time. `-t` runs none of them; we refuse them all the same. */
const RUNS_A_PROGRAM: readonly (readonly [RegExp, string])[] = [
  [new RegExp(String.raw`^\s*["']?\w*Log["']?\s+["']?\|[|$]?(?!${HARMLESS})`, 'im'), 'a piped log'],
  [new RegExp(String.raw`\b(?:prg|exec):\s*(?!${HARMLESS})\S`, 'i'), 'prg: or exec:'],
  [/include_shell/i, 'include_shell'],
  [/\b(?:os\s*\.\s*(?:execute|remove|rename)|io\s*\.\s*(?:popen|open)|loadfile\s*\(|dofile\s*\()/, 'Lua that reaches out'],
  [/^\s*["']?CoreDumpDirectory[^\S\n]+(?!["']?\/tmp\/)\S/im, 'CoreDumpDirectory'],
  [new RegExp(String.raw`^\s*["']?(?:MDMessageCmd|MDNotifyCmd|MDChallengeDns01)[^\S\n]+(?!["']?${HARMLESS})\S`, 'im'), 'an MD command'],
];

/**
 * Tells why a text must not be given to a real server, or undefined when it may be.
 * Comments are looked at too unless their line starts with `#`: a continued comment hides a line, never the other way round.
 */
export function danger(text: string): string | undefined {
  const live = text.split('\n').filter((line) => !/^\s*#/.test(line)).join('\n');
  for (const [pattern, what] of RUNS_A_PROGRAM) if (pattern.test(live)) return what;
  return foreignObject(live);
}

/**
 * LoadModule and LoadFile run the constructors of what they load. A file that does not exist, or that the httpd package
 * brought, is fine; another object of this machine is not.
 */
function foreignObject(text: string): string | undefined {
  for (const line of text.split('\n')) {
    const load = /^\s*["']?Load(?:Module["']?\s+\S+|File["']?)\s+["']?([^"'\s]+)/i.exec(line);
    // What reads the path ends at a NUL.
    const path = load?.[1]?.replace(/\0.*/, '');
    if (path === undefined || path.startsWith('@')) continue;
    if (/^(?:\S*\/)?\.\.\//.test(path) && !isAbsolute(path)) return `an object outside the modules folder: ${path}`;
    const candidates = isAbsolute(path) ? [path] : [join('/etc/apache2', path), join('/usr/lib', path)];
    for (const candidate of candidates) {
      if (isFile(candidate) && !normalize(candidate).startsWith(`${MODULES_DIRECTORY}/`)) return `an object outside the modules folder: ${path}`;
    }
  }
  return undefined;
}

/** A folder can't be loaded, wherever it is. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
