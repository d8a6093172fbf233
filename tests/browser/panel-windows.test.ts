import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAUNCH_TIMEOUT_MS } from './browsers.ts';
import { type InstalledExtension, installExtension } from './installed-extension.ts';
import { storedDrafts } from './stored-drafts.ts';
import { readStored } from './stored-inspection.ts';

let extension: InstalledExtension;
/** The full tab. */
let panel: Page;

beforeAll(async () => {
  extension = await installExtension();
  panel = extension.panel;
  await goTo('Sessions');
  await field('Title').fill('Interview, custody');
  await field('Roles of those present, not their names').fill('one sergeant');
  await button('Start the session').click();
  await field('Add a point').fill('Seen in the case file, too.');
  await button('Add the point').click();
  await sees('To sort (1)');
  // The only item: it comes into hand by itself, in every window.
  await goTo('To sort');
  await field('Note').wait();
}, LAUNCH_TIMEOUT_MS);

afterAll(() => extension.browser.close());

async function openSidePanel(before: () => void = () => undefined): Promise<Page> {
  const page = await extension.browser.newPage();
  await page.evaluateOnNewDocument(before);
  await page.goto(panel.url().replace('?tab', ''));
  await page.bringToFront();
  return page;
}

const sees = (text: string) =>
  panel.waitForFunction(
    (wanted) => (document.body.textContent ?? '').includes(wanted),
    { timeout: 10_000, polling: 50 },
    text,
  );
const button = (name: string) => panel.locator(`::-p-aria([name="${name}"][role="button"])`);
const goTo = async (place: string) => panel.locator(`nav ::-p-text(${place})`).click();
const field = (name: string) => panel.locator(`::-p-aria([name="${name}"][role="textbox"])`);
const storedNote = async () => (await readStored(panel)).state.items[0]?.note;

describe('a fault of our own', () => {
  test('is said by name, and what is typed is recorded once it is over', async () => {
    await panel.evaluate(() => {
      const { locks } = navigator;
      const request = locks.request.bind(locks);
      Object.defineProperty(locks, 'request', {
        configurable: true,
        value: () => Promise.reject(new RangeError('x')),
      });
      addEventListener('over', () => {
        Object.defineProperty(locks, 'request', { configurable: true, value: request });
      });
    });
    await field('Note').click();
    await panel.keyboard.type('Ask the duty sergeant. Twice.');
    await panel.keyboard.press('Tab');
    await sees('Plumbline itself failed (RangeError); your words are still in the field.');
    await panel.evaluate(() => dispatchEvent(new Event('over')));
    await button('Dismiss').click();
    await field('Note').click();
    await panel.keyboard.press('Tab');
    await expect.poll(() => storedNote()).toBe('Ask the duty sergeant. Twice.');
  });
});

const noteOf = (page: Page) => page.$eval('.in-hand textarea', ({ value }) => value);
/** As a person types; a page behind another gets no keys. */
const typeNote = (page: Page, text: string) =>
  page.$eval(
    '.in-hand textarea',
    (element, words) => {
      element.value = words;
      element.dispatchEvent(new Event('input', { bubbles: true }));
    },
    text,
  );
const leaveNote = (page: Page) =>
  page.$eval('.in-hand textarea', (element) => {
    element.dispatchEvent(new FocusEvent('blur'));
  });

describe('one note in two windows', () => {
  let side: Page;

  beforeAll(async () => {
    side = await openSidePanel();
    await side.waitForSelector('.in-hand textarea');
    await panel.bringToFront();
  });

  afterAll(() => side.close());

  test.each([
    { choice: 'Keep both', other: 'SECOND 1', mine: 'FIRST 1', expected: 'SECOND 1\n\nFIRST 1' },
    { choice: 'Take that one', other: 'SECOND 2', mine: 'FIRST 2', expected: 'SECOND 2' },
    { choice: 'Keep mine', other: 'SECOND 3', mine: 'FIRST 3', expected: 'FIRST 3' },
  ])('loses neither text silently: $choice', async ({ choice, other, mine, expected }) => {
    await typeNote(panel, mine);
    await typeNote(side, other);
    await expect.poll(() => storedDrafts(panel)).toEqual(expect.arrayContaining([mine, other]));
    await leaveNote(side);
    await expect.poll(() => storedDrafts(panel)).not.toContain(other);
    await leaveNote(panel);
    await sees(`This was changed in another window meanwhile to “${other}”.`);
    await button(choice).click();
    await expect.poll(() => noteOf(side)).toBe(expected);
    await expect.poll(() => noteOf(panel)).toBe(expected);
    await expect.poll(() => storedDrafts(panel)).not.toContain(mine);
    expect(await panel.evaluate(() => document.body.textContent)).not.toContain('in another window');
  });
});

