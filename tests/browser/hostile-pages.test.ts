import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CapturedClip } from '../../shared/evidence/captured-clip.ts';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import { LAUNCH_TIMEOUT_MS } from './browsers.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { type InstalledExtension, installExtension } from './installed-extension.ts';
import { readStored } from './stored-inspection.ts';
import { untilKept } from './stored-pages.ts';
import { extensionWithHosts, type TestExtension } from './test-extension.ts';

let server: FixtureServer;
let folder: TestExtension;
let extension: InstalledExtension;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startFixtureServer();
  folder = extensionWithHosts(['http://127.0.0.1/*']);
  extension = await installExtension({ folder: folder.folder });
  ({ browser } = extension);
  page = await browser.newPage();
}, LAUNCH_TIMEOUT_MS);

afterAll(async () => {
  await browser.close();
  folder.remove();
  await server.close();
});

/** A page that a script of its own builds. */
async function open(build: () => void): Promise<void> {
  await page.goto(server.url('missing-episodes'), { waitUntil: 'load' });
  await page.bringToFront();
  await page.evaluate(build);
}

interface SavedClip {
  readonly item: ItemState;
  readonly clip: CapturedClip;
}

async function savedClip(words: string): Promise<SavedClip | null> {
  const { state } = await readStored(extension.panel);
  for (const item of state.items) {
    const { original } = item;
    if (original.type === 'clip' && original.quote.includes(words)) return { item, clip: original };
  }
  return null;
}

async function clip(words: string): Promise<SavedClip> {
  await extension.press(page);
  await expect.poll(() => savedClip(words), { timeout: 60_000, interval: 200 }).not.toBeNull();
  const saved = await savedClip(words);
  if (saved === null) throw new Error('The clip is saved');
  return saved;
}

const wordsMarked = () =>
  page.evaluate(() => [...(CSS.highlights.get('plumbline-same') ?? [])].map((range) => String(range)));

interface FoundFrame {
  readonly item: string;
  readonly verdict: string;
}

/** What the panel's list is made of. */
async function verdictOf(item: string): Promise<string | undefined> {
  const worker = await extension.worker();
  const stored = (await worker.evaluate('chrome.storage.session.get(null)')) as Record<string, unknown>;
  return Object.entries(stored)
    .flatMap(([key, value]) => (key.startsWith('marks/') ? (value as readonly FoundFrame[]) : []))
    .find((one) => one.item === item)?.verdict;
}

const untilVerdict = (item: string, verdict: string) =>
  expect.poll(() => verdictOf(item), { timeout: 60_000, interval: 200 }).toBe(verdict);

/** What became of the last clip: it is there, or the panel says why not. */
async function isSavedOrRefused(words: string): Promise<boolean> {
  const { state } = await readStored(extension.panel);
  if (state.items.some(({ shown }) => shown.text.includes(words))) return true;
  const told = await extension.panel.evaluate(() => document.body.textContent ?? '');
  return told.includes('Nothing was saved: the page was closed or left before it could be read.');
}

