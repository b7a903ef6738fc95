/** Notes what an answer was made of, so that it is kept as long as nothing of that has changed. */
import type { Config } from '../httpd/config/config';

/** What was looked at: keys of directives; `whole`: lines, files or problems, which change with every edit. */
export interface Looked {
  readonly keys: Set<string>;
  whole: boolean;
}

export class Recorder {
  readonly #open: Looked[] = [];

  asked(keys: Iterable<string>): void {
    for (const looked of this.#open) for (const key of keys) looked.keys.add(key);
  }

  askedWhole(): void {
    for (const looked of this.#open) looked.whole = true;
  }

  /** Everything that is looked at until `work` is done, whatever it asks further. */
  record<T>(work: () => T): { readonly value: T; readonly looked: Looked } {
    const looked: Looked = { keys: new Set(), whole: false };
    this.#open.push(looked);
    try {
      return { value: work(), looked };
    } finally {
      this.#open.pop();
    }
  }
}

const originals = new WeakMap<Config, Config>();

/** The configuration, telling when somebody looks at all of it. */
export function watched(config: Config, recorder: Recorder): Config {
  const whole = <K extends 'fold' | 'problems' | 'firstError'>(key: K): PropertyDescriptor => ({
    get: () => {
      recorder.askedWhole();
      return config[key];
    },
  });
  const facade = Object.create(config, { fold: whole('fold'), problems: whole('problems'), firstError: whole('firstError') }) as Config;
  originals.set(facade, config);
  return facade;
}

/** The configuration itself, for an answer that looks at nothing but problems of directives that it asks for anyway. */
export function unwatched(config: Config): Config {
  return originals.get(config) ?? config;
}

/** Something that can be asked for nodes, and may note it. */
interface Recorded {
  readonly recorder?: Recorder;
}

/** An answer that is worked out once for each source; who gets it later depends on what it was made of all the same. */
export function rememberedFor<S extends Recorded & object, T>(compute: (source: S) => T): (source: S) => T {
  const known = new WeakMap<S, { readonly value: T; readonly looked: Looked | undefined }>();
  return (source) => {
    let entry = known.get(source);
    if (entry === undefined) {
      entry = source.recorder === undefined ? { value: compute(source), looked: undefined } : source.recorder.record(() => compute(source));
      known.set(source, entry);
    } else if (entry.looked !== undefined) {
      source.recorder?.asked(entry.looked.keys);
      if (entry.looked.whole) source.recorder?.askedWhole();
    }
    return entry.value;
  };
}
