// What a user does in a workbench, by keyboard, and what she sees there.
import { basename } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { until } from './wait';

export interface Workbench {
  readonly page: Page;
  /** Waits until the explorer shows the folder. */
  ready(): Promise<void>;
  /** Opens a file of the workspace by its relative path. */
  open(file: string): Promise<void>;
  /** Runs a command of the palette by its full title. */
  command(title: string): Promise<void>;
  goTo(line: number, column: number): Promise<void>;
  /** The text of the rows that the Problems panel shows when `text` is typed into its filter. */
  problems(text: string): Promise<string[]>;
  /** The text that the active editor shows of the lines in sight. */
  visibleText(): Promise<string>;
  readonly hover: Locator;
}

export function createWorkbench(page: Page): Workbench {
  const input = page.locator('.quick-input-widget input[type="text"]');
  /** The row that Enter takes; the list is filtered a moment after the text was typed. */
  const chosen = page.locator('.quick-input-list .monaco-list-row.focused');

  /**
   * One gesture through the quick input, until `done` says that it had its effect. A workbench that is still starting, or
   * that moves the focus at the wrong moment, swallows keys; a user would press them again.
   */
  async function gesture(what: string, key: string, text: string, row: string | undefined, done: () => Promise<unknown>): Promise<void> {
    await until(what, async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press(key);
      await input.waitFor({ timeout: 5_000 });
      await input.fill(text);
      if (row !== undefined) await chosen.filter({ hasText: row }).waitFor({ timeout: 10_000 });
      await page.keyboard.press('Enter');
      await page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: 5_000 });
      await done();
      return true;
    }, 90_000);
  }

  return {
    page,
    ready: () => page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 90_000 }),
    open: (file) =>
      gesture(`opening ${file}`, 'Control+P', file, basename(file), async () => {
        await page.locator(`.tab.active[data-resource-name="${basename(file)}"]`).waitFor({ timeout: 5_000 });
        await page.locator('.editor-instance .view-line').first().waitFor({ timeout: 5_000 });
      }),
    command: (title) => gesture(`the command ${title}`, 'F1', `>${title}`, title, async () => undefined),
    goTo: (line, column) =>
      gesture(`going to ${line}:${column}`, 'Control+G', `:${line}:${column}`, undefined, () =>
        page.locator('[id="status.editor.selection"]', { hasText: `Ln ${line}, Col ${column}` }).waitFor({ timeout: 5_000 }),
      ),
    async problems(text) {
      const filter = page.locator('.viewpane-filter input');
      if (!(await filter.isVisible())) await this.command('Problems: Focus on Problems View');
      if ((await filter.inputValue()) !== text) await filter.fill(text);
      const shown = await page.locator('.markers-panel .monaco-list-row').evaluateAll((found) => found.map((row) => row.textContent ?? ''));
      return shown.map((row) => row.replace(/\u00a0/g, ' '));
    },
    // Monaco draws blanks as U+00A0, and lines in no particular order.
    visibleText: () =>
      page.locator('.editor-instance .view-line').evaluateAll((lines) =>
        lines
          .map((line) => ({ top: Number.parseFloat((line as HTMLElement).style.top), text: (line.textContent ?? '').replace(/\u00a0/g, ' ') }))
          .sort((a, b) => a.top - b.top)
          .map(({ text }) => text)
          .join('\n'),
      ),
    hover: page.locator('.monaco-hover:not(.hidden) .hover-contents'),
  };
}
