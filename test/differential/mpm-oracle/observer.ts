import { join } from 'node:path';
import { compileModule, type CompiledModule } from '../../harness/compile-module';

/** The module of observer.c, or why it can't be had on this machine. */
export function buildObserver(): CompiledModule {
  return compileModule(join(import.meta.dirname, 'observer.c'));
}

/** The numbers an MPM told, by the names of observer.c. */
export type Observed = Readonly<Record<string, number>>;

/**
 * Finds what the module said.
 *
 * @param output standard output of `-t` for `tested`, the error log for `child`
 * @returns undefined when it said nothing, which is so for a refused configuration
 */
export function readObserved(output: string, moment: 'tested' | 'child'): Observed | undefined {
  const line = new RegExp(`mpm-observer ${moment}((?: \\w+=-?\\d+)+)`).exec(output)?.[1];
  if (line === undefined) return undefined;
  return Object.fromEntries(line.trim().split(' ').map((item) => {
    const [name = '', number] = item.split('=');
    return [name, Number(number)];
  }));
}
