/** The invariants of docs/architecture.md that can be read off the files: layers, sizes, names. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';

const TOP = join(__dirname, '..');
const SOURCE = join(TOP, 'server/src');

/** A layer may import itself and what stands before it in one of these rows. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  base: [],
  httpd: ['base'], php: ['base'], gateway: ['base'], lighttpd: ['base'], host: ['base'],
  stack: ['base', 'httpd', 'php', 'gateway', 'lighttpd', 'host'],
  rules: ['base', 'httpd', 'php', 'gateway', 'lighttpd', 'host', 'stack'],
  workspace: ['base', 'httpd', 'php', 'gateway', 'lighttpd', 'host', 'stack', 'rules'],
  features: ['base', 'httpd', 'php', 'gateway', 'lighttpd', 'host', 'stack', 'rules', 'workspace'],
  lsp: ['base', 'httpd', 'php', 'gateway', 'lighttpd', 'host', 'stack', 'rules', 'workspace', 'features'],
  cli: ['base', 'httpd', 'php', 'gateway', 'lighttpd', 'host', 'stack', 'rules', 'workspace', 'features'],
  main: ['base', 'httpd', 'php', 'gateway', 'lighttpd', 'host', 'stack', 'rules', 'workspace', 'features', 'lsp', 'cli'],
};
const WITHIN_HTTPD = ['syntax', 'catalog', 'config', 'mpm', 'effective'];
const PURE = ['base', 'httpd', 'php', 'gateway', 'lighttpd', 'host', 'stack', 'rules', 'workspace', 'features'];

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

interface Import {
  readonly from: string;
  readonly to: string;
}

/** Imports of a source file, relative ones as paths below `folder`. */
function importsOf(folder: string, file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const from = file.slice(folder.length + 1);
  return [...text.matchAll(/^\s*(?:import|export)\b[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm)].map((match) => {
    const target = (match[1] ?? match[2] ?? match[3])!;
    return { from, to: target.startsWith('.') ? posix.join(posix.dirname(from), target) : target };
  });
}

const sources = filesBelow(SOURCE).filter((file) => file.endsWith('.ts'));
const imports = sources.flatMap((file) => importsOf(SOURCE, file));

test('imports go down the layers', () => {
  const wrong = imports.filter(({ from, to }) => {
    const own = from.split('/')[0]!;
    const other = to.split('/')[0]!;
    return other in LAYERS && other !== own && !LAYERS[own]!.includes(other);
  });
  assert.deepEqual(wrong, []);
});

test('inside httpd: syntax, catalog, config, mpm, effective', () => {
  const wrong = imports.filter(({ from, to }) => {
    const [layer, own] = from.split('/');
    const [otherLayer, other] = to.split('/');
    return layer === 'httpd' && otherLayer === 'httpd' && WITHIN_HTTPD.indexOf(other!) > WITHIN_HTTPD.indexOf(own!);
  });
  assert.deepEqual(wrong, []);
});

test('the engine imports no Node, no VS Code, no protocol', () => {
  const wrong = imports.filter(({ from, to }) => PURE.includes(from.split('/')[0]!) && !(to.split('/')[0]! in LAYERS));
  assert.deepEqual(wrong, []);
});

test('no rule imports another rule', () => {
  const folderOf = (path: string): string | undefined => /^rules\/([^/]+\/[^/]+)\//.exec(`${path}/`)?.[1];
  const wrong = imports.filter(({ from, to }) => {
    const own = folderOf(posix.dirname(from));
    const other = /^rules\/([^/]+\/[^/]+)\/rule$/.exec(to)?.[1];
    return own !== undefined && other !== undefined && own !== other;
  });
  assert.deepEqual(wrong, []);
});

test('the client knows the protocol of the server and nothing else of it', () => {
  const client = join(TOP, 'client/src');
  const wrong = filesBelow(client).filter((file) => file.endsWith('.ts')).flatMap((file) => importsOf(TOP, file))
    .filter(({ to }) => to.startsWith('server/') && to !== 'server/src/lsp/protocol');
  assert.deepEqual(wrong, []);
});

test('files are small', () => {
  const ours = [...sources, ...filesBelow(join(TOP, 'client/src')), ...filesBelow(join(TOP, 'test')), ...filesBelow(join(TOP, 'scripts'))]
    .filter((file) => /\.(?:ts|mjs)$/.test(file) && !isGenerated(file));
  const lengths = ours.map((file) => ({ file: file.slice(TOP.length + 1), lines: readFileSync(file, 'utf8').split('\n').length }));
  assert.deepEqual(lengths.filter(({ lines }) => lines > 400), []);
  const sorted = lengths.map(({ lines }) => lines).sort((left, right) => left - right);
  assert.ok(sorted[sorted.length >> 1]! <= 100, `the median is ${sorted[sorted.length >> 1]}`);
});

test('names are kebab-case', () => {
  const wrong = sources.map((file) => file.slice(SOURCE.length + 1)).filter((file) => !/^[a-z0-9/.-]+$/.test(file));
  assert.deepEqual(wrong, []);
});

function isGenerated(file: string): boolean {
  return /generated\.ts$|-text\.ts$|\/data\//.test(file);
}
