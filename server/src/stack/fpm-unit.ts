/** The units that systemd starts PHP-FPM by, as far as their files are here. */
import { placeIn } from '../base/text-file';
import { inUnitOrder, unitOf } from '../host/systemd';
import type { Around } from './around';
import { hostTexts } from './host-texts';
import type { ServiceSetting } from './service-unit';

/** The bound of memory of each unit, and the version in its name: `php8.2-fpm.service`, `php-fpm.service`. */
export function fpmMemoryBounds(around: Around): readonly { readonly version: string | undefined; readonly setting: ServiceSetting }[] {
  const bounds = new Map<string, ServiceSetting>();
  const files = hostTexts(around, 'systemd').map(({ opened, tree }) => ({ path: opened.path, opened, tree }));
  for (const { path, opened, tree } of inUnitOrder(files)) {
    const unit = unitOf(path);
    if (unit === undefined || !/^php[\d.]*-fpm\.service$/.test(unit)) continue;
    for (const { section, name, value, at, valueAt } of tree.settings) {
      if (section === 'Service' && name === 'MemoryMax') bounds.set(unit, { value, at: placeIn(opened, valueAt), whole: placeIn(opened, at) });
    }
  }
  return [...bounds].map(([unit, setting]) => ({ version: /\d+\.\d+/.exec(unit)?.[0], setting }));
}