describe('a page that is very large', () => {
  test('gives a sentence out of five million characters, and has it marked', async () => {
    await open(() => {
      const line = (index: number) =>
        `<p id="p${index}">Record ${index} says that the child was seen at home and spoken to alone on day ${index % 31} of the month.</p>`;
      document.body.innerHTML = Array.from({ length: 50_000 }, (_, index) => line(index)).join('');
      getSelection()?.selectAllChildren(document.querySelector('#p25000') ?? document.body);
    });
    const { item, clip: saved } = await clip('Record 25000 says');
    expect(saved.quote).toMatch(/^Record 25000 says .* month\.$/);
    expect(saved.unread).toEqual([]);
    await untilVerdict(item.id, 'same');
    expect(await wordsMarked()).toEqual([saved.quote]);
  });

  test('is not taken whole: the beginning is, and that is said', async () => {
    await open(() => {
      const line = (index: number) => `<p>Whole page, line ${index}: nobody reads so much at once.</p>`;
      document.body.innerHTML = Array.from({ length: 20_000 }, (_, index) => line(index)).join('');
      getSelection()?.selectAllChildren(document.body);
    });
    const { clip: saved } = await clip('Whole page, line 0:');
    expect(saved.quote).toHaveLength(200_000);
    expect(saved.unread).toEqual([
      'More was selected than one clip holds: its first 200,000 characters were kept.',
    ]);
  });

  test('gives one cell of twenty thousand rows with its own row and headers', async () => {
    await open(() => {
      const row = (index: number) =>
        `<tr id="r${index}"><td>LT/24/${index}</td><td>${index % 3 ? 'High' : 'Low'}</td><td>Not offered ${index}</td></tr>`;
      const rows = Array.from({ length: 20_000 }, (_, index) => row(index)).join('');
      document.body.innerHTML = `<table><caption>Episodes</caption><thead><tr><th>Reference</th><th>Risk</th><th>Interview</th></tr></thead><tbody>${rows}</tbody></table>`;
      const cell = document.querySelector('#r12345 td:nth-child(3)');
      getSelection()?.selectAllChildren(cell ?? document.body);
    });
    const { item, clip: saved } = await clip('Not offered 12345');
    expect(saved.structure.table).toEqual({
      caption: 'Episodes',
      columnHeaders: ['Reference', 'Risk', 'Interview'],
      rows: [{ key: 'LT/24/12345', cells: ['LT/24/12345', 'Low', 'Not offered 12345'] }],
    });
    await untilVerdict(item.id, 'same');
  });

  test('is read at any depth of elements and of shadow trees', async () => {
    await open(() => {
      const nest = (from: Element, depth: number, inside: (of: HTMLElement) => Element) => {
        let at = from;
        for (let level = 0; level < depth; level += 1) {
          const next = document.createElement('div');
          next.style.display = 'contents';
          at.append(next);
          at = inside(next);
        }
        return at;
      };
      document.body.innerHTML = '<h1>Depths</h1><div id="hidden" style="display: none"></div>';
      const hidden = document.querySelector('#hidden') ?? document.body;
      const deepest = document.createElement('div');
      deepest.textContent = 'never shown';
      let around: Element = deepest;
      for (let level = 0; level < 20_000; level += 1) {
        const next = document.createElement('div');
        next.append(around);
        around = next;
      }
      hidden.append(around);
      const inTrees = nest(document.body, 150, (of) => {
        const inner = document.createElement('div');
        of.attachShadow({ mode: 'open' }).append(inner);
        return inner;
      });
      inTrees.textContent = 'in many trees';
      const shown = nest(document.body, 1_500, (of) => of);
      shown.textContent = 'Words fifteen hundred elements down';
      getSelection()?.selectAllChildren(shown);
    });
    const { item, clip: saved } = await clip('Words fifteen hundred elements down');
    expect(saved.structure.headings).toEqual(['Depths']);
    expect(saved.selectors.map(({ type }) => type)).not.toContain('RangeSelector');
    await untilVerdict(item.id, 'same');
  });

  test('with two hundred frames is kept, and every frame is accounted for', async () => {
    await open(() => {
      const frame = '<iframe srcdoc="<input name=seen value=yes>" width="20" height="20"></iframe>';
      document.body.innerHTML = `<p id="among">Words among two hundred frames</p>${frame.repeat(200)}`;
      getSelection()?.selectAllChildren(document.querySelector('#among') ?? document.body);
    });
    await clip('Words among two hundred frames');
    const { kept } = await untilKept(extension.panel, 'Words among two hundred frames');
    expect(kept).toMatchObject({ outcome: 'kept', framesRead: 201, framesUnread: 0, fieldCount: 200 });
  });

  test('of more than an archive may hold is clipped, without the archive, and that is said', async () => {
    await open(() => {
      document.body.innerHTML = '<p id="beside">Words beside a very large comment</p>';
      document.body.append(document.createComment('x'.repeat(66e6)));
      getSelection()?.selectAllChildren(document.querySelector('#beside') ?? document.body);
    });
    await clip('Words beside a very large comment');
    const { kept } = await untilKept(extension.panel, 'Words beside a very large comment');
    expect(kept).toMatchObject({
      outcome: 'kept',
      refused: [
        { role: 'archive', why: expect.stringMatching(/^The page’s archive would be too large: \d\d MB/) },
      ],
    });
  });
});

