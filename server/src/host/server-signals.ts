/** What a script does to a web server: the commands that reload, restart or stop it. */

export interface ServerCommand {
  readonly does: 'graceful' | 'restart';
  /** Offsets in the script. */
  readonly start: number;
  readonly end: number;
}

const NAME = String.raw`(?:apache2?|httpd)`;
const COMMANDS: readonly (readonly [ServerCommand['does'], RegExp])[] = [
  // A reload of both distributions' units is `apachectl graceful`, SIGUSR1.
  ['graceful', new RegExp(String.raw`\b${NAME}(?:\.service)?\s+(?:force-)?reload\b|\breload(?:-or-\S+)?\s+${NAME}\b|\b(?:apache2?ctl|apachectl|${NAME}\s+-k)\s+graceful\b|\bkill\s+-(?:s\s+)?(?:SIG)?(?:USR1|10)\b|\bpkill\s+-(?:SIG)?USR1\s+[^\n]*${NAME}`)],
  ['restart', new RegExp(String.raw`\b${NAME}(?:\.service)?\s+restart\b|\b(?:try-)?restart\s+${NAME}\b|\b(?:apache2?ctl|apachectl|${NAME}\s+-k)\s+restart\b|\bkill\s+-(?:s\s+)?(?:SIG)?(?:HUP|1)\b[^\n]*${NAME}|\b(?:killall|pkill)\s+-(?:SIG)?(?:HUP|1)\s+[^\n]*${NAME}`)],
];

/** The first command of a shell script that ends the children of httpd; comments are left out. */
export function serverCommand(script: string): ServerCommand | undefined {
  const text = script.replace(/(^|\s)#[^\n]*/g, (comment) => ' '.repeat(comment.length));
  for (const [does, pattern] of COMMANDS) {
    const match = pattern.exec(text);
    if (match !== null) return { does, start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}
