// One client for all tests of a suite: opened before the first, closed after the last, with pictures of what fails.
import { join } from 'node:path';
import { after, before } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { type Browser, openBrowser, pictured } from './browser';
import { type CodeServer, type CodeServerOptions, startCodeServer } from './code-server';
import { connectDriver, type Driver, packageDriver } from './driver';
import { missing } from './prerequisites';
import { createSandbox } from './sandbox';
import { until } from './wait';
import { createWorkbench, type Workbench } from './workbench';
import { vsix } from '../../../scripts/lib/paths.mjs';

/** Why a suite in code-server cannot run here; false when it can. */
export const noCodeServer = missing('code-server (npm run setup)', 'chromium', 'the packaged extension (npm run build && npm run package)');

/** VS Code in a browser writes its storage every five seconds; a page that goes away at once may lose what came last. */
const STORED_MS = 6000;

/** The members can be used inside tests only: before them nothing is open. */
export interface Stage {
  readonly browser: Browser;
  readonly bench: Workbench;
  /** The page inside the webview that is in front. */
  readonly view: FrameLocator;
  /** Runs functions in the extension host; needs the option `driven`. */
  readonly driver: Driver;
  /** The full path of a file of the workspace. */
  path(file: string): string;
  /** Loads the window again, as the reload button does, after what it is to remember is stored. */
  reload(): Promise<void>;
  /** A test whose failure leaves a picture of the window. */
  shown(name: string, body: () => Promise<void>): void;
}

/** What a client needs to be closed again is handed over as soon as it is there, so that half of an opening is closed too. */
export type Closing = (close: () => unknown) => void;

export interface Opened {
  /** The folder that the workbench shows. */
  readonly workspace: string;
  readonly browser: Browser;
  readonly driver?: Driver;
}

/** In: what opens the client. Closes in the opposite order of opening. */
export function openStage(open: (closing: Closing) => Promise<Opened>): Stage {
  const closings: (() => unknown)[] = [];
  let opened: (Opened & { readonly bench: Workbench }) | undefined;
  const now = (): NonNullable<typeof opened> => {
    if (opened === undefined) throw new Error('nothing is open yet');
    return opened;
  };
  before(
    async () => {
      const client = await open((close) => void closings.unshift(close));
      opened = { ...client, bench: createWorkbench(client.browser.page) };
      await opened.bench.ready();
      // The extension host lives as long as a workbench is open.
      await until('the driver answers', () => client.driver?.run(() => true, null) ?? true, 90_000);
    },
    { timeout: 180_000 },
  );
  after(async () => {
    for (const close of closings) await close();
  });
  return {
    get browser() { return now().browser; },
    get bench() { return now().bench; },
    get view() { return now().browser.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame'); },
    driver: {
      run: (body, argument) => {
        const { driver } = now();
        if (driver === undefined) throw new Error('the suite was opened without `driven`');
        return driver.run(body, argument);
      },
    },
    path: (file) => join(now().workspace, file),
    async reload() {
      const { browser, bench } = now();
      await browser.page.waitForTimeout(STORED_MS);
      await browser.page.reload();
      await bench.ready();
    },
    shown: (name, body) => pictured(name, () => now().browser, body),
  };
}

export interface CodeServerStage extends CodeServerOptions {
  /** Whether the driver extension is installed too. */
  readonly driven?: boolean;
  /** Lays files into the workspace before the window opens. */
  readonly prepare?: (workspace: string) => void;
}

/** The packaged extension in code-server. */
export const inCodeServer = ({ driven = false, prepare, ...options }: CodeServerStage = {}): Stage =>
  openStage(async (closing) => {
    let socket: string | undefined;
    const extensions = [vsix];
    if (driven) {
      const extra = createSandbox('drv');
      closing(() => extra.remove());
      socket = join(extra.folder, 's');
      extensions.push(packageDriver(extra.folder));
    }
    const server: CodeServer = await startCodeServer(extensions, socket === undefined ? {} : { E2E_DRIVER_SOCKET: socket }, options);
    closing(() => server.stop());
    prepare?.(server.workspace);
    const browser = await openBrowser(server.folder, server.url);
    closing(() => browser.close());
    return { workspace: server.workspace, browser, ...(socket === undefined ? {} : { driver: connectDriver(socket) }) };
  });
