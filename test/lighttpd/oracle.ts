/** The real lighttpd, asked for its verdict. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OpenedText, TextFiles } from '../../server/src/base/reading';
import type { Stat } from '../../server/src/base/stat';
import { TextFile } from '../../server/src/base/text-file';
import { temporaryDirectory } from '../harness/temp';

export const LIGHTTPD = '/usr/sbin/lighttpd';

/** Why the program cannot be asked; undefined where it can. */
export function lighttpdMissing(): string | undefined {
  return existsSync(LIGHTTPD) ? undefined : 'lighttpd is not installed';
}

export const ENVIRONMENT: Readonly<Record<string, string>> = { PATH: '/usr/bin:/bin', LAB: 'laboratory' };

export interface Verdict {
  readonly accepted: boolean;
  /** What it printed, times and source lines taken off. */
  readonly messages: string;
}

/** A folder for configurations; the main file is written anew for each question. */
export class Oracle {
  readonly folder = temporaryDirectory('lighttpd');

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, name)), { recursive: true });
      writeFileSync(join(this.folder, name), text);
    }
  }

  /** `-tt` reads, loads the modules and lets them check their settings. Nothing is bound, nothing is served. */
  ask(text: string): Verdict {
    const { status, output } = this.run('-tt', text);
    return { accepted: status === 0, messages: output };
  }

  /** What lighttpd makes of a text (`-p`), as it prints it. */
  print(text: string): string {
    return this.run('-p', text).output;
  }

  run(flag: string, text: string): { readonly status: number | null; readonly output: string } {
    const file = join(this.folder, 'lighttpd.conf');
    writeFileSync(file, text);
    const { status, stdout, stderr } = spawnSync(LIGHTTPD, [flag, '-f', file], { cwd: this.folder, env: { ...ENVIRONMENT }, encoding: 'utf8', timeout: 10_000 });
    return { status, output: (stdout + stderr).replace(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d: /gm, '') };
  }

  opened(text: string): OpenedText {
    const path = join(this.folder, 'lighttpd.conf');
    return { file: path, path, source: new TextFile(text) };
  }
}

/** The files of this machine, as a reader asks for them. */
export const REAL_FILES: TextFiles = {
  read(path) {
    const stat = REAL_FILES.stat(path);
    return stat === 'file' ? { file: path, path, source: new TextFile(readFileSync(path, 'utf8')) } : stat;
  },
  list(path) {
    const stat = REAL_FILES.stat(path);
    return stat === 'directory' ? readdirSync(path) : stat;
  },
  stat(path): Stat {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? 'absent' : found.isDirectory() ? 'directory' : 'file';
  },
};
