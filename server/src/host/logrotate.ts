/** logrotate's files: blocks of log files with directives and scripts (readConfigFile, config.c of logrotate). */
import type { Span } from '../base/span';
import { linesOf, trimmed, wordsOf } from './lines';
import type { Rejected } from './setting';

export interface RotateDirective {
  readonly name: string;
  readonly argument: string;
  readonly at: Span;
}

export interface RotateScript {
  /** `postrotate`, `prerotate`, `firstaction`, `lastaction`, `preremove`. */
  readonly name: string;
  /** From the line after the name to the line before `endscript`. */
  readonly body: string;
  readonly at: Span;
}

export interface RotateBlock {
  readonly patterns: readonly string[];
  readonly directives: readonly RotateDirective[];
  readonly scripts: readonly RotateScript[];
  readonly at: Span;
}

export interface LogrotateFile {
  /** Directives outside of blocks. */
  readonly defaults: readonly RotateDirective[];
  readonly blocks: readonly RotateBlock[];
  readonly rejected: readonly Rejected[];
}

const SCRIPTS = new Set(['postrotate', 'prerotate', 'firstaction', 'lastaction', 'preremove']);

/** Reads a file. Patterns may stand on several lines before the `{`; a script reaches to its `endscript`. */
export function parseLogrotate(text: string): LogrotateFile {
  const defaults: RotateDirective[] = [];
  const blocks: RotateBlock[] = [];
  const rejected: Rejected[] = [];
  let patterns: string[] = [];
  let block: { patterns: string[]; directives: RotateDirective[]; scripts: RotateScript[]; start: number } | undefined;
  let script: { name: string; nameAt: Span; from: number } | undefined;
  for (const line of linesOf(text)) {
    const { text: content, at } = trimmed(text, line);
    if (script !== undefined) {
      if (content !== 'endscript') continue;
      block?.scripts.push({ name: script.name, body: text.slice(script.from, line.start), at: { start: script.nameAt.start, end: at.end } });
      script = undefined;
    } else if (content === '' || content.startsWith('#')) continue;
    else if (block === undefined && /^["'/]/.test(content)) {
      const opens = content.endsWith('{');
      patterns.push(...wordsOf(text, { start: at.start, end: opens ? at.end - 1 : at.end }).map((word) => word.text.replace(/^(["'])(.*)\1$/, '$2')));
      if (opens) [block, patterns] = [{ patterns, directives: [], scripts: [], start: at.start }, []];
    } else if (block === undefined && content === '{') [block, patterns] = [{ patterns, directives: [], scripts: [], start: at.start }, []];
    else if (content === '}') {
      if (block === undefined) rejected.push({ at, message: 'This closes no block.' });
      else blocks.push({ patterns: block.patterns, directives: block.directives, scripts: block.scripts, at: { start: block.start, end: at.end } });
      block = undefined;
    } else {
      const name = /^[A-Za-z]+/.exec(content)?.[0].toLowerCase();
      if (name === undefined) rejected.push({ at, message: 'logrotate knows no such line and passes the file over.' });
      else if (SCRIPTS.has(name)) script = { name, nameAt: at, from: Math.min(text.length, line.end + 1) };
      else (block?.directives ?? defaults).push({ name, argument: content.slice(name.length).replace(/^\s*=?\s*/, ''), at });
    }
  }
  if (script !== undefined) rejected.push({ at: script.nameAt, message: `${script.name} has no endscript.` });
  if (block !== undefined) rejected.push({ at: { start: block.start, end: block.start + 1 }, message: 'This block is not closed.' });
  return { defaults, blocks, rejected };
}

/** How often a block's logs are rotated, by its own words or the file's; undefined where neither says so. */
export function frequencyOf(file: LogrotateFile, block: RotateBlock): string | undefined {
  const words = new Set(['hourly', 'daily', 'weekly', 'monthly', 'yearly']);
  return (block.directives.findLast(({ name }) => words.has(name)) ?? file.defaults.findLast(({ name }) => words.has(name)))?.name;
}
