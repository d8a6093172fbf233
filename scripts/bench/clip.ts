import type { Page } from 'puppeteer-core';
import { startFixtureServer } from '../../tests/browser/fixture-server.ts';
import { type InstalledExtension, installExtension } from '../../tests/browser/installed-extension.ts';
import { selectInPage } from '../../tests/browser/select-in-page.ts';
import type { Figure } from './figure.ts';
import { type Sample, toSample } from './measure.ts';
import { openStorePage } from './open-store-page.ts';
import type { StoreBench } from './store-page.ts';

const SAVES = 200;
const GESTURES = 40;
const GESTURE_WARM_UPS = 4;

/** From a clip in hand to a clip on the disk, and the whole way from the toolbar button, in real Chromium. */
export async function benchClip(): Promise<readonly Figure[]> {
  const { ours, against } = await timeSaves();
  const againstWhat = 'bare strict Dexie put of the same bytes';
  const gesture = await timeGestures();
  return [
    { what: 'clip to saved: the store alone', unit: 'ms', ours, against, againstWhat },
    {
      what: 'clip to saved: from the toolbar button, in the extension',
      unit: 'ms',
      ours: gesture,
      against,
      againstWhat,
      note: 'with the one message by which the browser is told to press it, and the panel open',
    },
  ];
}

async function timeSaves(): Promise<{ readonly ours: Sample; readonly against: Sample }> {
  const opened = await openStorePage(null);
  try {
    return await opened.page.evaluate(
      (count) => (globalThis as unknown as { storeBench: StoreBench }).storeBench.timeClips(count),
      SAVES,
    );
  } finally {
    await opened.close();
  }
}

type Heard = typeof globalThis & { savedAtMs: number[]; heard: BroadcastChannel };

/** Runs in the panel before its own scripts. The clock of the day is the one that two processes share. */
function listenForClips(): void {
  const scope = globalThis as Heard;
  scope.savedAtMs = [];
  // Held, or it is collected as garbage with its listener.
  scope.heard = new BroadcastChannel('plumbline');
  scope.heard.addEventListener('message', ({ data }) => {
    if (data.type === 'clip-saved') scope.savedAtMs.push(performance.timeOrigin + performance.now());
  });
}

async function timeGestures(): Promise<Sample> {
  const server = await startFixtureServer();
  const extension = await installExtension({ beforePanel: listenForClips });
  try {
    const page = await extension.browser.newPage();
    await page.goto(server.url('frames'), { waitUntil: 'load' });
    await page.bringToFront();
    const times: number[] = [];
    for (let turn = 0; turn < GESTURE_WARM_UPS + GESTURES; turn++) {
      const ms = await timeGesture({ extension, page, turn });
      if (turn >= GESTURE_WARM_UPS) times.push(ms);
    }
    return toSample(times);
  } finally {
    await extension.browser.close();
    await server.close();
  }
}

interface Gesture {
  readonly extension: InstalledExtension;
  readonly page: Page;
  readonly turn: number;
}

async function timeGesture({ extension, page, turn }: Gesture): Promise<number> {
  await page.evaluate(selectInPage, { contents: '#top-text' });
  const pressedMs = performance.timeOrigin + performance.now();
  await extension.press(page);
  const saved = await extension.panel.waitForFunction(
    (index) => (globalThis as Heard).savedAtMs[index],
    { timeout: 20_000, polling: 50 },
    turn,
  );
  // The panel draws the new clip before the next press.
  await new Promise((resolve) => setTimeout(resolve, 200));
  return Number(await saved.jsonValue()) - pressedMs;
}