describe('a page that lies', () => {
  test('by fields and pictures that are called like the DOM’s own properties', async () => {
    await open(() => {
      const fields =
        'attributes childNodes children parentNode parentElement localName nodeType namespaceURI getAttribute closest matches ownerDocument shadowRoot querySelector querySelectorAll getRootNode getBoundingClientRect tagName className'
          .split(' ')
          .map((name) => `<input name="${name}" value="field ${name}">`)
          .join('');
      const pictures =
        'body documentElement URL defaultView getSelection activeElement createTreeWalker createRange hasFocus contentType getElementById'
          .split(' ')
          .map((name) => `<img name="${name}" alt="">`)
          .join('');
      document.body.innerHTML = `<h1>Referral</h1><form name="title" role="group">${fields}<p id="overlaid">Words of an overlaid form</p></form>${pictures}`;
      window.getSelection()?.selectAllChildren(window.document.querySelector('#overlaid') as Node);
    });
    const { item, clip: saved } = await clip('Words of an overlaid form');
    expect(saved).toMatchObject({
      quote: 'Words of an overlaid form',
      pageUrl: server.url('missing-episodes'),
      pageTitle: expect.stringMatching(/\w/),
      structure: { headings: ['Referral'] },
      isFindable: true,
    });
    await untilVerdict(item.id, 'same');
    const { kept } = await untilKept(extension.panel, 'Words of an overlaid form');
    expect(kept).toMatchObject({ outcome: 'kept', framesRead: 1, framesUnread: 0, fieldCount: 19 });
  });

  test('by functions of its own in place of the language’s and the browser’s', async () => {
    await open(() => {
      document.body.innerHTML =
        '<h1>Record</h1><p>The visit was on Monday.</p><p id="true">Words as they truly are</p><p>Nothing else was noted.</p>';
      getSelection()?.selectAllChildren(document.querySelector('#true') ?? document.body);
      const lie = () => 'a lie';
      const prototypes = [
        Array.prototype,
        String.prototype,
        Node.prototype,
        Element.prototype,
        Range.prototype,
      ];
      for (const prototype of prototypes)
        for (const name of ['map', 'slice', 'filter', 'replace', 'getAttribute', 'matches', 'toString'])
          if (name in prototype) Reflect.set(prototype, name, lie);
      Object.defineProperty(Node.prototype, 'textContent', { get: lie });
      Object.defineProperty(CharacterData.prototype, 'data', { get: lie });
      Object.defineProperty(Document.prototype, 'title', { get: lie });
      Object.assign(window, { getSelection: lie, getComputedStyle: lie, Highlight: lie });
      JSON.stringify = lie;
    });
    const { item, clip: saved } = await clip('Words as they truly are');
    expect(saved.quote).toBe('Words as they truly are');
    expect(saved.pageTitle).not.toContain('lie');
    await untilVerdict(item.id, 'same');
  });

  test('by words of ten million characters around the clip is kept short, and that is said', async () => {
    await open(() => {
      const long = 'x'.repeat(1e7);
      document.title = 'title '.repeat(8e5);
      document.body.innerHTML =
        '<h1></h1><table id="t"><tr><th>Name</th><th>Note</th></tr><tr><td>Short words of a cell</td><td></td></tr></table>';
      for (const css of ['h1', 'td:last-child']) {
        const element = document.querySelector<HTMLElement>(css);
        if (element) element.textContent = 'words '.repeat(1e5);
        if (element) element.style.contentVisibility = 'hidden';
      }
      for (const name of ['aria-label', 'title', 'class', 'data-all'])
        document.querySelector('#t')?.setAttribute(name, long);
      getSelection()?.selectAllChildren(document.querySelector('td') ?? document.body);
    });
    const { clip: saved } = await clip('Short words of a cell');
    expect(JSON.stringify(saved).length).toBeLessThan(50_000);
    expect(saved.structure.table?.rows[0]?.cells[0]).toBe('Short words of a cell');
    expect(saved.unread).toEqual([
      'Some of the words around it (a title, a heading, a label or a cell) are longer than is kept, and were cut.',
    ]);
  });

  test('by a password in its address, which is kept nowhere', async () => {
    const address = server.url('missing-episodes').replace('http://', 'http://someone:hush-hush@');
    await page.goto(address, { waitUntil: 'load' });
    await page.bringToFront();
    await page.evaluate(() => {
      document.body.innerHTML =
        '<p id="a">Words before a frame</p><iframe src="http://someone:hush-hush@127.0.0.1:9/"></iframe><p id="z">and words behind it</p>';
      getSelection()?.selectAllChildren(document.body);
    });
    const { item } = await clip('Words before a frame');
    expect(JSON.stringify(item)).not.toContain('hush-hush');
    const { kept } = await untilKept(extension.panel, 'Words before a frame');
    expect(JSON.stringify(kept)).not.toContain('hush-hush');
  });

  test('by an address of a million characters, of which the beginning is kept', async () => {
    await open(() => {
      history.replaceState(null, '', `?search=${'x'.repeat(1e6)}`);
      document.body.innerHTML =
        '<h1>Record</h1><p>The visit was on Monday.</p><p id="p">Words at a very long address</p><p>Nothing else was noted.</p>';
      getSelection()?.selectAllChildren(document.querySelector('#p') ?? document.body);
    });
    const { item, clip: saved } = await clip('Words at a very long address');
    expect(saved.pageUrl).toHaveLength(4_000);
    expect(saved.unread).toEqual(['The page’s address is longer than is kept, and was cut.']);
    await untilVerdict(item.id, 'same');
  });

  test('by halves of characters, signs of direction and of control leaves the record whole', async () => {
    await open(() => {
      document.body.innerHTML = '<p id="p"></p>';
      const text = 'Odd signs \u202Edesrever\u202C \u200B\u200D\uFEFF \u0007 \uD83D and \uDE00 end';
      document.querySelector('#p')?.append(text);
      getSelection()?.selectAllChildren(document.querySelector('#p') ?? document.body);
    });
    const { clip: saved } = await clip('Odd signs');
    expect(saved.quote.isWellFormed()).toBe(true);
    expect(saved.quote).toMatch(/^Odd signs .* end$/);
    expect((await readStored(extension.panel)).faults).toEqual([]);
  });
});

