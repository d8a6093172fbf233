import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, ElementHandle, KeyInput, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults } from './axe-faults.ts';
import { LAUNCH_TIMEOUT_MS, launchChromiumWithExtension } from './browsers.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { selectInPage } from './select-in-page.ts';
import { storedDrafts } from './stored-drafts.ts';
import { readStored } from './stored-inspection.ts';
import { partBytes, readStoredPages, untilKept } from './stored-pages.ts';
import { setUpVaultScript } from './vault-hands.ts';

let server: FixtureServer;
let browser: Browser;
let panel: Page;
let panelUrl: string;
let downloads: string;

beforeAll(async () => {
  server = await startFixtureServer();
  downloads = mkdtempSync(join(tmpdir(), 'plumbline-downloads-'));
  browser = await launchChromiumWithExtension();
  // The extension opens its first page by itself; a page behind another draws no frames.
  await browser.waitForTarget((target) => target.url().includes('/sidepanel.html'));
  const [extension] = [...(await browser.extensions()).values()];
  panelUrl = `chrome-extension://${extension?.id}/sidepanel.html`;
  panel = await openPanel();
  await panel.evaluate(setUpVaultScript);
}, LAUNCH_TIMEOUT_MS);

afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(downloads, { recursive: true });
});

async function openPanel(): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 360, height: 760 });
  await page.goto(panelUrl);
  await page.bringToFront();
  const client = await page.createCDPSession();
  await client.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  return page;
}

const sees = (text: string) =>
  panel.waitForFunction(
    (wanted) => (document.body.textContent ?? '').includes(wanted),
    { timeout: 10_000, polling: 50 },
    text,
  );
const press = async (...keys: readonly KeyInput[]) => {
  for (const key of keys) await panel.keyboard.press(key);
};
/** The accessible name of what has the focus, as far as these pages give it one. */
const focusedName = () =>
  panel.evaluate(() => {
    const element = document.activeElement;
    if (element === null) return '';
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    return (labels[0]?.textContent ?? element.textContent ?? '').trim();
  });
/** Goes on with Tab, as a person without a mouse does, until the named control has the focus. */
async function tabTo(name: string): Promise<void> {
  for (let step = 0; step < 60; step++) {
    if ((await focusedName()).startsWith(name)) return;
    await press('Tab');
  }
  throw new Error(`No Tab reached “${name}”`);
}
const button = (name: string) => panel.locator(`::-p-aria([name="${name}"][role="button"])`);
const goTo = async (place: string) => panel.locator(`nav ::-p-text(${place})`).click();
const field = (name: string) => panel.locator(`::-p-aria([name="${name}"][role="textbox"])`);

async function clip(words: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(server.url('frames'), { waitUntil: 'load' });
  await page.bringToFront();
  await page.evaluate((text) => {
    const element = document.querySelector('#top-text');
    if (element) element.textContent = text;
  }, words);
  await page.evaluate(selectInPage, { contents: '#top-text' });
  const [extension] = [...(await browser.extensions()).values()];
  await extension?.triggerAction(page);
  await sees(words);
  await page.close();
  await panel.bringToFront();
}

describe('the panel, without a mouse', () => {
  test('starts an inspection', async () => {
    await tabTo('Start an inspection');
    await press('Enter');
    await tabTo('Force');
    await panel.keyboard.type('Norfolk');
    await tabTo('Your name');
    await panel.keyboard.type('Robin Sample');
    await tabTo('Your role');
    await panel.keyboard.type('Inspector');
    await press('Enter');
    await sees('Nothing to sort');
  });

  test('takes a new clip in hand and sorts it by number, direction and words', async () => {
    await clip('No rationale is recorded for the medium risk.');
    await panel.waitForFunction(() => document.activeElement?.role === 'combobox', { polling: 50 });
    await panel.keyboard.type('3.3');
    await press('Enter');
    await sees('Initial vulnerability assessments');
    await sees('To sort (0)');
    await panel.keyboard.type('voice');
    await press('ArrowDown', 'ArrowUp', 'Enter');
    await sees('3.5 Voice of the child at first response');
    await tabTo('3.3');
    await press('Tab', 'Tab');
    await panel.keyboard.type('Area');
    await panel.waitForSelector('.chip[data-direction="area-for-improvement"]');
    expect(
      await panel.$$eval('.chip', (chips) => chips.map((chip) => chip.getAttribute('data-direction'))),
    ).toEqual(['area-for-improvement', 'neutral']);
  });

  test('shows the published text of a chosen criterion', async () => {
    await tabTo('3.3');
    await press('Enter');
    await sees('The force carries out effective initial vulnerability assessments.');
  });

  test('offers the last direction for the next link and goes on with Enter', async () => {
    await clip('A second clip, about strategy discussions.');
    await panel.waitForFunction(() => document.activeElement?.role === 'combobox', { polling: 50 });
    await panel.keyboard.type('4.5');
    await press('Enter');
    await panel.waitForSelector('.chip[data-direction="area-for-improvement"]');
    await press('Enter');
    await sees('Nothing to sort');
  });
});

