import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromiumWithExtension } from '../../tests/browser/browsers.ts';
import type { Kept } from './writer-page.ts';

export const backends = ['LevelDB', 'SQLite'] as const;
export type Backend = (typeof backends)[number];

/** Chromium's new storage, which its maker switches on step by step. */
const flagsOf: Readonly<Record<Backend, readonly string[]>> = {
  LevelDB: ['--disable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout'],
  SQLite: ['--enable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout'],
};

export interface WriterOptions {
  /** The extension that `buildWriter` made. */
  readonly folder: string;
  readonly profile: string;
  readonly backend: Backend;
  readonly durability: 'strict' | 'relaxed';
}

/** A browser that writes; what it has said to be saved, and what it said to have failed, comes in as it is said. */
export interface WriterSession {
  readonly saved: ReadonlySet<number>;
  failedCount(): number;
  readKept(): Promise<Kept>;
  write(by: 'write' | 'writeByWorker', from: number): Promise<void>;
  /** The processor is taken from all of its processes at once: nothing is put in order before. */
  kill(): Promise<void>;
  /** The browser goes on, and starts it anew when it is next asked for something. */
  killWorker(): Promise<void>;
}

/** Long enough for a computer that does much else. */
const longMs = 60_000;

export async function openWriter(options: WriterOptions): Promise<WriterSession> {
  const { folder, profile, backend, durability } = options;
  // Left by a browser that was killed: the next takes it for one that still runs.
  for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie'])
    rmSync(join(profile, name), { force: true });
  const browser = await launchChromiumWithExtension(folder, profile, flagsOf[backend]);
  const id = await idOfExtension(browser);
  const page = await browser.newPage();
  page.setDefaultTimeout(longMs);
  await page.goto(`chrome-extension://${id}/page.html${durability === 'relaxed' ? '?relaxed' : ''}`);
  const client = await page.createCDPSession();
  await client.send('ServiceWorker.enable');
  const killWorker = () => client.send('ServiceWorker.stopAllWorkers');
  return { ...listen(page), ...work(page), kill: () => kill(browser), killWorker };
}

/** Its worker is no sign: Chromium does not always start it by itself after a power cut. */
async function idOfExtension(browser: Browser): Promise<string> {
  for (const deadline = Date.now() + longMs; Date.now() < deadline; ) {
    const [id] = [...(await browser.extensions()).keys()];
    if (id !== undefined) return id;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The browser has no extension');
}

function listen(page: Page): Pick<WriterSession, 'saved' | 'failedCount'> {
  const saved = new Set<number>();
  let failedCount = 0;
  page.on('console', (message) => {
    const [word, number] = message.text().split(' ');
    if (word === 'saved') saved.add(Number(number));
    if (word === 'failed') failedCount++;
  });
  return { saved, failedCount: () => failedCount };
}

const work = (page: Page): Pick<WriterSession, 'readKept' | 'write'> => ({
  readKept: async () => (await page.evaluate('durability.readKept()')) as Kept,
  write: async (by, from) => {
    await page.evaluate('durability.begin()');
    // Not waited for: it goes on until the browser is no more.
    await page.evaluate(`void durability.${by}(${from})`);
  },
});

async function kill(browser: Browser): Promise<void> {
  const started = browser.process();
  if (started?.pid === undefined) throw new Error('The browser has no process');
  if (started.exitCode !== null || started.signalCode !== null) return;
  const ended = new Promise((resolve) => started.once('exit', resolve));
  // It leads a group of its own, with all that it started.
  process.kill(-started.pid, 'SIGKILL');
  await ended;
}
