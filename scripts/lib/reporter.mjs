// What one suite prints: failures in full, skips with their reason, what tests had to say, nothing about what passed; and the
// counts, as JSON in the file that TEST_COUNTS names. Node takes a reporter as the default export of a module.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { inspect } from 'node:util';
import { root } from './paths.mjs';

const indent = (text) => text.replace(/^/gm, '      ');

/** The error of a test without the frames of the test runner itself; Node wraps it in an error of its own. */
function explain(error) {
  const cause = error?.cause ?? error;
  const text = cause instanceof Error || typeof cause === 'object' ? inspect(cause, { depth: 4, breakLength: 140, maxStringLength: 4000 }) : String(cause);
  return indent(text.split('\n').filter((line) => !/^\s+at .*(node:internal|node:async_hooks)/.test(line)).join('\n'));
}

export default async function* reporter(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const path = [];
  const printed = new Map();
  for await (const { type, data } of events) {
    if (type === 'test:start') path.length = data.nesting;
    if (type === 'test:start') path.push(data.name);
    if (type === 'test:stdout' || type === 'test:stderr') {
      printed.set(data.file, `${printed.get(data.file) ?? ''}${data.message}`.slice(-8000));
    } else if (type === 'test:diagnostic' && data.file) {
      yield `    ${data.message}\n`;
    } else if (type === 'test:pass' || type === 'test:fail') {
      const name = [...path.slice(0, data.nesting), data.name].join(' > ');
      // No line: Node counts in what tsx made of the file.
      const where = data.file ? relative(root, data.file) : '';
      const isSuite = data.details?.type === 'suite';
      if (data.skip !== undefined || data.todo !== undefined) {
        counts.skipped++;
        yield `  - skipped: ${name} (${where})${typeof data.skip === 'string' ? `: ${data.skip}` : ''}\n`;
      } else if (type === 'test:pass') {
        if (!isSuite) counts.passed++;
      } else if (data.details?.error?.failureType !== 'subtestsFailed') {
        counts.failed++;
        yield `  ✖ ${name} (${where})\n${explain(data.details?.error)}\n`;
        const said = printed.get(data.file);
        if (said) yield `      printed:\n${indent(said)}\n`;
        printed.delete(data.file);
      }
    }
  }
  if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
}
