// The test's end of driver/: runs functions inside the real extension host and gives back what they return, as JSON.
import { execFileSync } from 'node:child_process';
import { request } from 'node:http';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { root } from '../../../scripts/lib/paths.mjs';

/** Packages the driver extension into `folder` and returns the path of the .vsix. */
export function packageDriver(folder: string): string {
  const out = join(folder, 'driver.vsix');
  const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
  const options = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', out];
  execFileSync(process.execPath, [vsce, 'package', ...options], { cwd: join(root, 'test/e2e/driver'), stdio: ['ignore', 'pipe', 'pipe'] });
  return out;
}

/** A function body that sees nothing but its two parameters: it travels as text. */
type Body<A, R> = (api: typeof vscode, argument: A) => R | PromiseLike<R>;

export interface Driver {
  run<A, R>(body: Body<A, R>, argument: A): Promise<R>;
}

export function connectDriver(socketPath: string): Driver {
  function send(text: string): Promise<{ status: number; body: string }> {
    return new Promise((done, fail) => {
      const call = request({ socketPath, method: 'POST', path: '/', timeout: 30_000 }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
        response.on('end', () => done({ status: response.statusCode ?? 0, body }));
      });
      call.on('error', fail);
      call.on('timeout', () => call.destroy(new Error('the driver did not answer within 30 s')));
      call.end(text);
    });
  }
  return {
    async run<A, R>(body: Body<A, R>, argument: A): Promise<R> {
      // tsx names functions through a helper that does not exist in the extension host.
      const code = `const __name = (value) => value; return (${body.toString()})(vscode, argument)`;
      const { status, body: text } = await send(JSON.stringify({ code, argument }));
      if (status === 200) return JSON.parse(text) as R;
      const { message, stack } = JSON.parse(text) as { message: string; stack?: string };
      throw new Error(`in the extension host: ${message}\n${stack ?? ''}`);
    },
  };
}
