import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LAUNCH_TIMEOUT_MS } from './browsers.ts';
import { builtExtension } from './built-extension.ts';
import {
  type FirefoxExtensionPage,
  launchFirefoxWithExtension,
  openFirefoxExtensionPage,
} from './firefox-extension.ts';

let browser: Browser;
let panel: FirefoxExtensionPage;

beforeAll(async () => {
  browser = await launchFirefoxWithExtension(builtExtension('firefox'));
  panel = await openFirefoxExtensionPage(browser, 'sidepanel.html?tab');
}, LAUNCH_TIMEOUT_MS);

afterAll(() => browser?.close());

/** As the panel does: one worker for each job. */
const jobs = (sealing: object, opening: object) => `(async () => {
  const run = (job) => new Promise((resolve) => {
    const worker = new Worker('/seal-worker.js');
    const end = (answer) => { worker.terminate(); resolve(answer); };
    worker.addEventListener('message', ({ data }) => end(data));
    worker.addEventListener('error', ({ message }) => end({ isDone: false, fault: message }));
    worker.postMessage(job);
  });
  const file = new TextEncoder().encode('What was gathered (fictional)');
  const sealed = await run({ name: 'seal', given: { file, seal: ${JSON.stringify(sealing)} } });
  if (!sealed.outcome?.ok) return JSON.stringify(sealed);
  const opened = await run({ name: 'open', given: { file: sealed.outcome.value, key: ${JSON.stringify(opening)} } });
  return opened.outcome?.ok ? new TextDecoder().decode(opened.outcome.value) : JSON.stringify(opened);
})()`;

test('Firefox seals and opens with a passphrase in a worker of the extension', async () => {
  const key = { type: 'passphrase', passphrase: 'lamp orchard ferry quilt' };
  expect(await panel.evaluate(jobs(key, key))).toBe('What was gathered (fictional)');
});
