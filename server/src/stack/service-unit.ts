/** The unit that systemd starts httpd by, as far as its files are here. */
import { placeIn, type TextPlace } from '../base/text-file';
import { inUnitOrder, unitOf, type UnitFile, type UnitSetting } from '../host/systemd';
import { bytes } from '../host/systemd-values';
import type { Around, AroundFile } from './around';
import { hostTexts, isHttpdUnit } from './host-texts';

export interface ServiceSetting {
  readonly value: string;
  readonly at: TextPlace;
  /** All of its line. */
  readonly whole: TextPlace;
}

export interface ServiceUnit {
  /** `apache2.service` */
  readonly name: string;
  /** Settings of `[Service]` by name, the one that counts. */
  readonly settings: ReadonlyMap<string, ServiceSetting>;
  /** Whether the unit itself is here and not only what is dropped in. */
  readonly isWhole: boolean;
  /** Headers of `[Service]`, those of the files that count last at the end; the package's own files are left out. */
  readonly headers: readonly TextPlace[];
}

/** The units of httpd; usually one. An empty value takes the earlier ones back. */
export function serviceUnits(around: Around): readonly ServiceUnit[] {
  const byUnit = new Map<string, { path: string; opened: AroundFile; settings: readonly UnitSetting[]; sections: UnitFile['sections'] }[]>();
  for (const { opened, tree } of hostTexts(around, 'systemd')) {
    const unit = unitOf(opened.path);
    if (unit === undefined || !isHttpdUnit(opened.path)) continue;
    byUnit.set(unit, [...byUnit.get(unit) ?? [], { path: opened.path, opened, settings: tree.settings, sections: tree.sections }]);
  }
  return [...byUnit].map(([name, files]) => {
    const settings = new Map<string, ServiceSetting>();
    for (const { opened, settings: own } of inUnitOrder(files)) {
      for (const { section, name: key, value, at, valueAt } of own) {
        if (section !== 'Service') continue;
        if (value === '') settings.delete(key);
        else settings.set(key, { value, at: placeIn(opened, valueAt), whole: placeIn(opened, at) });
      }
    }
    const own = inUnitOrder(files).filter(({ path }) => !/^\/(?:usr\/)?lib\//.test(path));
    const headers = own.flatMap(({ opened, sections }) => sections.filter((section) => section.name === 'Service').map(({ at }) => placeIn(opened, at)));
    return { name, settings, headers, isWhole: files.some(({ path }) => path.endsWith(`/${name}`)) };
  });
}

/** The line that bounds the memory of the service; undefined: none, or no file of the unit is here. */
export function memoryBound(around: Around): ServiceSetting | undefined {
  for (const { settings } of serviceUnits(around)) {
    for (const name of ['MemoryMax', 'MemoryLimit', 'MemoryHigh']) {
      const setting = settings.get(name);
      if (setting !== undefined && (/%$/.test(setting.value) || Number.isFinite(bytes(setting.value) ?? Infinity))) return setting;
    }
  }
  return undefined;
}
