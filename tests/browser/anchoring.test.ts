import { resolve } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAUNCH_TIMEOUT_MS, launchBrowser } from './browsers.ts';

interface Answer {
  readonly verdict: string;
  readonly text: string | null;
  /** The id of the nearest element with one around the mark. */
  readonly within: string | null;
}

/** What a test asks for: words of one page, looked for on another. */
interface Question {
  readonly before: string;
  readonly after: string;
  /** The element whose contents are clipped. */
  readonly clip: string;
  readonly where?: 'page' | 'frame' | 'parsed';
}

let browser: Browser;
let page: Page;
beforeAll(async () => {
  const entry = resolve(import.meta.dirname, 'anchor-adapter.ts');
  const lib = { entry, formats: ['iife' as const], name: 'ours' };
  const rollupOptions = { output: { exports: 'named' as const } };
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib, rollupOptions },
  });
  const [first] = Array.isArray(built) ? built : [];
  const [chunk] = first?.output ?? [];
  if (!chunk) throw new Error('The adapter was not bundled');
  browser = await launchBrowser('chromium');
  page = await browser.newPage();
  await page.evaluate(`${chunk.code.replace('var ours =', 'globalThis.ours =')};0`);
  await page.evaluate(`globalThis.ask = ${ask}`);
}, LAUNCH_TIMEOUT_MS);
afterAll(() => browser.close());

// Runs in the page.
function ask({ before, after, clip, where = 'page' }: Question): Answer {
  const { ours } = globalThis as unknown as {
    ours: { default: typeof import('./anchor-adapter.ts').default };
  };
  const place = (html: string): Document => {
    if (where === 'parsed') return new DOMParser().parseFromString(html, 'text/html');
    if (where === 'page') {
      document.body.innerHTML = html;
      return document;
    }
    document.body.innerHTML = '<iframe></iframe>';
    const inside = document.querySelector('iframe')?.contentDocument;
    if (!inside) throw new Error('No frame');
    inside.body.innerHTML = html;
    return inside;
  };
  const old = place(before);
  const range = old.createRange();
  const target = old.querySelector(clip);
  if (!target) throw new Error(`There is no ${clip}`);
  range.selectNodeContents(target);
  const stored = JSON.parse(JSON.stringify(ours.default.describe(old.body, range)));
  const now = place(after);
  const found = ours.default.anchor(now.body, stored, ours.default.prepare(now.body));
  const start = found.range?.startContainer;
  const element = start?.nodeType === 1 ? (start as Element) : start?.parentElement;
  return {
    verdict: found.verdict,
    text: found.range?.toString() ?? null,
    within: element?.closest('[id]')?.id ?? null,
  };
}

const found = (question: Question) => page.evaluate(`ask(${JSON.stringify(question)})`) as Promise<Answer>;

const row = (number: string, name: string, status: string) =>
  `<tr id="r${number}"><td>MP/24/${number}</td><td>${name}</td><td class="s">${status}</td></tr>`;
