/** The picture of a server's capacity as plain JSON: what the view draws, what the command line prints. Types only. */
import type { CapacityLimit, CapacityShape, MemoryNeed, MemoryWish } from '../../stack/capacity';
import type { Observed } from '../../stack/observed';
import type { WhatIfWish } from '../../stack/what-if';

/** A line of a file; `file` is an id in the engine and a URI in the protocol. */
export interface PictureLine {
  readonly file: string;
  /** From 0. */
  readonly line: number;
  /** `mods-enabled/mpm_event.conf:7`. */
  readonly label: string;
}

/** One number of the MPM. */
export interface PictureNumber {
  readonly directive: string;
  /** What httpd works with. */
  readonly value: number;
  /** What the text says, as read; missing where no line sets it. */
  readonly given?: number;
  readonly place?: PictureLine;
  /** Codes with which httpd reports that it uses another value. */
  readonly codes: readonly string[];
  readonly needsStopAndStart: boolean;
}

/** A bound beside httpd's own that requests also have to pass: the pools of PHP-FPM, the connections of a gateway. */
export interface Budget {
  readonly name: string;
  /** What it allows at once. */
  readonly limit: number;
  /** What this server can ask of it at most; missing where nobody can say. */
  readonly used?: number;
  /** `requests`, `connections`. */
  readonly unit: string;
  readonly explanation: string;
  readonly place?: PictureLine;
}

export interface PictureWhatIf {
  readonly shape: CapacityShape;
  /** Names of the directives that end the capacity then. */
  readonly binding: readonly string[];
  /** The alternative to the picture, in a sentence. */
  readonly summary: string;
  readonly lines: readonly { readonly directive: string; readonly from?: number; readonly to: number; readonly state: 'kept' | 'changed' | 'added' | 'default' }[];
  readonly needsStopAndStart: boolean;
  /** Why no line can be written, or that nothing is to change; missing where the change can be written. */
  readonly why?: string;
  readonly memory?: MemoryNeed;
}

export interface CapacityPicture {
  readonly shape: CapacityShape;
  /** The alternative to the picture: all of it in words, a sentence each. */
  readonly summary: readonly string[];
  readonly limits: readonly CapacityLimit[];
  readonly numbers: readonly PictureNumber[];
  readonly corrections: readonly { readonly ah: string; readonly text: string }[];
  readonly assumes: readonly string[];
  readonly memory?: MemoryNeed;
  readonly whatIf?: PictureWhatIf;
  readonly budgets: readonly Budget[];
  readonly observed?: Observed;
}

/** What is asked beyond the picture itself. */
export interface CapacityQuestion {
  readonly memory?: MemoryWish;
  readonly wish?: WhatIfWish;
  /** The text of the running server's status. */
  readonly status?: string;
}
