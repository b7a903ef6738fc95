/** What a client sends is anything at all: small readers that give a value of the wanted shape, or nothing. */
import { isBefore, type Position } from '../base/span';

/** A member of an object, however deep; undefined where something on the way is missing or no object. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Record<string, unknown>)[key];
  }
  return found;
}

export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

export function flagAt(value: unknown, ...path: readonly string[]): boolean {
  return at(value, ...path) === true;
}

export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** A line or a column; undefined for what is no whole number. Beyond the text is no error: positions are clamped there. */
function countAt(value: unknown, key: string): number | undefined {
  const found = at(value, key);
  return typeof found === 'number' && Number.isFinite(found) ? Math.max(0, Math.floor(found)) : undefined;
}

export function positionIn(value: unknown): Position | undefined {
  const line = countAt(value, 'line');
  const column = countAt(value, 'character');
  return line === undefined || column === undefined ? undefined : { line, column };
}

export interface PositionRange {
  readonly start: Position;
  readonly end: Position;
}

/** A range with its ends in order. */
export function rangeIn(value: unknown): PositionRange | undefined {
  const start = positionIn(at(value, 'start'));
  const end = positionIn(at(value, 'end'));
  if (start === undefined || end === undefined) return undefined;
  return isBefore(end, start) ? { start: end, end: start } : { start, end };
}
