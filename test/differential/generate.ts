import { installedModules, type Mpm } from '../harness/apache-modules';
import { generateItem, type Writer } from './generate-items';
import { generateNoise } from './generate-noise';
import type { Place, ServerKind } from './pools';
import type { Random } from './random';
import { SAMPLE_FILES } from './samples';
import type { Sketch } from './sketch';

/** A generated tree: the texts that mutations and shrinking work on, beside what the server is started with. */
export interface GeneratedTree {
  readonly root: string;
  readonly texts: Readonly<Record<string, readonly string[]>>;
  readonly mpm: Mpm;
  readonly bare: boolean;
  readonly kind: ServerKind;
  readonly defines: readonly string[];
}

/** Modules that the sections and lines of every tree rely on. */
const NEEDED = ['macro_module', 'env_module', 'proxy_module', 'authz_core_module', 'authz_host_module', 'authz_user_module', 'authn_core_module'];
const FOUNDATIONS = ['proxy_module', 'cache_module', 'dav_module', 'session_module'];

/**
 * Makes a configuration that httpd accepts nearly always: several files, conditionals, variables, macros, sections and
 * directives in places that allow them; one in four loads some modules itself. The same random numbers give the same tree.
 */
export function generateTree(random: Random): GeneratedTree {
  const mpm: Mpm = random.chance(0.75) ? 'prefork' : random.pick(['event', 'worker']);
  if (random.chance(0.12)) return { root: 'httpd.conf', texts: generateNoise(random), mpm, bare: false, kind: { mpm, modules: undefined }, defines: ['CL'] };
  const bare = random.chance(0.25);
  const kind: ServerKind = { mpm, modules: bare ? new Set([...NEEDED, ...random.shuffle(moduleNames(mpm)).slice(0, random.int(15))]) : undefined };
  const texts: Record<string, string[]> = {};
  const writer = newWriter(random, 'server', kind, texts, 15 + random.int(60));
  const defines = random.chance(0.2) ? ['CL'] : [];
  for (const name of defines) writer.defined.set(name, '');
  texts['httpd.conf'] = bare ? ownModules(random, kind) : [];
  while (writer.budget.lines > 0) texts['httpd.conf'].push(...generateItem(writer));
  return { root: 'httpd.conf', texts, mpm, bare, kind, defines };
}

/** Lines of a `.htaccess` that is accepted where everything is allowed. */
export function generateHtaccess(random: Random): string[] {
  const writer = newWriter(random, 'htaccess', { mpm: 'prefork', modules: undefined }, {}, 2 + random.int(15));
  const lines: string[] = [];
  while (writer.budget.lines > 0) lines.push(...generateItem(writer));
  return lines;
}

/** The sketch of a tree; each line is ended by LF but for a last line that is to have none (`⟦⟧`, see `case-file.ts`). */
export function sketchOfTree(tree: GeneratedTree): Sketch {
  const files: Record<string, string> = { ...SAMPLE_FILES };
  for (const [path, lines] of Object.entries(tree.texts)) files[path] = textOf(lines);
  return {
    root: tree.root, files, directories: ['empty'], mpm: tree.mpm, ...(tree.bare && { bare: true }), ...(tree.defines.length > 0 && { defines: tree.defines }),
  };
}

/** Lines as a text. */
export function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('').replace(/(?:⟦⟧)+\n$/, '');
}

function newWriter(random: Random, place: Place, kind: ServerKind, texts: Record<string, string[]>, lines: number): Writer {
  return { random, texts, kind, defined: new Map(), macros: new Map(), counter: { value: 0 }, depth: 0, place, budget: { lines } };
}

function ownModules(random: Random, kind: ServerKind): string[] {
  const files = new Map(installedModules());
  const names = [...(kind.modules ?? [])].sort((a, b) => Number(FOUNDATIONS.includes(b)) - Number(FOUNDATIONS.includes(a)));
  const foundations = FOUNDATIONS.filter((name) => !names.includes(name) && names.some((other) => other.startsWith(name.replace('_module', '_'))));
  const lines = [...foundations, ...names].map((name) => `LoadModule ${name} @MODULES@/${files.get(name) ?? ''}`);
  const guarded = lines.flatMap((line) => (random.chance(0.1) ? [`<IfModule !${line.split(' ')[1]}>`, `  ${line}`, '</IfModule>'] : [line]));
  return ['ServerRoot "@DIR@"', 'ServerName localhost', `LoadModule mpm_${kind.mpm}_module @MODULES@/mod_mpm_${kind.mpm}.so`, ...guarded];
}

function moduleNames(mpm: Mpm): string[] {
  return installedModules().map(([name]) => name).filter((name) => mpm === 'prefork' || !name.startsWith('php'));
}
