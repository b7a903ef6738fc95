import { proseTexts } from './prose/prose-text';
import type { DirectiveSpec } from './types';

const pages = new Map<string, Readonly<Record<string, string>>>();

/** Our sentences about the directive, for hover and completion; undefined where none are written. */
export function prose(spec: DirectiveSpec): string | undefined {
  const text = proseTexts[spec.module];
  if (text === undefined) return undefined;
  let page = pages.get(spec.module);
  if (!page) pages.set(spec.module, (page = JSON.parse(text) as Readonly<Record<string, string>>));
  return page[spec.name];
}
