/**
 * Writes the folder of a new rule with a failing example. Usage: npm run new-rule topic/name
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The topics that a rule may belong to. */
export const TOPICS: readonly string[] = [
  'httpd', 'mpm', 'modules', 'php', 'session', 'gateway', 'proxy', 'lighttpd', 'timeouts', 'limits', 'tls', 'headers',
  'access', 'rewrite', 'logging', 'vhosts', 'migration', 'performance',
];

function ruleText(id: string): string {
  return `import type { LineRule } from '../../types';

/** TODO: say which behaviour of httpd this follows (file and function of its source). */
export const rule: LineRule = {
  id: '${id}',
  summary: 'TODO: what it finds, in one line',
  severities: ['warning'],
  scope: 'line',
  on: ['timeout'],
  *check(node) {
    const word = node.words[0];
    if (word?.value !== '5m') return;
    yield {
      at: node.place(word), severity: 'warning', consequence: 'silent',
      message: \`Timeout \${word.value} is not five minutes.\`,
    };
  },
};
`;
}

function pageText(id: string): string {
  return `# ${id}

TODO: what it finds, in one line

## What it does

## Why

## Wrong

\`\`\`apacheconf
Timeout 5m
        ^^ warning: TODO: the beginning of the message
\`\`\`

## Right

\`\`\`apacheconf
Timeout 300
\`\`\`

## When not to use it

## References
`;
}

const casesText = `# Cases

## Silent

\`\`\`apacheconf
Timeout 5
\`\`\`
`;

function main(id: string | undefined): void {
  const [, topic = ''] = /^([a-z]+)\/[a-z0-9]+(?:-[a-z0-9]+)*$/.exec(id ?? '') ?? [];
  if (id === undefined || !TOPICS.includes(topic)) {
    console.error(`Usage: npm run new-rule topic/name, where topic is one of ${TOPICS.join(', ')}`);
    process.exitCode = 2;
    return;
  }
  const folder = join(resolve(__dirname, '../server/src/rules'), id);
  if (existsSync(folder)) {
    console.error(`${folder} is there already`);
    process.exitCode = 1;
    return;
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'rule.ts'), ruleText(id));
  writeFileSync(join(folder, 'README.md'), pageText(id));
  writeFileSync(join(folder, 'cases.md'), casesText);
  console.log(`${folder}: its page fails until it is true. Try it: RULE=${id} node --import tsx --test test/rules/*.test.ts`);
}

if (require.main === module) main(process.argv[2]);
