import type { Browser } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { BROWSER_NAMES, LAUNCH_TIMEOUT_MS, launchBrowser } from './browsers.ts';
import { startFixtureServer } from './fixture-server.ts';
import { hostAsked, takeOutsideRequests } from './outside-requests.ts';

/** Runs in a page that no policy binds: each way out that a page has. */
function askOutside(): void {
  void fetch('http://fetched.example/?child=1', { mode: 'no-cors' }).catch(() => undefined);
  void fetch('https://encrypted.example/?child=2', { mode: 'no-cors' }).catch(() => undefined);
  new Image().src = 'http://picture.example/?child=3';
  new WebSocket('wss://socket.example/');
  navigator.sendBeacon('http://beacon.example/', 'child=4');
}

const WANTED = [
  'beacon.example',
  'encrypted.example',
  'fetched.example',
  'picture.example',
  'socket.example',
];

describe.each(BROWSER_NAMES)('what %s asks for outside of this machine', (name) => {
  test(
    'is seen, so that a test in which nothing is seen proves something',
    async () => {
      const server = await startFixtureServer();
      let browser: Browser | null = null;
      try {
        browser = await launchBrowser(name);
        const page = await browser.newPage();
        await page.goto(server.url('missing-episodes'), { waitUntil: 'load' });
        expect(takeOutsideRequests()).toEqual([]);
        await page.evaluate(askOutside);
        const seen = new Set<string>();
        await expect
          .poll(
            () => {
              for (const asked of takeOutsideRequests()) seen.add(hostAsked(asked));
              return [...seen].toSorted();
            },
            { timeout: 15_000 },
          )
          .toEqual(WANTED);
      } finally {
        await browser?.close();
        await server.close();
        // The same again, after a refusal.
        takeOutsideRequests();
      }
    },
    LAUNCH_TIMEOUT_MS,
  );
});
