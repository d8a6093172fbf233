import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CapturedClip } from '../../shared/evidence/captured-clip.ts';
import type { Selector } from '../../shared/evidence/selector.ts';
import type { Structure } from '../../shared/evidence/structure.ts';
import { BROWSER_NAMES, LAUNCH_TIMEOUT_MS, launchBrowser, reportTopFrame } from './browsers.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { type SelectInstruction, selectInPage, textUnderRange } from './select-in-page.ts';

interface FixtureCase {
  readonly title: string;
  readonly select: SelectInstruction;
  readonly quote: string;
  readonly headings: readonly string[];
  readonly table?: Structure['table'];
  readonly list?: Structure['list'];
}

const SLUGS = ['policy', 'figures', 'record', 'components', 'languages'] as const;
const CASES = SLUGS.flatMap((slug) =>
  casesOf(slug).map((fixture) => [slug, fixture.title, fixture] as const),
);

function casesOf(slug: string): readonly FixtureCase[] {
  const file = resolve(import.meta.dirname, '../fixtures/pages', slug, 'expected.json');
  return JSON.parse(readFileSync(file, 'utf8'));
}

function selectorOf<T extends Selector['type']>(clip: CapturedClip, type: T) {
  return clip.selectors.find(
    (selector): selector is Extract<Selector, { type: T }> => selector.type === type,
  );
}

let server: FixtureServer;
let readTextScript: string;
beforeAll(async () => {
  server = await startFixtureServer();
  readTextScript = await bundlePageText();
}, LAUNCH_TIMEOUT_MS);
afterAll(() => server.close());

async function bundlePageText(): Promise<string> {
  const entry = resolve(import.meta.dirname, 'page-text-probe.ts');
  const lib = { entry, formats: ['iife' as const], name: 'probe' };
  const built = await build({ configFile: false, logLevel: 'error', build: { write: false, lib } });
  const [first] = Array.isArray(built) ? built : [];
  const [chunk] = first?.output ?? [];
  if (!chunk) throw new Error('The probe was not bundled');
  return `${chunk.code};probe.pageText`;
}

