import { existsSync } from 'node:fs';
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import type { FrameReport } from '../../extension/capture/frame-report.ts';
import { type BrowserName, builtCaptureScript, builtExtension } from './built-extension.ts';

export const BROWSER_NAMES = ['chromium', 'firefox'] as const satisfies readonly BrowserName[];

/** Long enough for Firefox to start on two busy cores (13 s was seen). */
export const LAUNCH_TIMEOUT_MS = 90_000;

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The first of the places where systems keep a browser; PLUMBLINE_CHROMIUM and PLUMBLINE_FIREFOX name others. */
export function executable(name: BrowserName): string {
  const places = {
    chromium: [process.env.PLUMBLINE_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'],
    firefox: [process.env.PLUMBLINE_FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'],
  }[name];
  const found = places.find((place) => place !== undefined && existsSync(place));
  if (!found)
    throw new Error(`No ${name} was found; install it, or name it in PLUMBLINE_${name.toUpperCase()}`);
  return found;
}

/** A bare browser. Pages are driven alike in both, by one library. */
export function launchBrowser(name: BrowserName): Promise<Browser> {
  return puppeteer.launch({
    browser: name === 'chromium' ? 'chrome' : 'firefox',
    executablePath: executable(name),
    headless: true,
    ...(name === 'chromium' ? { args: CHROMIUM_FLAGS, pipe: true } : {}),
  });
}

/** Chromium with the built extension, whose toolbar button `extension.triggerAction(page)` presses for real. */
export function launchChromiumWithExtension(
  folder = builtExtension('chromium'),
  profile?: string,
  flags: readonly string[] = [],
): Promise<Browser> {
  return puppeteer.launch({
    ...(profile !== undefined && { userDataDir: profile }),
    executablePath: executable('chromium'),
    headless: true,
    pipe: true,
    enableExtensions: [folder],
    args: [...CHROMIUM_FLAGS, ...flags],
  });
}

/** What the shipped script reports from every frame of a page that a test may look into. */
export async function reportFrames(name: BrowserName, page: Page): Promise<FrameReport[]> {
  const script = builtCaptureScript(name);
  return Promise.all(page.frames().map((frame) => reportFrame(frame, script)));
}

export async function reportTopFrame(name: BrowserName, page: Page): Promise<FrameReport> {
  return reportFrame(page.mainFrame(), builtCaptureScript(name));
}

async function reportFrame(frame: Frame, script: string): Promise<FrameReport> {
  return (await frame.evaluate(script)) as FrameReport;
}