describe('what is typed', () => {
  test('is in the field again after the panel died in the middle of a word', async () => {
    await goTo('Evidence');
    await panel.locator('.item-row').click();
    await field('Note').click();
    await panel.keyboard.type('Ask the duty serg');
    await expect.poll(() => storedDrafts(panel)).toContain('Ask the duty serg');
    await panel.close({ runBeforeUnload: false });
    panel = await openPanel();
    await goTo('Evidence');
    await panel.locator('.item-row').click();
    await sees('What you had typed before the panel closed is back in the field.');
    expect(await panel.$eval('.in-hand textarea', ({ value }) => value)).toBe('Ask the duty serg');
  });

  test('is recorded when the person moves on, and found by search', async () => {
    await field('Note').click();
    await panel.keyboard.type('eant');
    await press('Tab');
    await panel.locator('::-p-aria([name="Search"])').fill('duty sergeant');
    await sees('1 item');
    await panel.locator('::-p-aria([name="Search"])').fill('');
  });
});

describe('a disk that is full', () => {
  test('keeps what is typed in the field, says so, and saves it once there is room', async () => {
    // The item of the test before is still in hand.
    await panel.evaluate(() => {
      const original = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('No room', 'QuotaExceededError');
      };
      addEventListener('room', () => {
        IDBObjectStore.prototype.put = original;
      });
    });
    await field('Note').click();
    await panel.keyboard.type(' today');
    await sees('the disk is full');
    await sees('What you typed is still in the field.');
    await panel.evaluate(() => dispatchEvent(new Event('room')));
    await panel.keyboard.type('!');
    await press('Tab');
    await panel.locator('::-p-aria([name="Search"])').fill('sergeant today!');
    await sees('1 item');
    await panel.locator('::-p-aria([name="Search"])').fill('');
  });
});

describe('documents and follow-up', () => {
  test('adds a document with its file, and flags it with a line of text', async () => {
    await goTo('Evidence');
    await button('Add a document').click();
    await field('Title').fill('Missing children policy');
    const input = await panel.waitForSelector('form input[type=file]');
    const file = join(downloads, 'policy.txt');
    writeFileSync(file, 'Fictional policy');
    await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
    await button('Add the document').click();
    await sees('Document added.');
    await goTo('To sort');
    await panel.locator('.in-hand summary::-p-text(Where this is from)').click();
    await sees('Save a copy of policy.txt');
    await panel.locator('::-p-aria([name="Follow up"][role="checkbox"])').click();
    await field('What to follow up').fill('Ask for the 2025 edition');
    await press('Enter');
    await goTo('Evidence');
    await (await panel.waitForSelector('::-p-aria([name="Show"])'))?.select('follow-up');
    await sees('1 item');
    await goTo('To sort');
    await (await panel.waitForSelector('[role=combobox]'))?.type('1.1');
    await press('Enter');
    await sees('To sort (0)');
  });
});

describe('sessions, cases and findings', () => {
  test('takes point after point under one head', async () => {
    await goTo('Sessions');
    await field('Title').fill('Focus group, response sergeants');
    await field('Roles of those present, not their names').fill('three sergeants');
    await button('Start the session').click();
    await sees('Add a point');
    await field('Add a point').fill('Handovers leave out the risk level.');
    await button('Add the point').click();
    await sees('Handovers leave out the risk level.');
    await field('Add a point').click();
    await panel.keyboard.type('No time for debriefs.');
    await panel.keyboard.down('Control');
    await press('Enter');
    await panel.keyboard.up('Control');
    await sees('To sort (2)');
  });

  test('opens a case, warns of a name, and attaches what is gathered next', async () => {
    await goTo('Cases');
    await field('Reference').fill('Robin Sample');
    await sees('This looks like a person’s name.');
    await field('Reference').fill('NC/00388/26');
    await button('Open the case').click();
    await sees('New items attach to this case until it is closed.');
    await goTo('Sessions');
    await field('Add a point').fill('Seen in the case file, too.');
    await button('Add the point').click();
    await sees('Seen in the case file, too.');
    await goTo('Cases');
    await sees('1 item');
  });

  test('writes a finding that rests on items', async () => {
    await goTo('Findings');
    await field('The finding, in one sentence').fill('Risk is not passed on.');
    await panel.locator('::-p-xpath(//fieldset//button[starts-with(., "Supports")])').click();
    await button('Save the finding').click();
    await sees('1 supporting item');
  });
});

