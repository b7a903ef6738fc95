import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { apacheVersion } from '../harness/apache';
import type { Outcome } from './outcome';
import { preamble, type Sketch } from './sketch';

const FOLDER = '.cache/differential';

/**
 * Remembers what the real server said, for people who work on the engine: set `HTTPD_DIFF_CACHE=1`. The file lies in
 * `.cache`, which is never committed; without the variable every question goes to the server.
 */
export interface Answers {
  get(sketch: Sketch): Outcome | undefined;
  put(sketch: Sketch, outcome: Outcome): void;
}

const FORGETFUL: Answers = { get: () => undefined, put: () => undefined };

/** Opens the store `name`; it forgets everything when another version of httpd is installed. */
export function openAnswers(name: string): Answers {
  if (process.env['HTTPD_DIFF_CACHE'] !== '1') return FORGETFUL;
  const file = `${FOLDER}/${name}-${apacheVersion()}.jsonl`;
  const known = new Map<string, Outcome>();
  if (existsSync(file)) {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line === '') continue;
      const [key, outcome] = JSON.parse(line) as [string, Outcome];
      known.set(key, outcome);
    }
  }
  mkdirSync(FOLDER, { recursive: true });
  return {
    get: (sketch) => known.get(keyOf(sketch)),
    put: (sketch, outcome) => {
      const key = keyOf(sketch);
      known.set(key, outcome);
      appendFileSync(file, `${JSON.stringify([key, outcome])}\n`);
    },
  };
}

function keyOf(sketch: Sketch): string {
  const hash = createHash('sha256');
  for (const [path, content] of Object.entries(sketch.files)) {
    hash.update(`${path}\n`);
    hash.update(content);
  }
  hash.update(JSON.stringify({ ...sketch, files: undefined }));
  if (!sketch.bare) hash.update(preamble(sketch.mpm ?? 'prefork'));
  return hash.digest('base64');
}
