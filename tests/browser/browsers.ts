import { existsSync } from 'node:fs';
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import type { FrameReport } from '../../extension/capture/frame-report.ts';
import { type BrowserName, builtCaptureScript, builtExtension } from './built-extension.ts';
import { chromiumProxyFlags, firefoxProxyPrefs } from './outside-requests.ts';

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
export async function launchBrowser(name: BrowserName): Promise<Browser> {
  const options = { executablePath: executable(name), headless: true };
  if (name === 'firefox')
    return puppeteer.launch({ ...options, browser: 'firefox', extraPrefsFirefox: await firefoxProxyPrefs() });
  const args = [...CHROMIUM_FLAGS, ...(await chromiumProxyFlags())];
  return puppeteer.launch({ ...options, browser: 'chrome', args, pipe: true });
}

/** Chromium with the built extension, whose toolbar button `extension.triggerAction(page)` presses for real. */
export async function launchChromiumWithExtension(
  folder = builtExtension('chromium'),
  profile?: string,
  flags: readonly string[] = [],
): Promise<Browser> {
  const mapped = flags.flatMap((flag) => /^--host-resolver-rules=MAP (\S+) 127/.exec(flag)?.[1] ?? []);
  return puppeteer.launch({
    ...(profile !== undefined && { userDataDir: profile }),
    executablePath: executable('chromium'),
    headless: true,
    pipe: true,
    enableExtensions: [folder],
    args: [...CHROMIUM_FLAGS, ...(await chromiumProxyFlags(mapped)), ...flags],
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