describe('a page that fights the marks', () => {
  test('by messages and events of its own changes nothing that the panel shows', async () => {
    await open(() => {
      document.body.innerHTML =
        '<h1>Record</h1><p>The visit was on Monday.</p><p id="p">Words that are marked in earnest</p><p>Nothing else was noted.</p>';
      getSelection()?.selectAllChildren(document.querySelector('#p') ?? document.body);
    });
    const { item } = await clip('Words that are marked in earnest');
    await untilVerdict(item.id, 'same');
    const hasRuntime = await page.evaluate((id) => {
      const found = [{ item: id, verdict: 'gone', confidence: 1, text: '' }];
      for (const type of ['clips-found', 'mark-clips', 'show-clip']) {
        window.postMessage({ type, found, clips: [], item: id }, '*');
        window.dispatchEvent(new CustomEvent(type, { detail: { type, found, clips: [] } }));
      }
      return typeof (window as { chrome?: { runtime?: { sendMessage?: unknown } } }).chrome?.runtime
        ?.sendMessage;
    }, item.id);
    expect(hasRuntime).toBe('undefined');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await verdictOf(item.id)).toBe('same');
    expect(await wordsMarked()).toEqual(['Words that are marked in earnest']);
  });

  test('by taking the highlights away, faking them and drawing itself anew has the last true word overruled', async () => {
    await open(() => {
      document.body.innerHTML =
        '<h1>Record</h1><p>The visit was on Monday.</p><div><p id="p">Words that a page fights about</p></div><p id="q">Another sentence</p>';
      getSelection()?.selectAllChildren(document.querySelector('#p') ?? document.body);
    });
    const { item } = await clip('Words that a page fights about');
    await untilVerdict(item.id, 'same');
    await page.evaluate(async () => {
      const [first, second] = ['#p', '#q'].map((css) => document.querySelector(css) as Node);
      const fake = new Range();
      if (second) fake.selectNodeContents(second);
      const until = performance.now() + 3_000;
      while (performance.now() < until) {
        CSS.highlights.clear();
        CSS.highlights.set('plumbline-same', new Highlight(fake));
        if (first?.parentNode) first.parentNode.append(first);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    });
    await expect.poll(wordsMarked, { timeout: 20_000 }).toEqual(['Words that a page fights about']);
    expect(await verdictOf(item.id)).toBe('same');
    await page.evaluate(() => {
      document.querySelector('#p')?.remove();
      const fake = new Range();
      fake.selectNodeContents(document.querySelector('#q') as Node);
      CSS.highlights.set('plumbline-same', new Highlight(fake));
    });
    await untilVerdict(item.id, 'gone');
    expect(await wordsMarked()).toEqual([]);
  });

  test('by two thousand clips on it has them all found', async () => {
    await open(() => {
      const line = (index: number) => `<p id="m${index}">Many clips, sentence ${index} of this page.</p>`;
      document.body.innerHTML = Array.from({ length: 400 }, (_, index) => line(index)).join('');
      getSelection()?.selectAllChildren(document.querySelector('#m7') ?? document.body);
    });
    const { clip: saved, item } = await clip('Many clips, sentence 7');
    await untilVerdict(item.id, 'same');
    const count = await extension.panel.evaluate(async (anchor) => {
      const { chrome } = globalThis as unknown as { chrome: { tabs: ChromeTabs } };
      const [tab] = await chrome.tabs.query({ url: 'http://127.0.0.1/*' });
      const clips = Array.from({ length: 2_000 }, (_, index) => ({ item: `f${index}`, anchor }));
      await chrome.tabs.sendMessage(tab?.id ?? 0, { type: 'mark-clips', clips }, { frameId: 0 });
      return clips.length;
    }, saved.anchor);
    expect(count).toBe(2_000);
    await untilVerdict('f1999', 'same');
    expect(await wordsMarked()).toHaveLength(2_000);
  });
});

