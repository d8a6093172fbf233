import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { writePack } from '../../shared/exchange/write-pack.ts';
import { launchChromiumWithExtension } from '../../tests/browser/browsers.ts';
import { installExtension } from '../../tests/browser/installed-extension.ts';
import { samplePassphrase } from '../../tests/browser/vault-hands.ts';
import type { Figure } from './figure.ts';
import { toSample } from './measure.ts';
import { unlockPack, unlockQuery } from './sample-pack.ts';
import {
  countInSnapshots,
  dropSnapshots,
  timeBareReading,
  timeUnlock,
  type UnlockTimes,
} from './unlock-page.ts';

interface UnlockOptions {
  readonly itemCount: number;
  readonly repetitions: number;
  /** A browser's folder to build in, or to go on with; a new one otherwise, deleted at the end. */
  readonly profile: string | undefined;
}

/** What is done behind the list goes on after the search answered. */
const restMs = 15_000;
const longestWaitMs = 900_000;

/** Unlocking a large inspection in the extension as it ships, beside bare reading and opening of as many rows. */
export async function benchUnlock(options: UnlockOptions): Promise<readonly Figure[]> {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  try {
    if (!existsSync(join(profile, 'Default'))) await fillProfile(profile, options.itemCount);
    return toFigures(await timeInBrowser(profile, options), options);
  } finally {
    if (options.profile === undefined) rmSync(profile, { recursive: true, force: true });
  }
}

/** Takes the evidence in as a person would. */
async function fillProfile(profile: string, itemCount: number): Promise<void> {
  const { browser, panel } = await installExtension({ profile });
  panel.setDefaultTimeout(longestWaitMs);
  const file = join(profile, 'bench.plumb');
  writeFileSync(file, await writePack(await unlockPack(itemCount)));
  await panel.locator('nav ::-p-text(Files)').click();
  const field = (await panel.waitForSelector(
    '.drop-place input[type=file]',
  )) as ElementHandle<HTMLInputElement>;
  await field.uploadFile(file);
  const isShown = () => (document.querySelector('#inspection-switcher') as HTMLSelectElement).value;
  const before = await panel.evaluate(isShown);
  // Asked for now and then: a question that waits longer than some minutes is given up.
  while ((await panel.evaluate(isShown).catch(() => before)) === before)
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  await browser.close();
}

interface Run {
  readonly ours: UnlockTimes;
  readonly bareMs: number;
}

interface Runs {
  /** As it is after the evidence was taken in: nothing is sealed together yet. */
  readonly first: readonly Run[];
  readonly later: readonly Run[];
}

async function timeInBrowser(profile: string, { repetitions, itemCount }: UnlockOptions): Promise<Runs> {
  const runs: Run[] = [];
  for (let turn = 0; turn <= repetitions; turn++) {
    const browser = await launchChromiumWithExtension(undefined, profile);
    const panel = await openPanel(browser);
    if (turn === 0) await panel.evaluate(dropSnapshots);
    const given = { passphrase: samplePassphrase, query: unlockQuery(itemCount), restMs };
    const ours = await panel.evaluate(timeUnlock, given);
    if (turn === 0) await untilSnapshots(panel, itemCount);
    runs.push({ ours, bareMs: await panel.evaluate(timeBareReading) });
    console.log(JSON.stringify(runs.at(-1)));
    await browser.close();
  }
  return { first: runs.slice(0, 1), later: runs.slice(1) };
}

/** Written behind everything else, piece by piece. */
async function untilSnapshots(panel: Page, itemCount: number): Promise<void> {
  while ((await panel.evaluate(countInSnapshots)) < itemCount * 1.9)
    await new Promise((resolve) => setTimeout(resolve, 2_000));
}

async function openPanel(browser: Browser): Promise<Page> {
  await browser.waitForTarget((target) => target.type() === 'service_worker');
  const [extension] = [...(await browser.extensions()).values()];
  if (extension === undefined) throw new Error('The browser has the extension');
  const panel = await browser.newPage();
  panel.setDefaultTimeout(longestWaitMs);
  await panel.goto(`chrome-extension://${extension.id}/sidepanel.html?tab`);
  await panel.waitForSelector('input');
  await panel.bringToFront();
  return panel;
}

const toFigures = ({ first, later }: Runs, { itemCount }: UnlockOptions): readonly Figure[] => [
  ...figuresOf(later, `unlocking ${itemCount.toLocaleString('en-GB')} clips`),
  ...figuresOf(first, '  the first time, from the rows'),
];

function figuresOf(runs: readonly Run[], what: string): readonly Figure[] {
  const common = {
    unit: 'ms',
    against: toSample(runs.map(({ bareMs }) => bareMs)),
    againstWhat: 'getAll of the same rows and as many bytes through WebCrypto',
  } as const;
  const sample = (read: (times: UnlockTimes) => number) => toSample(runs.map(({ ours }) => read(ours)));
  const overBound = runs.map(({ ours }) => ours.longTasksMs.filter((ms) => ms > 100).length);
  return [
    { ...common, what: `${what}: list shown`, ours: sample(({ listMs }) => listMs) },
    { ...common, what: '  of it: the passphrase', ours: sample(({ keyMs }) => keyMs) },
    { ...common, what: '  search has answered', ours: sample(({ searchMs }) => searchMs) },
    {
      ...common,
      what: '  longest task of the window',
      ours: sample(({ longTasksMs }) => Math.max(0, ...longTasksMs)),
      note: `tasks over 100 ms: ${overBound.join(', ')}`,
    },
  ];
}