test('words half typed in a window that was closed are offered in the other', async () => {
  const side = await openSidePanel();
  await side.waitForSelector('.in-hand textarea');
  await typeNote(side, 'Typed in the side panel');
  await expect.poll(() => storedDrafts(panel)).toContain('Typed in the side panel');
  await panel.bringToFront();
  await goTo('Files');
  await goTo('To sort');
  await panel.waitForSelector('.in-hand textarea:not([readonly])');
  expect(await noteOf(panel)).not.toBe('Typed in the side panel');
  await side.close({ runBeforeUnload: false });
  await panel.bringToFront();
  await goTo('Files');
  await goTo('To sort');
  await sees('What you had typed before the panel closed is back in the field.');
  expect(await noteOf(panel)).toBe('Typed in the side panel');
  await expect.poll(() => storedDrafts(panel)).toEqual(['Typed in the side panel']);
});

describe('storage that does not open', () => {
  test('is said in words instead of a blank page', async () => {
    const page = await openSidePanel(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('', 'UnknownError');
      };
    });
    await page.waitForSelector('::-p-text(Nothing is deleted)');
    await page.waitForSelector('::-p-aria([name="Try again"])');
    await page.close();
    await panel.bringToFront();
  });

  test('leaves a note to be typed in where only its draft cannot be read', async () => {
    const page = await openSidePanel(() => {
      const { get } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.get = function (key) {
        if (this.name === 'drafts') throw new DOMException('', 'UnknownError');
        return get.call(this, key);
      };
    });
    await page.waitForSelector('::-p-text(could not be read)');
    expect(await page.$eval('.in-hand textarea', ({ readOnly }) => readOnly)).toBe(false);
    await page.close();
    await panel.bringToFront();
  });
});

describe('editing', () => {
  test('puts a point right, and keeps what was noted first', async () => {
    await goTo('To sort');
    await button('Edit the point').click();
    await field('Text of the point').fill('Seen in two case files, too.');
    await button('Save the point').click();
    await sees('Seen in two case files, too.');
    await sees('To sort (1)');
    const { state } = await readStored(panel);
    expect(state.items).toContainEqual(
      expect.objectContaining({
        original: { type: 'point', text: 'Seen in the case file, too.' },
        shown: expect.objectContaining({ text: 'Seen in two case files, too.' }),
      }),
    );
  });

  test('puts a document’s title, reference and text right', async () => {
    await goTo('Evidence');
    await button('Add a document').click();
    await field('Title').fill('Missing children policy');
    await field('Reference (on the paper, or where it is kept)').fill('P/12');
    await button('Add the document').click();
    await sees('Document added.');
    await goTo('To sort');
    await button('Edit the document').click();
    await field('Title').fill('Missing children policy, 2025');
    await field('What it says that matters').fill('Each child is spoken to on return.');
    await button('Save the document').click();
    await sees('Each child is spoken to on return.');
    const { state } = await readStored(panel);
    const [original, text] = [
      { title: 'Missing children policy', reference: 'P/12' },
      'Each child is spoken to on return.',
    ];
    expect(state.items).toContainEqual(
      expect.objectContaining({
        original: expect.objectContaining({ ...original, text: '' }),
        shown: { text, title: 'Missing children policy, 2025', source: 'P/12', grid: null },
      }),
    );
  });

  test('puts the head of a session right', async () => {
    await goTo('Sessions');
    await button('Edit').click();
    await field('Place').fill('Room 4');
    await button('Save the session').click();
    await sees('Room 4 · one sergeant');
  });

  test('puts the inspection’s own facts right, and one’s own name', async () => {
    await goTo('Files');
    await panel.locator('summary::-p-text(Who I am)').click();
    await field('Your name').fill('Robin Q. Sample');
    await button('Save name and role').click();
    await panel.waitForSelector('::-p-aria([name="Save name and role"])', { hidden: true });
    await panel.locator('summary::-p-text(About this inspection)').click();
    await panel.locator('::-p-aria([name="Force"])').fill('Westshire (fictional)');
    await button('Save the inspection').click();
    await sees('Westshire (fictional), inspection');
    const { state } = await readStored(panel);
    expect(state.inspection?.force).toBe('Westshire (fictional)');
    expect([...state.actors.values()].map(({ name }) => name)).toEqual(['Robin Q. Sample']);
  });
});
