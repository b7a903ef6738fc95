import { isBefore24 } from './version';

/** What event makes of AsyncRequestWorkerFactor. */
export interface AsyncFactor {
  /** The value in sixteenths, as it is stored. */
  readonly units: number;
  /** What the idle threads are multiplied with. */
  readonly factor: number;
}

const SCALE = 16;

/**
 * Converts AsyncRequestWorkerFactor as event does: stored in sixteenths in 32 bits (`set_worker_factor`), and since
 * 2.4.33 used as a whole number of at least 1.
 *
 * @param value the number of the text; `nan`, `inf` and what no 64 bits hold are undefined in C, here as x86-64 has them
 */
export function asyncFactor(value: number, version?: string): AsyncFactor {
  const scaled = value * SCALE;
  const stored = Number.isFinite(scaled) && Math.abs(scaled) < 2 ** 63 ? Number(BigInt.asUintN(32, BigInt(Math.trunc(scaled)))) : 0;
  if (isBefore24(version, 33)) {
    const units = Math.max(stored, 1);
    return { units, factor: units / SCALE };
  }
  const units = Math.max(stored, SCALE);
  return { units, factor: Math.floor(units / SCALE) };
}
