import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PickMessage } from '../../extension/picking/pick-messages.ts';
import { BROWSER_NAMES, LAUNCH_TIMEOUT_MS, launchBrowser } from './browsers.ts';
import { builtExtension } from './built-extension.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';

type Probed = typeof globalThis & {
  told: PickMessage[];
  heard: string[];
  hear(request: object): void;
  drawn: ShadowRoot | null;
  browser: object;
};

/** Stands for the extension: what the picker tells the worker is kept, and its closed tree is open to be looked at. */
function standIn(): void {
  const scope = globalThis as Probed;
  scope.told = [];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachShadow(options) {
    const root = attach.call(this, this.hasAttribute('popover') ? { ...options, mode: 'open' } : options);
    if (this.hasAttribute('popover')) scope.drawn = root;
    return root;
  };
  const sendMessage = async (message: PickMessage) => {
    scope.told.push(message);
    return message.type.startsWith('picked') ? { level: 'info', text: 'Clip saved.' } : null;
  };
  const onMessage = {
    addListener: (listener: (request: object) => void) => {
      scope.hear = listener;
    },
    removeListener: () => undefined,
  };
  scope.browser = { runtime: { id: 'stand-in', sendMessage, onMessage } };
}

let server: FixtureServer;
beforeAll(async () => {
  server = await startFixtureServer();
});
afterAll(() => server.close());

describe.each(BROWSER_NAMES)('the picker in a page of %s', (name) => {
  let browser: Browser;
  let page: Page;
  const script = () => readFileSync(resolve(builtExtension(name), 'picker.js'), 'utf8');
  const axe = readFileSync(resolve(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');

  beforeAll(async () => {
    browser = await launchBrowser(name);
    page = await browser.newPage();
    await page.setViewport({ width: 1000, height: 900 });
  }, LAUNCH_TIMEOUT_MS);
  afterAll(() => browser?.close());
  beforeEach(async () => {
    await page.goto(server.url('picking'), { waitUntil: 'load' });
    await page.evaluate(standIn);
    await page.evaluate(script());
    await page.evaluate(() => (globalThis as Probed).hear({ type: 'pick-frames', urls: [] }));
  });

  const told = () => page.evaluate(() => (globalThis as Probed).told);
  const spoken = () =>
    page.evaluate(() => (globalThis as Probed).drawn?.querySelector('[role=status]')?.textContent ?? '');
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key as 'Enter');
  };

  test('speaks what is framed, from the first heading on, by the arrow keys alone', async () => {
    expect(await spoken()).toBe('Pick a part of the page. Heading Case record');
    await press('ArrowRight');
    expect(await spoken()).toMatch(/^Paragraph The plan was reviewed with the child/);
    await press('ArrowRight');
    expect(await spoken()).toMatch(/^Table Missing episodes/);
    await press('ArrowDown');
    expect(await spoken()).toMatch(/^Row of table Missing episodes MP\/24\/0041/);
    await press('ArrowRight');
    expect(await spoken()).toMatch(/^Row of table Missing episodes MP\/24\/0052/);
    await press('ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    expect(await spoken()).toBe('Cell Risk of table Missing episodes Medium');
    await press('c');
    expect(await spoken()).toMatch(/^Column Risk of table Missing episodes/);
    await press('Enter');
    await page.waitForFunction(() => (globalThis as Probed).told.some(({ type }) => type === 'picked-clip'));
    expect((await told()).at(-1)).toMatchObject({ clip: { quote: 'High\nMedium\nHigh' } });
    expect(await page.evaluate(() => (globalThis as Probed).heard)).toEqual([]);
  });

  test('frames what the pointer is on, and takes it by a click that the page does not hear', async () => {
    const box = await (await page.$('#risk'))?.boundingBox();
    if (!box) throw new Error('There is a cell');
    await page.mouse.move(box.x + 4, box.y + 4);
    await page.mouse.move(box.x + 6, box.y + 6);
    expect(await spoken()).toBe('Cell Risk of table Missing episodes High');
    await page.mouse.click(box.x + 6, box.y + 6);
    await page.waitForFunction(() => (globalThis as Probed).told.some(({ type }) => type === 'picked-clip'));
    expect((await told()).at(-1)).toMatchObject({ clip: { quote: 'High' } });
    expect(await page.evaluate(() => (globalThis as Probed).heard)).toEqual([]);
  });

  test('takes a region that was drawn by keys alone', async () => {
    await press('r', 'ArrowRight', 'ArrowDown');
    expect(await spoken()).toBe('Region 500 by 450, at 260, 235');
    await page.keyboard.down('Shift');
    await press('ArrowLeft', 'ArrowUp');
    await page.keyboard.up('Shift');
    expect(await spoken()).toBe('Region 490 by 440, at 260, 235');
    await press('Enter');
    await page.waitForFunction(() =>
      (globalThis as Probed).told.some(({ type }) => type === 'picked-picture'),
    );
    expect((await told()).at(-1)).toMatchObject({
      place: { rectangle: { x: 260, y: 235, width: 490, height: 440 }, viewWidth: 1000 },
    });
  });

  test('is not led by clicks that a script makes, nor hidden by what the page lays over all', async () => {
    await page.evaluate(() => {
      document.querySelector<HTMLElement>('#risk')?.click();
      document.querySelector('html > [popover]')?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      const cover = document.createElement('div');
      cover.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:red';
      document.body.append(cover);
    });
    expect((await told()).filter(({ type }) => type !== 'pick-here')).toEqual([]);
    const isAbove = await page.evaluate(
      () => document.elementFromPoint(200, 200) === document.querySelector('html > [popover]'),
    );
    expect(isAbove).toBe(true);
  });

  test('has nothing that axe objects to', async () => {
    await page.evaluate(axe);
    const rules = await page.evaluate(async () => {
      const { axe: checker } = globalThis as unknown as {
        axe: { run(where: object): Promise<{ violations: { id: string }[]; passes: object[] }> };
      };
      const host = document.querySelector('html > [popover]');
      const { violations, passes } = await checker.run({ include: host });
      return { violations: violations.map(({ id }) => id), passes: passes.length };
    });
    expect(rules.violations).toEqual([]);
    expect(rules.passes).toBeGreaterThan(3);
  });
});
