/** Colours of the terminal: only on a screen, never with NO_COLOR (no-color.org) or a terminal that has none. */
import type { Terminal } from './terminal';

const CODES = { bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], yellow: [33, 39], blue: [34, 39], cyan: [36, 39] } as const;

export type Colour = keyof typeof CODES;
export type Paint = (colour: Colour, text: string) => string;

/** How this terminal paints a text; where it has no colours the text stays as it is. */
export function painter(terminal: Terminal): Paint {
  const { NO_COLOR, FORCE_COLOR, TERM } = terminal.env;
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0';
  const on = (NO_COLOR === undefined || NO_COLOR === '') && (forced || (terminal.isScreen && TERM !== 'dumb'));
  if (!on) return (_, text) => text;
  return (colour, text) => `\x1b[${CODES[colour][0]}m${text}\x1b[${CODES[colour][1]}m`;
}
