import { proseText } from './prose/prose-text';
import type { DirectiveSpec } from './types';

let pages: ReadonlyMap<string, Readonly<Record<string, string>>> | undefined;

/** Our sentences about the directive, for hover and completion; undefined where none are written. */
export function prose(spec: DirectiveSpec): string | undefined {
  pages ??= new Map(JSON.parse(proseText) as [string, Record<string, string>][]);
  return pages.get(spec.module)?.[spec.name];
}
