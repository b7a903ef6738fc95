/** What the command line is given of the process: so that commands can be called from tests, too. */
import { plain } from './plain';

export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard output is a screen; decides about colour only. */
  readonly isScreen: boolean;
  out(text: string): void;
  /** Bytes of a text in its own encoding. */
  outBytes(bytes: Uint8Array): void;
  /** One line, without its end; control characters in it are shown, not obeyed. */
  error(line: string): void;
  /** All bytes of standard input. */
  input(): Promise<Uint8Array>;
}

/** The terminal of this process. Output into a closed pipe (`| head`) ends the program quietly. */
export function processTerminal(): Terminal {
  const quiet = (error: { code?: string }): void => {
    if (error.code === 'EPIPE') process.exit(process.exitCode);
    throw error;
  };
  process.stdout.on('error', quiet);
  process.stderr.on('error', quiet);
  return {
    cwd: process.cwd(),
    env: process.env,
    isScreen: process.stdout.isTTY === true,
    out: (text) => void process.stdout.write(text),
    outBytes: (bytes) => void process.stdout.write(bytes),
    error: (line) => void process.stderr.write(`httpd-lint: ${plain(line)}\n`),
    input: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    },
  };
}
