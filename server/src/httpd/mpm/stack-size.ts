import type { EffectiveMpm } from './effective';

/** `ignored`: httpd warns in the error log and takes the default. `crash`: children end with the first requests. `no-thread`: nothing is ever served. */
export type StackHazard = 'ignored' | 'crash' | 'no-thread';

/** PTHREAD_STACK_MIN on Linux x86-64. In bytes, as all below. */
const LEAST = 16 * 1024;
/** With 2.4.71 a request for a file is served with this, and children crash with half of it. */
const SERVES = 64 * 1024;
/** What one process can address on x86-64. */
const ADDRESSES = 2 ** 47;

/**
 * Judges ThreadStackSize as worker and event use it on Linux: a size below the platform's least is dropped with a warning
 * (`apr_threadattr_stacksize_set` fails), one just above it is too small for the functions of a request.
 *
 * @param isWindows there the size is only a wish
 */
export function stackHazard({ mpm, runtime }: EffectiveMpm, isWindows: boolean): StackHazard | undefined {
  const size = runtime.ThreadStackSize ?? 0;
  if ((mpm !== 'worker' && mpm !== 'event') || isWindows || size <= 0) return undefined;
  if (size < LEAST) return 'ignored';
  if (size < SERVES) return 'crash';
  return size * (runtime.ThreadsPerChild ?? 1) >= ADDRESSES ? 'no-thread' : undefined;
}
