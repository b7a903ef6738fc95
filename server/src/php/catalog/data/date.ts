/** Ini entries of date. */
import { ALL, type IniSpec } from '../types';

export const DATE_ENTRIES: readonly IniSpec[] = [
  { name: 'date.default_latitude', type: 'float', default: '31.7667', mode: ALL, summary: 'Latitude for sunrise and sunset where none is given. Deprecated since 8.1.', deprecated: '8.1' },
  { name: 'date.default_longitude', type: 'float', default: '35.2333', mode: ALL, summary: 'Longitude for sunrise and sunset where none is given. Deprecated since 8.1.', deprecated: '8.1' },
  { name: 'date.sunrise_zenith', type: 'float', default: '90.833333', older: [{ until: '8.1', default: '90.583333' }], mode: ALL, summary: 'Zenith of the sun at sunrise.' },
  { name: 'date.sunset_zenith', type: 'float', default: '90.833333', older: [{ until: '8.1', default: '90.583333' }], mode: ALL, summary: 'Zenith of the sun at sunset. Deprecated since 8.1.', deprecated: '8.1' },
  { name: 'date.timezone', type: 'string', default: 'UTC', older: [{ until: '8.2', default: '' }], mode: ALL, summary: 'Time zone of all date functions, like `Europe/Vienna`. A name that PHP does not know leaves UTC.' },
];
