/** sysctl.conf and the files of sysctl.d, as systemd-sysctl (src/sysctl/sysctl.c) and procps read them. */
import { linesOf, trimmed } from './lines';
import type { Rejected, Setting } from './setting';

export interface SysctlFile {
  /** Names with dots: `net.core.somaxconn`. */
  readonly settings: readonly Setting[];
  readonly rejected: readonly Rejected[];
}

/** Reads a file: `name = value`, `#` and `;` begin comments, a `-` in front only says that failures do not matter. */
export function parseSysctl(text: string): SysctlFile {
  const settings: Setting[] = [];
  const rejected: Rejected[] = [];
  for (const line of linesOf(text)) {
    const { text: content, at } = trimmed(text, line);
    if (content === '' || /^[#;]/.test(content)) continue;
    const equals = content.indexOf('=');
    if (equals < 0) {
      // `-net.x.y` alone takes a name out of a glob of another file.
      if (!content.startsWith('-')) rejected.push({ at, message: 'Neither sysctl nor systemd takes a line without an equals sign.' });
      continue;
    }
    const name = trimmed(text, { start: at.start + (content.startsWith('-') ? 1 : 0), end: at.start + equals });
    const value = trimmed(text, { start: at.start + equals + 1, end: at.end });
    settings.push({ name: dotted(name.text), value: value.text, nameAt: name.at, valueAt: value.at, at });
  }
  return { settings, rejected };
}

// The first divider decides what divides; with slashes the dots are parts of names (sysctl_normalize).
function dotted(name: string): string {
  const first = /[./]/.exec(name)?.[0];
  return first === '/' ? name.replace(/[./]/g, (each) => (each === '/' ? '.' : '/')) : name;
}

/** Files in the order in which they are applied: by name, whatever folder; `sysctl.conf` has the name 99-sysctl.conf. */
export function inSysctlOrder<T extends { readonly path: string }>(files: readonly T[]): T[] {
  const key = (path: string): string => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return name === 'sysctl.conf' ? '99-sysctl.conf' : name;
  };
  return [...files].sort((a, b) => (key(a.path) < key(b.path) ? -1 : key(a.path) > key(b.path) ? 1 : 0));
}
