/** Small configuration trees on disk, for servers that read for themselves. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryDirectory } from '../harness/temp';

export interface TreeOnDisk {
  readonly folder: string;
  path(file: string): string;
  write(file: string, content: string | Uint8Array): string;
  link(file: string, target: string): void;
}

/** A folder with these files; below it nothing else exists. */
export function treeOnDisk(files: Readonly<Record<string, string | Uint8Array>>): TreeOnDisk {
  const folder = temporaryDirectory('ws');
  const path = (file: string): string => join(folder, file);
  const write = (file: string, content: string | Uint8Array): string => {
    mkdirSync(dirname(path(file)), { recursive: true });
    writeFileSync(path(file), content);
    return path(file);
  };
  for (const [file, content] of Object.entries(files)) write(file, content);
  return { folder, path, write, link: (file, target) => symlinkSync(target, path(file)) };
}

/** A root that loads an MPM and nothing else, so that only what a test adds is found. */
export const ROOT = `ServerName www.example.org
Listen 80
`;
