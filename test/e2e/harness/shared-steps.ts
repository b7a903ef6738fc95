// What a user does in every workbench, whatever runs the server.
import assert from 'node:assert/strict';
import { mpm, onOff } from '../expectations';
import type { Stage } from './stage';
import { until } from './wait';

/** Waits until the Problems panel shows a finding of the rule, and gives its row. */
export const problem = ({ bench }: Stage, words: string, rule: string): Promise<string> =>
  until(`a problem of ${rule}`, async () => (await bench.problems(words)).find((row) => row.includes(rule)));

/** The finding of the MPM is in the panel, with its words. */
export async function findsTheMpm(stage: Stage, picture: string): Promise<void> {
  await stage.bench.open(mpm.file);
  assert.match(await problem(stage, mpm.words, mpm.rule), new RegExp(mpm.words));
  await stage.browser.screenshot(picture);
}

/** The hover of a directive, opened by keyboard. */
export async function hovers({ bench, browser }: Stage, picture: string): Promise<void> {
  await bench.open(mpm.file);
  await bench.goTo(mpm.hover.line, mpm.hover.column);
  await browser.page.keyboard.press('Control+K');
  await browser.page.keyboard.press('Control+I');
  await bench.hover.filter({ hasText: mpm.hover.text }).first().waitFor();
  await browser.screenshot(picture);
  await browser.page.keyboard.press('Escape');
}

/** The first quick-fix of a finding, taken by keyboard: the line is mended and the finding goes. */
export async function fixes(stage: Stage, picture: string): Promise<void> {
  const { bench, browser } = stage;
  await bench.open(onOff.file);
  await problem(stage, onOff.words, onOff.rule);
  await bench.open(onOff.file);
  await bench.goTo(onOff.line, 3);
  await browser.page.keyboard.press('Control+.');
  await browser.page.locator('.action-widget .monaco-list-row.action').first().waitFor();
  await browser.screenshot(picture);
  await browser.page.keyboard.press('Enter');
  await until('the line is mended', async () => (await bench.visibleText()).split('\n').some((line) => onOff.after.test(line)));
  await until('the finding is gone', async () => !(await bench.problems(onOff.words)).some((row) => row.includes(onOff.rule)));
}
