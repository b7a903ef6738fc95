/** What a path turned out to be. `unasked`: nobody has looked yet; `denied` (unreadable, or outside what may be looked at) is never `absent`. */
export type Stat = 'file' | 'directory' | 'empty' | 'other' | 'absent' | 'denied' | 'unasked';
