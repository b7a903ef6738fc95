/** The keys of CSP.ini by the kind of section they stand in. Facts are those of InterSystems' Web Gateway Guide; the gateway was not run. */
import { KEYS } from './data/keys';

export type SectionKind = 'system' | 'server-index' | 'application-index' | 'application' | 'server';

export type IniType = 'text' | 'number' | 'size' | 'flag' | 'words' | 'server' | 'secret' | 'path' | 'addresses' | 'reference';

export interface IniKey {
  readonly name: string;
  readonly in: readonly SectionKind[];
  readonly type: IniType;
  /** Allowed words, in the guide's spelling. */
  readonly words?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly byDefault?: string;
  /** Written by the gateway itself. */
  readonly isManaged?: boolean;
  readonly text: string;
}

export function keysOf(kind: SectionKind): readonly IniKey[] {
  return KEYS.filter((key) => key.in.includes(kind));
}