describe('withdrawing', () => {
  test('says that nothing is deleted, asks for a reason, and can be undone', async () => {
    await goTo('To sort');
    await panel.locator('::-p-text(Withdraw this item)').click();
    await sees('Nothing is deleted');
    await field('Reason').fill('   ');
    await button('Withdraw').click();
    expect(
      await panel.$$eval('input:invalid', (inputs) => inputs.map((input) => input.validationMessage)),
    ).toEqual(['There are only spaces here. Write at least one word.']);
    await sees('To sort (3)');
    await field('Reason').fill('Noted twice');
    await button('Withdraw').click();
    await sees('To sort (2)');
    await goTo('Evidence');
    await (await panel.waitForSelector('::-p-aria([name="Show"])'))?.select('withdrawn');
    await sees('1 item');
    await panel.locator('.item-row').click();
    await button('Undo the withdrawal').click();
    await sees('To sort (3)');
  });
});

describe('files', () => {
  test('gives an evidence file that comes back with nothing missing or changed', async () => {
    await goTo('Files');
    await panel.locator('label.check::-p-text(Not sealed)').click();
    await field('Who is it for?').fill('Analyst, sample team');
    await button('Save the evidence file').click();
    await sees('is in your downloads');
    await expect.poll(() => readdirSync(downloads).filter((name) => name.endsWith('.plumb'))).toHaveLength(1);
    const name = readdirSync(downloads).find((one) => one.endsWith('.plumb')) ?? '';
    await takeFile(join(downloads, name));
    await sees('Nothing is missing or changed. All of it was here already.');
  });

  test('says of a file that is no evidence file what to do', async () => {
    const file = join(downloads, 'notes.plumb');
    writeFileSync(file, 'My notes');
    await takeFile(file);
    await sees('This is not an evidence file. Choose a file whose name ends in .plumb.');
  });
});

async function takeFile(path: string): Promise<void> {
  const input = await panel.waitForSelector('.drop-place input');
  await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
}

describe.each(['light', 'dark'])('in %s', (scheme) => {
  test.each(['To sort', 'Evidence', 'Sessions', 'Cases', 'Findings', 'Files'])(
    'axe finds nothing wrong with “%s”',
    async (place) => {
      await panel.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await goTo(place);
      expect(await axeFaults(panel)).toEqual([]);
    },
  );
});

test('axe finds nothing wrong with what is folded under “Files”', async () => {
  await goTo('Files');
  await panel.locator('summary::-p-text(Who I am)').click();
  await panel.locator('summary::-p-text(About this inspection)').click();
  await field('Your name').wait();
  expect(await axeFaults(panel)).toEqual([]);
});

/** Buttons, folds and fields of less than 24 by 24 pixels (WCAG 2.2, 2.5.8), by their words. */
const smallTargets = () =>
  panel.$$eval('main :is(button, summary, select, input, textarea, a)', (elements) =>
    elements
      .filter((element) => element.checkVisibility() && element.className !== 'visually-hidden')
      // Their labels, which are large enough, are what is pressed.
      .filter(
        (element) => !(element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type)),
      )
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.height > 0 && (box.height < 24 || box.width < 24))
      .map(({ element, box }) => `${element.textContent} ${box.width} × ${box.height}`),
  );

/** As if these verdicts were found in the tab of this panel. */
async function findOnPage(verdicts: readonly string[]): Promise<void> {
  const { state } = await readStored(panel);
  const clips = state.items.filter(({ original }) => original.type === 'clip');
  const found = clips.map(({ id }, index) => ({
    item: id,
    verdict: verdicts[index],
    confidence: 1,
    text: verdicts[index] === 'changed' ? 'No rationale is recorded for the high risk.' : '',
  }));
  await panel.evaluate((stored) => {
    const { chrome } = globalThis as unknown as ExtensionPage;
    return chrome.tabs
      .getCurrent()
      .then((tab) => chrome.storage.session.set({ [`marks/${tab.id}/0`]: stored }));
  }, found);
}

