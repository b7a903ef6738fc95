import { MODULES_DIRECTORY } from '../../harness/apache-modules';
import type { TestedMpm } from './words';

/** Where a server listens and logs; `-t` does not use the port. */
export interface ServerPlace {
  readonly port: number;
  readonly log: string;
}

/** The lines before a block: one module, and nothing that the server would write outside its directory. */
export function mpmHeader(mpm: TestedMpm, directory: string, { port, log }: ServerPlace = { port: 18080, log: '/dev/stderr' }): readonly string[] {
  return [
    `ServerRoot "${directory}"`, `DefaultRuntimeDir "${directory}"`, `PidFile "${directory}/pid"`,
    'ServerName localhost', `ErrorLog ${log}`,
    `LoadModule mpm_${mpm}_module ${MODULES_DIRECTORY}/mod_mpm_${mpm}.so`, `Listen 127.0.0.1:${port}`,
  ];
}