describe.each(BROWSER_NAMES)('capture in %s', (name) => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser(name);
    page = await browser.newPage();
  }, LAUNCH_TIMEOUT_MS);
  afterAll(() => browser.close());

  const open = async (slug: string, options?: { readonly isStrict: boolean }) => {
    const url = server.url(slug, options);
    if (page.url() !== url) await page.goto(url, { waitUntil: 'load' });
  };
  const capture = async (select: SelectInstruction): Promise<CapturedClip> => {
    await page.evaluate(selectInPage, select);
    const { outcome } = await reportTopFrame(name, page);
    if (outcome.type !== 'captured') throw new Error(`Nothing was captured: ${outcome.type}`);
    return outcome.clip;
  };
  const pageText = async () => (await page.evaluate(readTextScript)) as string;

  test.each(CASES)('%s: takes %s', async (slug, _title, { select, quote, headings, table, list }) => {
    await open(slug);
    const clip = await capture(select);
    expect({ quote: clip.quote, ...clip.structure }).toEqual({
      quote,
      headings,
      table: table ?? null,
      field: null,
      list: list ?? null,
    });
    expect({ url: clip.pageUrl, frameUrl: clip.frameUrl, isFindable: clip.isFindable }).toEqual({
      url: server.url(slug),
      frameUrl: null,
      isFindable: true,
    });
  });

  test.each(CASES)('%s: its selectors give back %s', async (slug, _title, { select }) => {
    await open(slug);
    const clip = await capture(select);
    const text = await pageText();
    const position = selectorOf(clip, 'TextPositionSelector');
    const quote = selectorOf(clip, 'TextQuoteSelector');
    if (!position || !quote) throw new Error('A selector is missing');
    expect(text.slice(position.start, position.end)).toBe(clip.quote);
    expect(quote.exact).toBe(clip.quote);
    expect(text.slice(0, position.start).endsWith(quote.prefix)).toBe(true);
    expect(text.slice(position.end).startsWith(quote.suffix)).toBe(true);
    expect(`${quote.prefix}${quote.suffix}`.isWellFormed()).toBe(true);
  });

  // XPath cannot enter a shadow tree, so those clips rest on the other two selectors.
  const reachable = CASES.filter(([slug]) => slug !== 'components');
  test.each(reachable)('%s: its XPath range covers %s', async (slug, _title, { select, quote }) => {
    await open(slug);
    const range = selectorOf(await capture(select), 'RangeSelector');
    if (!range) throw new Error('The range is missing');
    const under = await page.evaluate(textUnderRange, range);
    const withoutSpace = (text: string) =>
      text
        .replace(' (draft, not approved)', '')
        .replace("var tracking = 'not text';", '')
        .replace(/\s+/g, '');
    expect(withoutSpace(under)).toBe(withoutSpace(quote));
  });

  test('gives no XPath for what stands in a shadow tree', async () => {
    await open('components');
    const clip = await capture({ contents: '#card >>> #inner' });
    expect(selectorOf(clip, 'RangeSelector')).toBeUndefined();
  });

  test('takes the selected part of a field, with its label', async () => {
    await open('record');
    await page.$eval('#officer', (field) => {
      (field as HTMLInputElement).value = 'Detective sergeant, child protection';
    });
    const clip = await capture({ field: '#officer', start: 10, end: 18 });
    expect(clip.quote).toBe('sergeant');
    expect(clip.structure).toEqual({
      headings: ['Record 24/0017', 'Assessment'],
      table: null,
      field: { label: 'Reviewing role', name: 'role', type: 'text', value: 'sergeant' },
      list: null,
    });
    expect(selectorOf(clip, 'TextQuoteSelector')).toEqual({
      type: 'TextQuoteSelector',
      exact: 'sergeant',
      prefix: 'Detective ',
      suffix: ', child protection',
    });
  });

  test('takes lines of a text area, whose label holds it', async () => {
    await open('record');
    await page.$eval('#account', (field) => {
      (field as HTMLTextAreaElement).value = 'First line\nSecond line\nThird line';
    });
    const clip = await capture({ field: '#account', start: 11, end: 33 });
    expect(clip.quote).toBe('Second line\nThird line');
    expect(clip.structure.field).toEqual({
      label: 'Account',
      name: 'account',
      type: 'textarea',
      value: 'Second line\nThird line',
    });
  });

  test('takes all of a date, says so, and finds its label in the cell before it', async () => {
    await open('record');
    await page.$eval('#review', (field) => {
      (field as HTMLInputElement).value = '2026-05-03';
    });
    const clip = await capture({ focus: '#review' });
    expect(clip.structure.field).toEqual({
      label: 'Next review:',
      name: 'review',
      type: 'date',
      value: '2026-05-03',
    });
    expect(clip.structure.table?.rows).toEqual([
      { key: 'Next review:', cells: ['Next review:', '2026-05-03'] },
    ]);
    expect(clip.unread).toHaveLength(1);
  });

  test('reads a form as the person sees it, passwords left out', async () => {
    await open('record');
    await page.reload();
    await page.evaluate(() => {
      const field = (id: string) => document.getElementById(id) as HTMLInputElement;
      field('officer').value = 'Inspector';
      field('account').value = 'Seen at home.';
      field('review').value = '2026-05-03';
      (document.getElementById('grade') as HTMLSelectElement).selectedIndex = 2;
      field('alone').checked = true;
      field('password').value = 'hunter2';
      field('shown-password').value = 'hunter2';
      field('card').value = '4111111111111111';
      field('code').value = '904512';
    });
    const clip = await capture({ contents: 'form' });
    expect(clip.quote).toBe(
      [
        'Reviewing role Inspector',
        'Account Seen at home.',
        'Next review:\t2026-05-03',
        'Grade:\tHigh',
        'Seen alone:\t☑',
        'Password',
        'Shown password',
        'Card',
        'Code',
      ].join('\n'),
    );
  });

  test.each(['#password', '#shown-password'])('never reads what is secret in %s', async (field) => {
    await open('record');
    await page.$eval(field, (input) => {
      (input as HTMLInputElement).value = 'hunter2';
    });
    await page.evaluate(selectInPage, { field, start: 0, end: 7 });
    const report = await reportTopFrame(name, page);
    expect(report.outcome).toEqual({ type: 'private-field' });
    expect(JSON.stringify(report)).not.toContain('hunter2');
    expect(await pageText()).not.toContain('hunter2');
  });

  test('reads no shown password that only the words around its field tell of, beside what is clipped', async () => {
    await open('record');
    await page.evaluate(() => {
      const row = document.createElement('p');
      row.innerHTML = `<b id="beside">Seen on Monday</b> <input placeholder="Password" value="hunter2">
        <input aria-label="Passphrase" value="hunter2"> <label>Your password: <input value="hunter2"></label>
        <label>Has she shared her password? <input value="Not said"></label>`;
      document.body.append(row);
    });
    await page.evaluate(selectInPage, { contents: '#beside' });
    const report = await reportTopFrame(name, page);
    expect(JSON.stringify(report)).not.toContain('hunter2');
    expect(await pageText()).toContain('Not said');
  });

  test.each([
    ['#card', 'Card'],
    ['#code', 'Code'],
  ])('keeps the label of %s and masks its value', async (field, label) => {
    await open('record');
    await page.$eval(field, (input) => {
      (input as HTMLInputElement).value = 'hunter2';
    });
    await page.evaluate(selectInPage, { field, start: 0, end: 7 });
    const report = await reportTopFrame(name, page);
    expect(report.outcome).toMatchObject({
      type: 'captured',
      clip: { quote: '••••', isFindable: false, structure: { field: { label, value: '••••' } } },
    });
    expect(JSON.stringify(report)).not.toContain('hunter2');
    expect(await pageText()).not.toContain('hunter2');
  });

  test('says that nothing is selected', async () => {
    await open('policy');
    await page.evaluate(() => document.getSelection()?.removeAllRanges());
    expect((await reportTopFrame(name, page)).outcome).toEqual({ type: 'nothing-selected' });
    await page.evaluate(selectInPage, { contents: '#hidden' });
    expect((await reportTopFrame(name, page)).outcome).toEqual({ type: 'nothing-selected' });
  });

  test('says that nothing is selected when the page has removed what was', async () => {
    await open('policy');
    await page.evaluate(selectInPage, { contents: '#address' });
    await page.evaluate(() => document.querySelector('#address')?.remove());
    expect((await reportTopFrame(name, page)).outcome).toEqual({ type: 'nothing-selected' });
    await page.reload();
  });

  test('works on a page whose policy allows no script and no style', async () => {
    await open('policy', { isStrict: true });
    const clip = await capture({ from: ['#second', 'A sergeant'], to: ['#second', 'day.'] });
    expect(clip.quote).toBe('A sergeant reviews the\u00a0record the next day.');
  });

  test('takes 40,000 characters whole', async () => {
    await open('policy');
    const expected = Array.from({ length: 800 }, (_, line) => `Line ${line} `.padEnd(49, 'x')).join('\n');
    expect(expected).toHaveLength(39_999);
    await page.evaluate((lines) => {
      const long = document.createElement('div');
      long.id = 'long';
      for (const line of lines)
        long.append(Object.assign(document.createElement('p'), { textContent: line }));
      document.body.append(long);
    }, expected.split('\n'));
    expect((await capture({ contents: '#long' })).quote).toBe(expected);
    await page.reload();
  });

  test('changes nothing in the page', async () => {
    await open('figures');
    await page.evaluate(selectInPage, { contents: '#north-1' });
    const look = () =>
      page.evaluate(() => [document.documentElement.outerHTML, document.getSelection()?.toString()]);
    const before = await look();
    await reportTopFrame(name, page);
    expect(await look()).toEqual(before);
  });
});