const table = (...rows: string[]) =>
  `<h2>Missing</h2><table><thead><tr><th>Reference</th><th>Child</th><th>Status</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
const wren = row('00417', 'Wren Sampleton', 'Open');
const corin = row('00418', 'Corin Plotter', 'Open');
const bram = row('00419', 'Bram Notreal', 'Open');

describe('finding again in Chromium', () => {
  test.each(['page', 'frame', 'parsed'] as const)(
    'a cell of a sorted table is found in its own row (%s)',
    async (where) => {
      const question = { before: table(wren, corin, bram), clip: '#r00418 .s', where };
      expect(await found({ ...question, after: table(bram, wren, corin) })).toEqual({
        verdict: 'moved',
        text: 'Open',
        within: 'r00418',
      });
      expect((await found({ ...question, after: table(bram, wren) })).verdict).toBe('gone');
    },
  );

  test.each(['page', 'parsed'] as const)(
    'hidden words and scripts are not what was clipped (%s)',
    async (where) => {
      const answer = await found({
        before: '<p>First the officer knocked.</p><p id="a">The child was seen alone.</p>',
        after:
          '<script>"The child was seen alone."</script><div hidden>The child was seen alone.</div><p style="display: none">The child was seen alone.</p><p>First the officer knocked.</p><p id="b">The <b>child</b> was&nbsp;seen al&shy;one.</p>',
        clip: '#a',
        where,
      });
      expect(answer).toMatchObject({ verdict: 'same', within: 'b' });
      expect(answer.text?.replace('\u00a0', ' ').replace('\u00ad', '')).toBe('The child was seen alone.');
    },
  );

  test('a row is found when its table is made of div', async () => {
    const line = (number: string, name: string) =>
      `<div class="row" id="d${number}"><div>MP/24/${number}</div><div>${name}</div><div>Open</div></div>`;
    const answer = await found({
      before: table(wren, corin, bram),
      after: `<h2>Missing</h2>${line('00417', 'Wren Sampleton')}${line('00418', 'Corin Plotter')}${line('00419', 'Bram Notreal')}`,
      clip: '#r00418',
    });
    expect(answer).toMatchObject({ verdict: 'same', within: 'd00418' });
  });

  test('a value is found by its label, and is gone when it was cleared', async () => {
    const record = (risk: string) =>
      `<dl><dt>Name</dt><dd>Wren Sampleton</dd><dt>Risk</dt><dd id="v">${risk}</dd><dt>Seen</dt><dd>Yes</dd></dl>`;
    const question = { before: record('High'), clip: '#v' };
    expect(await found({ ...question, after: record('Medium') })).toMatchObject({
      verdict: 'changed',
      text: 'Medium',
    });
    expect(await found({ ...question, after: record('') })).toMatchObject({ verdict: 'gone', text: null });
  });

  test('a message of a conversation is found when a line break was put into it', async () => {
    const said = [
      'The referral CP/24/10331 was passed on to Perran Madeup.',
      'Corin Plotter was last seen near the old mill on 3 May 2024.',
      'Nobody answered the door at 09:41, and a note was left.',
      'Wren Sampleton signed the form on 12 May 2024.',
    ];
    const conversation = (messages: readonly string[]) =>
      messages
        .map((words, at) => `<div class="msg"><b>DC ${at}</b><div id="m${at}">${words}</div></div>`)
        .join('');
    const broken = said.map((words, at) => (at === 2 ? words.replace(', ', ',<br>') : words));
    const answer = await found({ before: conversation(said), after: conversation(broken), clip: '#m2' });
    expect(answer).toMatchObject({ verdict: 'same', within: 'm2' });
  });

  test('a word inside a word keeps its bounds', async () => {
    const answer = await found({
      before: '<p>The re<i>assess</i>ment was late.</p>',
      after: '<p>A new line.</p><p>The reassessment was late.</p>',
      clip: 'i',
    });
    expect(answer.text).toBe('assess');
  });

  test('2,000 clips on one page of 20,000 rows are each found in their own row', async () => {
    const wrong = await page.evaluate(() => {
      const { ours } = globalThis as unknown as {
        ours: { default: typeof import('./anchor-adapter.ts').default };
      };
      const name = (at: number) => `MP/26/${String(at).padStart(6, '0')}`;
      const rows = Array.from(
        { length: 20_000 },
        (_, at) =>
          `<tr id="x${at}"><td>${name(at)}</td><td>Child ${at % 977}</td><td>${at % 3 ? 'Open' : 'Closed'}</td></tr>`,
      );
      const head = '<thead><tr><th>Reference</th><th>Child</th><th>Status</th></tr></thead>';
      const open = (all: readonly string[]) => {
        document.body.innerHTML = `<table>${head}<tbody>${all.join('')}</tbody></table>`;
      };
      open(rows.slice(0, 30));
      const clips = Array.from({ length: 30 }, (_, at) => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector(`#x${at} td:last-child`) ?? document.body);
        return ours.default.describe(document.body, range);
      });
      open(rows.toReversed());
      const prepared = ours.default.prepare(document.body);
      let count = 0;
      for (let at = 0; at < 2000; at += 1) {
        const { range } = ours.default.anchor(document.body, clips[at % 30] ?? null, prepared);
        if (range?.startContainer.parentElement?.closest('tr')?.id !== `x${at % 30}`) count += 1;
      }
      return count;
    });
    expect(wrong).toBe(0);
  });
});
