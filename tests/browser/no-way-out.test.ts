import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAUNCH_TIMEOUT_MS } from './browsers.ts';
import { type InstalledExtension, installExtension } from './installed-extension.ts';
import { takeOutsideRequests } from './outside-requests.ts';
import { selectInPage } from './select-in-page.ts';
import { readStored } from './stored-inspection.ts';
import { extensionWithHosts, type TestExtension } from './test-extension.ts';

/** Markup that a page shows as words, as a record of an attack would. */
const MARKUP = `<img src="/from-clip" onerror="ran()"><script>ran()</script><b>bold</b> HOSTILE`;
const AS_TEXT = MARKUP.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

let asked: string[] = [];
let server: Server;
let folder: TestExtension;
let extension: InstalledExtension;
let origin: string;

/** A server on this machine that a person's own permission lets the extension reach: only its policy can stop it. */
beforeAll(async () => {
  server = createServer((request, response) => {
    // Browsers ask for a page’s icon by themselves.
    if (request.url !== '/favicon.ico') asked.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>${AS_TEXT}</title><p id="words">${AS_TEXT}</p>`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = extensionWithHosts(['http://127.0.0.1/*']);
  extension = await installExtension({ folder: folder.folder });
}, LAUNCH_TIMEOUT_MS);

afterAll(async () => {
  await extension?.browser.close();
  folder?.remove();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

/** Runs in a page: every way by which one asks for something, each under a name of its own. */
async function tryEveryWay(to: string): Promise<Readonly<Record<string, boolean>>> {
  const at = (name: string) => `${to}/${name}`;
  const loads = (name: string, element: HTMLElement & { src?: string; href?: string; data?: string }) =>
    new Promise<boolean>((done) => {
      element.addEventListener('load', () => done(true));
      element.addEventListener('error', () => done(false));
      setTimeout(() => done(false), 3_000);
      const key = 'href' in element ? 'href' : 'data' in element ? 'data' : 'src';
      Object.assign(element, { [key]: at(name) });
      document.body.append(element);
    });
  const make = (tag: string, more: object = {}) => Object.assign(document.createElement(tag), more);
  const isDone = (begin: () => Promise<unknown>) =>
    begin().then(
      () => true,
      () => false,
    );
  const opens = (socket: { onopen: unknown; onerror: unknown }) =>
    new Promise<boolean>((done) => {
      socket.onopen = () => done(true);
      socket.onerror = () => done(false);
    });
  const form = make('form', { action: at('form'), method: 'post', target: 'nowhere' }) as HTMLFormElement;
  document.body.append(form);
  form.submit();
  // These two tell of no refusal: what was asked for does.
  await loads('frame', make('iframe'));
  try {
    new Worker(at('worker'));
  } catch {
    // Refused.
  }
  navigator.sendBeacon(at('beacon'), 'child');
  return {
    fetch: await isDone(() => fetch(at('fetch'))),
    'no-cors': await isDone(() => fetch(at('no-cors'), { mode: 'no-cors' })),
    xhr: await new Promise<boolean>((done) => {
      const request = new XMLHttpRequest();
      request.onload = () => done(true);
      request.onerror = () => done(false);
      request.open('GET', at('xhr'));
      request.send();
    }),
    image: await loads('image', make('img')),
    script: await loads('script', make('script')),
    style: await loads('style', make('link', { rel: 'stylesheet' })),
    prefetch: await loads('prefetch', make('link', { rel: 'prefetch' })),
    object: await loads('object', make('object')),
    audio: await loads('audio', make('audio')),
    font: await isDone(() => new FontFace('Outside', `url(${at('font')})`).load()),
    module: await loads('module', make('script', { type: 'module' })),
    socket: await isDone(async () => {
      if (!(await opens(new WebSocket(at('socket').replace('http', 'ws'))))) throw new Error('refused');
    }),
    events: await opens(new EventSource(at('events'))),
  };
}

/** Runs in a page: text that would be run as a program. (What a test evaluates may itself call eval anywhere.) */
function runText(): readonly string[] {
  const ran: string[] = [];
  Object.assign(globalThis, { ran });
  document.body.append(
    Object.assign(document.createElement('script'), { textContent: 'ran.push("inline script")' }),
  );
  const button = document.createElement('button');
  button.setAttribute('onclick', 'ran.push("handler")');
  button.click();
  return ran;
}

const refusedEverywhere = (results: Readonly<Record<string, boolean>>) =>
  Object.entries(results).flatMap(([name, isDone]) => (isDone ? [name] : []));

describe('the pages of the extension', () => {
  let page: Page;

  test('ask nobody for anything, by any way that a page has, nor run text as a program', async () => {
    page = extension.panel;
    asked = [];
    expect(refusedEverywhere(await page.evaluate(tryEveryWay, origin))).toEqual([]);
    expect(refusedEverywhere(await page.evaluate(tryEveryWay, 'http://outside.example'))).toEqual([]);
    expect(await page.evaluate(runText)).toEqual([]);
    expect(asked).toEqual([]);
    expect(takeOutsideRequests()).toEqual([]);
  });

  test('a page without a policy asks by these very ways (the control)', async () => {
    page = await extension.browser.newPage();
    await page.goto(`${origin}/plain`, { waitUntil: 'load' });
    asked = [];
    await page.evaluate(tryEveryWay, origin);
    const names = new Set(asked.map((path) => path.slice(1)));
    for (const way of [
      'fetch',
      'no-cors',
      'xhr',
      'image',
      'script',
      'style',
      'frame',
      'beacon',
      'font',
      'module',
    ])
      expect(names).toContain(way);
    expect(await page.evaluate(runText)).toEqual(['inline script', 'handler']);
  });

  test('the worker asks nobody either, though the person allowed the host', async () => {
    asked = [];
    const worker = await extension.worker();
    const reach = async (to: string) =>
      fetch(to).then(
        () => 'reached',
        () => 'refused',
      );
    expect(await worker.evaluate(reach, `${origin}/from-worker`)).toBe('refused');
    expect(await worker.evaluate(reach, 'https://outside.example/')).toBe('refused');
    expect(asked).toEqual([]);
    expect(takeOutsideRequests()).toEqual([]);
  });
});

describe('a page of somebody else', () => {
  test('can neither frame, open nor read a page of ours, nor speak to the extension', async () => {
    const page = await extension.browser.newPage();
    await page.goto(`${origin}/hostile`, { waitUntil: 'load' });
    const panelUrl = extension.panel.url();
    const found = await page.evaluate(async (url) => {
      const frame = document.createElement('iframe');
      const isLoaded = new Promise<void>((done) => {
        frame.addEventListener('load', () => done());
        setTimeout(done, 3_000);
      });
      frame.src = url;
      document.body.append(frame);
      await isLoaded;
      const read = await fetch(new URL('/manifest.json', url)).then(
        () => 'read',
        () => 'refused',
      );
      const { runtime } = (globalThis as { chrome?: { runtime?: unknown } }).chrome ?? {};
      return { read, speaks: runtime !== undefined };
    }, panelUrl);
    expect(found).toEqual({ read: 'refused', speaks: false });
    const framed = page.frames().filter((frame) => frame.url().includes('/sidepanel.html'));
    expect(framed).toEqual([]);
    await page.close();
  });

  test('has its markup shown as the words that it is', async () => {
    const page = await extension.browser.newPage();
    await page.goto(`${origin}/markup`, { waitUntil: 'load' });
    await page.bringToFront();
    await page.evaluate(selectInPage, { contents: '#words' });
    asked = [];
    await extension.press(page);
    const { panel } = extension;
    await panel.waitForFunction(
      (words) => document.body.textContent.includes(words),
      { polling: 100 },
      MARKUP,
    );
    const made = () => document.querySelectorAll('main img[src*=clip], main script, main b').length;
    expect(await panel.evaluate(made)).toBe(0);
    expect(asked).toEqual([]);
    await page.close();
  });

  test('gets nothing done by a script of ours that speaks for it', async () => {
    const page = await extension.browser.newPage();
    await page.goto(`${origin}/bent`, { waitUntil: 'load' });
    const before = (await readStored(extension.panel)).state.items.length;
    const worker = await extension.worker();
    const answers = await worker.evaluate(sayFromPage, page.url(), HOSTILE);
    expect(answers).toEqual(HOSTILE.map(() => null));
    expect((await readStored(extension.panel)).state.items).toHaveLength(before);
    await page.close();
  });
});

/** What a page whose browser process was taken over could say in the name of our script in it. */
const HOSTILE = [
  null,
  'send-to-workbook',
  { type: 'send-to-workbook', inspection: 'any', isAllowed: true },
  { type: 'start-picking', tabId: 1 },
  { type: 'mark-tab', tabId: 1 },
  { type: 'mark-again' },
  {
    type: 'pane-outcome',
    outcome: { type: 'outcome', transfer: '0'.repeat(32), result: 'brought-in', words: '' },
  },
  { type: 'clips-found', found: [{ item: 'x'.repeat(1_000), verdict: 'same', confidence: 2, text: '' }] },
  { type: 'picked-clip', clip: { quote: 'forged' }, place: {} },
] as const;

declare const chrome: {
  readonly tabs: { query(of: object): Promise<readonly { readonly id: number }[]> };
  readonly scripting: {
    executeScript(of: object): Promise<readonly { readonly result: unknown }[]>;
  };
};

/** Runs in the worker: puts a script into the page's tab, as ours are, and has it say all of this. */
async function sayFromPage(url: string, hostile: readonly unknown[]): Promise<unknown> {
  const [tab] = await chrome.tabs.query({ url });
  const [frame] = await chrome.scripting.executeScript({
    target: { tabId: tab?.id },
    args: [hostile],
    func: async (messages: readonly unknown[]) => {
      const { runtime } = (
        globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): Promise<unknown> } } }
      ).chrome;
      const within = (asked: Promise<unknown>) =>
        Promise.race([
          asked.catch(() => null),
          new Promise((done) => {
            setTimeout(() => done('waits'), 5_000);
          }),
        ]);
      return Promise.all(messages.map((message) => within(runtime.sendMessage(message))));
    },
  });
  return frame?.result;
}
