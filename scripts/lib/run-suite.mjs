// Runs one suite in a process group of its own, within a time, and returns what it counted.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cache, root } from './paths.mjs';
import { cleanEnv } from './run.mjs';

const running = new Set();

function end(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended by itself.
  }
}

// A suite does not share the terminal's process group, so an interrupt has to be handed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of running) end(child, 'SIGKILL');
    process.exit(130);
  });
}

/** Runs a program in a group of its own with its output on the terminal; resolves to its exit code, or `late` when its time was up. */
export function runGroup(args, env, timeout) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: root, env, detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
    running.add(child);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      // First a chance to stop servers that lead groups of their own, then the hard way.
      end(child, 'SIGTERM');
      setTimeout(() => end(child, 'SIGKILL'), 5_000).unref();
    }, timeout);
    child.on('exit', (code) => {
      clearTimeout(timer);
      end(child, 'SIGKILL');
      running.delete(child);
      done(late ? 'late' : (code ?? 1));
    });
  });
}

/** Runs the files of a suite with node:test; a crash, a timeout or a missing count is a failure of its own. */
export async function runSuite({ name, files, isClient }, timeout) {
  const started = Date.now();
  const countsFile = join(cache, 'test-counts', `${name.replace(/\W/g, '-')}-${process.pid}.json`);
  mkdirSync(join(cache, 'test-counts'), { recursive: true });
  const reporter = pathToFileURL(join(root, 'scripts/lib/reporter.mjs')).href;
  const args = ['--import', 'tsx', '--test', `--test-concurrency=${isClient ? 1 : 2}`, '--test-reporter', reporter, '--test-reporter-destination', 'stdout', ...files];
  const code = await runGroup(args, cleanEnv({ TEST_COUNTS: countsFile }), timeout);
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = JSON.parse(readFileSync(countsFile, 'utf8'));
  } catch {
    console.log(`  ✖ ${name} ended without a count`);
    counts.failed++;
  }
  rmSync(countsFile, { force: true });
  if (code === 'late') console.log(`  ✖ ${name} was stopped after ${timeout / 60_000} minutes`);
  if (code !== 0 && counts.failed === 0) counts.failed++;
  return { ...counts, seconds: (Date.now() - started) / 1000 };
}