interface ChromeTabs {
  query(of: object): Promise<readonly { readonly id: number }[]>;
  sendMessage(tab: number, message: object, options: object): Promise<void>;
}

describe('a clip that is interrupted', () => {
  const select = () => {
    document.body.innerHTML = '<p id="p">Words that may be lost, but never by halves</p>';
    getSelection()?.selectAllChildren(document.querySelector('#p') ?? document.body);
  };
  const wholeQuotes = [
    'Words that may be lost, but never by halves',
    'Clipped as its tab is closed, but never by halves',
  ];
  const expectWhole = async () => {
    const { state, faults } = await readStored(extension.panel);
    expect(faults).toEqual([]);
    const wholes = state.items.filter(({ shown }) => shown.text.includes('never by halves'));
    for (const { original } of wholes) {
      expect(original).toMatchObject({ isFindable: true });
      expect(wholeQuotes).toContain(original.type === 'clip' && original.quote);
    }
  };

  const killWorker = async () => {
    try {
      await (await extension.worker()).close();
    } catch (error) {
      // Closing ends the session that is then to be ended: which of the two is first, chance decides.
      if (!String(error).includes('No session with given id')) throw error;
    }
    // A press that reaches a worker on its way out is lost with it.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  };

  test('by the worker’s end, sooner or later, is saved or not, and the record stays whole', async () => {
    for (const delayMs of [0, 30, 120]) {
      await open(select);
      await extension.press(page);
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      await killWorker();
      await expectWhole();
    }
    await open(() => {
      document.body.innerHTML = '<p id="p">Words after the worker came back</p>';
      getSelection()?.selectAllChildren(document.querySelector('#p') ?? document.body);
    });
    await clip('Words after the worker came back');
    await expectWhole();
  });

  test('by the closing of its tab is saved or refused in words', async () => {
    await open(() => {
      document.body.innerHTML = '<p id="p">Clipped as its tab is closed, but never by halves</p>';
      getSelection()?.selectAllChildren(document.querySelector('#p') ?? document.body);
    });
    await extension.press(page);
    await page.close();
    await expect.poll(() => isSavedOrRefused('as its tab is closed'), { timeout: 20_000 }).toBe(true);
    await expectWhole();
  });
});