interface ExtensionPage {
  readonly chrome: {
    readonly tabs: { getCurrent(): Promise<{ readonly id: number }> };
    readonly storage: { readonly session: { set(items: object): Promise<void> } };
  };
}

describe('what was found of the clips of a page', () => {
  beforeAll(() => goTo('Evidence'));

  test('is told to those who do not see it once it has settled, and then no more', async () => {
    const status = () => panel.$eval('.page-clips + [role=status]', ({ textContent }) => textContent);
    expect(await status()).toBe('');
    await findOnPage(['gone', 'gone']);
    await findOnPage(['changed', 'same']);
    await expect.poll(status, { timeout: 5_000 }).toBe('On this page: 2 clips (1 same, 1 changed)');
  });

  test('says of each button which clip it is about, and of a difference what it is', async () => {
    await panel.locator('.page-clips summary').click();
    await panel.waitForSelector('.page-clips button');
    expect(
      await panel.$$eval('.page-clips button', (all) => all.map(({ textContent }) => textContent)),
    ).toEqual([
      'Show on the page: No rationale is recorded for the medium risk.',
      'Open the clip: No rationale is recorded for the medium risk.',
      'Show on the page: A second clip, about strategy discussions.',
      'Open the clip: A second clip, about strategy discussions.',
      'Look for clips on the page in front',
    ]);
    expect(await panel.$eval('.difference', ({ textContent }) => textContent)).toBe(
      'No rationale is recorded for the removed: medium; added: high; risk.',
    );
    expect(
      await panel.$$eval('.page-clips :is(ins, del)', (parts) => parts.map(({ tagName }) => tagName)),
    ).toEqual(['DEL', 'INS']);
  });

  test.each(['light', 'dark'])(
    'has nothing wrong for axe, and no target under 24 pixels, in %s',
    async (scheme) => {
      await panel.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      expect(await axeFaults(panel)).toEqual([]);
      expect(await smallTargets()).toEqual([]);
    },
  );

  test('opens a clip that is sorted already, in a narrow panel, with what was kept of its page', async () => {
    await panel.locator('.page-clips li:last-child button:last-child').click();
    await panel.waitForSelector('.in-hand ::-p-text(Page kept:)');
    await panel.waitForFunction(() => document.activeElement?.role === 'combobox', { polling: 50 });
    expect(await panel.$eval('.in-hand .quote', ({ textContent }) => textContent)).toContain('A second clip');
    await press('Escape');
    await panel.locator('.in-hand summary::-p-text(Where this is from)').click();
    expect(await axeFaults(panel)).toEqual([]);
    expect(await smallTargets()).toEqual([]);
  });
});

test('axe finds nothing wrong with the systems, nor with a Word file that is to be added', async () => {
  await goTo('Files');
  await panel.locator('summary::-p-text(Systems that Plumbline may read)').click();
  await field('Another system’s address').wait();
  expect(await axeFaults(panel)).toEqual([]);
  expect(await smallTargets()).toEqual([]);
  await goTo('Evidence');
  const input = await panel.waitForSelector('.list-bar input[type=file]');
  const word = join(import.meta.dirname, '../fixtures/documents/supervision.docx');
  await (input as ElementHandle<HTMLInputElement>).uploadFile(word);
  await button('Take all of it').click();
  await sees('These words will be shown:');
  expect(await axeFaults(panel)).toEqual([]);
  expect(await smallTargets()).toEqual([]);
  await button('Leave it out').click();
});

test('several inspections stand side by side and do not mix', async () => {
  await button('Another inspection').click();
  await button('Start an inspection').click();
  await field('Your name').wait();
  await (await panel.waitForSelector('::-p-aria([name="Force"])'))?.type('Kent');
  await button('Start the inspection').click();
  await goTo('To sort');
  await sees('To sort (0)');
  const switcher = await panel.waitForSelector('#inspection-switcher');
  const [other = ''] = await panel.$$eval('#inspection-switcher option', (options) =>
    options.filter(({ selected }) => !selected).map(({ value }) => value),
  );
  await switcher?.select(other);
  await sees('To sort (3)');
});

