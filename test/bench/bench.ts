/** `npm run bench`: ratios side by side in one run. The figures of one machine say little, the ratios more. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseTree } from 'jsonc-parser';
import { Bench } from 'tinybench';
import { nodeFileSystem } from '../../server/src/cli/node-file-system';
import { SourceFile } from '../../server/src/httpd/syntax/source-file';
import { skipSpace, wordsFrom } from '../../server/src/httpd/syntax/words';
import { check, settle } from '../../server/src/workspace/check';
import { Workspace, type Root } from '../../server/src/workspace/workspace';
import { asJson, bigFile } from './big-file';

const HOSTS = 4000;
const KEYSTROKES = 200;

async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'httpd-bench-'));
  try {
    const text = bigFile(HOSTS, directory);
    const file = join(directory, 'apache2.conf');
    writeFileSync(file, text);
    console.log(`${HOSTS} virtual hosts, ${text.split('\n').length - 1} lines, ${megabytes(text).toFixed(1)} MB\n`);
    await reading(text);
    cold(file);
    await keystrokes(file, text);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Lines, kinds and all words here; a tree of values or of nodes there. */
async function reading(text: string): Promise<void> {
  const json = asJson(text);
  const bench = new Bench({ time: 1500, warmupTime: 500 });
  bench.add('lines and words', () => readAll(text));
  bench.add('jsonc-parser parse', () => void parse(json));
  bench.add('jsonc-parser parseTree', () => void parseTree(json));
  await bench.run();
  const speed = (name: string, size: number): number => size / (median(bench.getTask(name)!) / 1000);
  const ours = speed('lines and words', megabytes(text));
  const values = speed('jsonc-parser parse', megabytes(json));
  const nodes = speed('jsonc-parser parseTree', megabytes(json));
  console.log('read            MB/s   ratio');
  console.log(`  ours        ${ours.toFixed(1).padStart(8)}`);
  console.log(`  parse       ${values.toFixed(1).padStart(8)}   ${(ours / values).toFixed(2)}`);
  console.log(`  parseTree   ${nodes.toFixed(1).padStart(8)}   ${(ours / nodes).toFixed(2)}\n`);
}

function readAll(text: string): void {
  for (const line of SourceFile.read(text).lines()) {
    if (line.kind === 'blank' || line.kind === 'comment') continue;
    wordsFrom(line.text, skipSpace(line.text, line.head.end));
  }
}

/** Whole processes in turn: `httpd-lint check` beside `apache2 -t` on the same file. */
function cold(file: string): void {
  const ours: number[] = [];
  const theirs: number[] = [];
  const httpd = spawnSync('apache2', ['-v']).status === 0;
  for (let round = 0; round < 7; round++) {
    ours.push(timed(process.execPath, ['dist/cli.js', 'check', '--quiet', '--as-root', file]));
    if (httpd) theirs.push(timed('apache2', ['-t', '-f', file]));
  }
  console.log(`cold check      ms (median of ${ours.length}, first left out)`);
  console.log(`  httpd-lint  ${middle(ours).toFixed(0).padStart(8)}`);
  if (httpd) console.log(`  apache2 -t  ${middle(theirs).toFixed(0).padStart(8)}   ratio ${(middle(ours) / middle(theirs)).toFixed(2)}\n`);
  else console.log('  apache2 -t  is not installed here\n');
}

function timed(command: string, args: readonly string[]): number {
  const start = performance.now();
  spawnSync(command, args, { stdio: 'ignore' });
  return performance.now() - start;
}

function middle(times: readonly number[]): number {
  return [...times.slice(1)].sort((left, right) => left - right)[Math.floor((times.length - 1) / 2)]!;
}

/** One character typed in the middle, from edit to findings, beside a full check from the text. */
async function keystrokes(file: string, text: string): Promise<void> {
  const root: Root = { file, scope: 'server' };
  const failed = (rule: string, error: unknown): never => {
    throw new Error(`${rule}: ${String(error)}`);
  };
  const workspace = new Workspace();
  workspace.open(file, text);
  await settle(workspace, root, nodeFileSystem);
  check(workspace, root, failed);
  const fresh: number[] = [];
  for (let round = 0; round < 4; round++) {
    const start = performance.now();
    const other = new Workspace();
    other.open(file, text);
    await settle(other, root, nodeFileSystem);
    check(other, root, failed);
    fresh.push(performance.now() - start);
  }
  const line = Math.floor(text.split('\n').length / 2);
  const edits = Array.from({ length: KEYSTROKES }, (_, number) => {
    const start = performance.now();
    const at = { line, column: 4 };
    workspace.change(file, number % 2 === 0 ? { start: at, end: at, text: 'x' } : { start: at, end: { line, column: 5 }, text: '' });
    check(workspace, root, failed);
    return performance.now() - start;
  }).slice(20).sort((left, right) => left - right);
  const p50 = edits[Math.floor(edits.length * 0.5)]!;
  const p95 = edits[Math.floor(edits.length * 0.95)]!;
  console.log('keystroke       ms');
  console.log(`  edit p50    ${p50.toFixed(1).padStart(8)}`);
  console.log(`  edit p95    ${p95.toFixed(1).padStart(8)}`);
  console.log(`  fresh check ${middle(fresh).toFixed(1).padStart(8)}   ratio ${(middle(fresh) / p50).toFixed(0)}`);
}

function megabytes(text: string): number {
  return Buffer.byteLength(text) / 1e6;
}

/** Median time of a task in milliseconds. */
function median(task: { readonly result: unknown }): number {
  return (task.result as { latency: { p50: number } }).latency.p50;
}

void main();
