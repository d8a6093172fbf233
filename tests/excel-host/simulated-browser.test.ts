import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium, openInBrowser } from './browser-office.ts';
import { ExcelHost } from './excel-host.ts';

const addinFolder = fileURLToPath(new URL('./minimal-pane', import.meta.url));

describe('the simulated Excel in Chromium', { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  }, 60_000);
  afterAll(() => browser.close());

  test('runs the unmodified office.js beside a grid that a person can type into', async () => {
    const host = ExcelHost.open(null, { calculation: 'built-in', fileName: 'Force.xlsx' });
    const office = await openInBrowser(browser, host, { addinFolder });
    const { page, frame } = office;
    await frame.getByText('Ready in Excel').waitFor();

    await frame.getByRole('button', { name: 'Write a grade' }).click();
    await frame.getByText('Written, count 1').waitFor();
    await page.locator('[data-cell="A2"]').getByText('Good').waitFor();

    await page.locator('#grid').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('Poor');
    await page.keyboard.press('Enter');
    await frame.getByText('A2 Unknown').waitFor();
    await page.locator('[data-cell="B2"]').getByText('0', { exact: true }).waitFor();

    await office.runCommand('WriteGrade');
    expect((await host.read('Sheet1', 'A2:B2')).values).toEqual([['Good', 1]]);
    expect(await page.locator('#calculation').textContent()).toBe('Recalculated by the built-in engine');
    expect(host.unsupported).toEqual([]);
    expect(office.outsideRequests).toEqual([]);
    expect(office.consoleErrors).toEqual([]);
    await office.close();
  });
});
