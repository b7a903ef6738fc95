/**
 * Directives that older versions had and that the list of the 2.2 manual lacks: those of 1.3, and names that only test versions of
 * 2.3 took (both refused by 2.4.71). With what does their work now.
 */
import type { RemovedDirective } from './types';

export const OLDER_DIRECTIVES: readonly RemovedDirective[] = [
  ...['AddModule', 'ClearModuleList'].map((name): RemovedDirective => ({ name, type: 'plain', lastVersion: '1.3', replacement: null })),
  { name: 'ServerType', type: 'plain', lastVersion: '1.3', replacement: null },
  { name: 'BindAddress', type: 'plain', lastVersion: '1.3', replacement: 'Listen' },
  { name: 'ResourceConfig', type: 'plain', lastVersion: '1.3', replacement: 'Include' },
  { name: 'AccessConfig', type: 'plain', lastVersion: '1.3', replacement: 'Include' },
  { name: 'AgentLog', type: 'plain', lastVersion: '1.3', replacement: 'CustomLog' },
  { name: 'RefererLog', type: 'plain', lastVersion: '1.3', replacement: 'CustomLog' },
  { name: 'RefererIgnore', type: 'plain', lastVersion: '1.3', replacement: 'CustomLog' },
  { name: 'SSLStaplingMutex', type: 'plain', lastVersion: '2.3', replacement: 'Mutex' },
  { name: 'WatchdogMutexPath', type: 'plain', lastVersion: '2.3', replacement: 'Mutex' },
];
