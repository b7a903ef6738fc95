import { MODULES_DIRECTORY } from '../../harness/apache-modules';
import type { TestedMpm } from './words';

/** The lines before a block: one module, and nothing that the server would write outside its directory. */
export function mpmHeader(mpm: TestedMpm, directory: string): readonly string[] {
  return [
    `ServerRoot "${directory}"`, `DefaultRuntimeDir "${directory}"`, `PidFile "${directory}/pid"`,
    'ServerName localhost', 'ErrorLog /dev/stderr',
    `LoadModule mpm_${mpm}_module ${MODULES_DIRECTORY}/mod_mpm_${mpm}.so`, 'Listen 127.0.0.1:18080',
  ];
}
