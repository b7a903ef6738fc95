// The packaged extension as a web extension in code-server's workbench: the extension host and the server are workers, and views can be shown.
import { createWriteStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { chromium, type Route } from 'playwright-core';
import { cache } from '../../../scripts/lib/paths.mjs';
import type { Browser } from './browser';
import type { CodeServer } from './code-server';
import { chromium as executablePath } from './prerequisites';

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.json': 'application/json', '.md': 'text/markdown', '.png': 'image/png' };

// A page that the test fulfils has no address space, and Chromium would refuse it a connection to this machine.
const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage', '--no-first-run', '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets'];

/** Opens the workbench of a code-server in which our extension is not installed, and adds it from a folder as one of the web. */
export async function openWebHost(server: CodeServer, extension: string): Promise<Browser> {
  const { origin } = new URL(server.url);
  const context = await chromium.launchPersistentContext(join(server.folder, 'chromium'), { executablePath, headless: true, args, viewport: { width: 1280, height: 800 } });
  await context.route((address) => /^https?:/.test(address.protocol) && address.origin !== origin, (route) => route.abort());
  // From the origin of the workbench, whose policies allow no other.
  await context.route((address) => address.origin === origin && address.pathname.startsWith('/ext/'), (route) => fileOf(route, extension));
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(30_000);
  await page.route((address) => address.origin === origin && address.pathname === '/', (route) => withExtension(route, new URL(origin).host));
  const log = createWriteStream(join(server.folder, 'console.log'), { flags: 'a' });
  page.on('console', (message) => void log.write(`${message.type()}: ${message.text()}\n`));
  await page.goto(server.url);
  const shots = join(cache, 'screenshots');
  mkdirSync(shots, { recursive: true });
  return { context, page, screenshot: async (name) => void (await page.screenshot({ path: join(shots, `${name}.png`), animations: 'disabled' })), close: () => context.close() };
}

async function fileOf(route: Route, extension: string): Promise<void> {
  const file = join(extension, normalize(decodeURIComponent(new URL(route.request().url()).pathname)).slice('/ext/'.length));
  if (!existsSync(file)) return route.fulfill({ status: 404 });
  return route.fulfill({ status: 200, contentType: types[extname(file)] ?? 'application/octet-stream', body: readFileSync(file) });
}

/** The workbench reads its configuration out of its page. */
async function withExtension(route: Route, authority: string): Promise<void> {
  const response = await route.fetch();
  const body = (await response.text()).replace(/(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/, (_, before: string, json: string) => {
    const configuration = JSON.parse(json.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as { additionalBuiltinExtensions?: unknown[] };
    configuration.additionalBuiltinExtensions = [...(configuration.additionalBuiltinExtensions ?? []), { $mid: 1, scheme: 'http', authority, path: '/ext' }];
    return `${before}${JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
  });
  const headers = Object.fromEntries(Object.entries(response.headers()).filter(([name]) => name !== 'content-security-policy'));
  await route.fulfill({ response, headers, body });
}
