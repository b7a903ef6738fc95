// Headless Chromium of the distribution, driven by playwright-core, with the network shut off.
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { cache } from '../../../scripts/lib/paths.mjs';
import { chromium as executablePath } from './prerequisites';

export interface Browser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Keeps a picture of the window in .cache/screenshots. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--no-first-run',
];

const isHere = (host: string): boolean => host === '127.0.0.1' || host === 'localhost' || host.endsWith('.localhost');

/** Opens `url` in a fresh profile below `folder`. */
export async function openBrowser(folder: string, url: string): Promise<Browser> {
  const context = await chromium.launchPersistentContext(join(folder, 'chromium'), { executablePath, headless: true, args, viewport: { width: 1280, height: 800 } });
  // A workbench waits at its start for galleries and experiments that a test machine may not reach.
  await context.route((address) => /^https?:/.test(address.protocol) && !isHere(address.hostname), (route) => route.abort());
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(30_000);
  // What the workbench and the worker hosts say, for the day a test fails.
  const log = createWriteStream(join(folder, 'console.log'), { flags: 'a' });
  page.on('console', (message) => void log.write(`${message.type()}: ${message.text()}\n`));
  await page.goto(url);
  const shots = join(cache, 'screenshots');
  mkdirSync(shots, { recursive: true });
  return {
    context,
    page,
    screenshot: async (name) => void (await page.screenshot({ path: join(shots, `${name}.png`), animations: 'disabled' })),
    close: () => context.close(),
  };
}

/** A test whose failure leaves a picture of what was on the screen. */
export function pictured(name: string, browser: () => Browser, body: () => Promise<void>): void {
  test(name, async () => {
    try {
      await body();
    } catch (error) {
      await browser().screenshot(`failed-${name.replace(/\W+/g, '-')}`);
      throw error;
    }
  });
}