/** The chunks of the picture that stands in place of the page's, and its colours in the box and around it. */
async function storedPicture() {
  const stored = await readStoredPages(panel);
  const { items } = (await readStored(panel)).state;
  const kept = items.find(({ redaction }) => redaction !== null)?.kept;
  const png = kept?.outcome === 'kept' ? partBytes(stored, kept, 'screenshot') : null;
  if (png === null) throw new Error('no picture');
  const chunks: string[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    chunks.push(png.toString('latin1', at + 4, at + 8));
  const colours = await panel.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const { width, height } = image;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    const coloursOf = ([x = 0, y = 0, wide = 0, high = 0]: readonly number[]) => {
      const { data } = context.getImageData(x, y, wide, high);
      const found = new Set<string>();
      for (let at = 0; at < data.length; at += 4) found.add(data.slice(at, at + 4).join());
      return [...found];
    };
    const box = [0.4 * width, 0.4 * height, 0.2 * width, 0.1 * height].map(Math.floor);
    return { inBox: coloursOf(box), outside: coloursOf([0, 0, width, height]).length };
  }, png.toString('base64'));
  return { chunks: [...new Set(chunks)], ...colours };
}

/** Fictional. */
const words = 'The plan was reviewed with Quillfeather.';
const fold = (name: string) => panel.locator(`main summary::-p-text(${name})`);

/** As `clip`, of a page that the window shows, so that a picture of it is kept. */
async function clipSeen(text: string): Promise<void> {
  const page = await browser.newPage();
  await page.setViewport(null);
  await page.goto(server.url('frames'), { waitUntil: 'load' });
  await page.bringToFront();
  await page.evaluate((contents) => {
    const element = document.querySelector('#top-text');
    if (element) element.textContent = contents;
  }, text);
  await page.evaluate(selectInPage, { contents: '#top-text' });
  const [extension] = [...(await browser.extensions()).values()];
  await extension?.triggerAction(page);
  await untilKept(panel, text);
  await page.close();
  await panel.bringToFront();
}

/** Where somebody looks at how it looks. */
async function lookedAt(name: string): Promise<void> {
  const folder = process.env.PLUMBLINE_SHOTS;
  if (folder === undefined) return;
  await panel.setViewport({ width: 360, height: 2000 });
  writeFileSync(join(folder, `${name}.png`), await panel.screenshot());
  await panel.setViewport({ width: 360, height: 760 });
}

describe('names that are hidden', () => {
  test('are found, confirmed, and stand as tokens in the item and in its pictures’ place', async () => {
    await goTo('To sort');
    await clipSeen(words);
    await sees('Page kept');
    await fold('Hide names').click();
    await field('Was a name missed? Select it in the words above, or type it').fill('Quillfeather');
    await button('Hide this name too').click();
    await sees('becomes CHILD-1');
    await button('Cover names in: The page as it was seen').click();
    await button('Add a box').click();
    await panel.locator('label.check::-p-text(Every name in it is covered)').click();
    await panel.waitForFunction(
      () => !document.body.textContent.includes('“The page as it was seen” is left out'),
      { timeout: 20_000, polling: 50 },
    );
    await lookedAt('hide-names');
    expect(await axeFaults(panel)).toEqual([]);
    await panel.locator('button.button-primary::-p-text(found)').click();
    await sees('The plan was reviewed with CHILD-1.');
    const { kept } = (await readStored(panel)).state.items.find(({ redaction }) => redaction !== null) ?? {};
    expect(kept?.outcome === 'kept' && kept.parts.map(({ role }) => role).sort()).toEqual([
      'archive',
      'fields',
      'screenshot',
    ]);
  });

  test('leave a picture whose box is one colour, with nothing in the file but the picture', async () => {
    const png = await storedPicture();
    expect(png.chunks).toEqual(['IHDR', 'IDAT', 'IEND']);
    expect(png.inBox).toEqual(['127,127,127,255']);
    expect(png.outside).toBeGreaterThan(1);
  });

  test('are in no other place than the original, which opens with an entry', async () => {
    await button('Open the original (this is noted)').click();
    await sees('The words of the original.');
    await lookedAt('original');
    const { said } = await readStored(panel);
    expect(said.filter(({ fields }) => fields.about === 'original')).toHaveLength(1);
    await button('Close the original').click();
  });

  test('are looked for in all that would leave, before it does', async () => {
    await goTo('Files');
    await sees('would leave, 1 of them with names hidden.');
    await fold('Names to hide').click();
    await sees('Take Quillfeather out');
    await lookedAt('what-leaves');
    expect(await axeFaults(panel)).toEqual([]);
  });
});
