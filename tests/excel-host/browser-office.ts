import {
  type Browser,
  type ConsoleMessage,
  chromium,
  type Frame,
  type Page,
  type Request,
} from 'playwright-core';
import { chromiumProxyFlags } from '../browser/outside-requests.ts';
import type { ExcelHost } from './excel-host.ts';
import { type HostServer, type HostServerOptions, startHostServer } from './host-server.ts';

export interface BrowserOffice {
  /** The page that plays Excel. */
  readonly page: Page;
  /** The add-in's own page in it. */
  readonly frame: Frame;
  /** Both must stay empty in a test. */
  readonly consoleErrors: readonly string[];
  readonly outsideRequests: readonly string[];
  /** Presses a ribbon button of the add-in and waits for event.completed(). */
  readonly runCommand: (functionName: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Chromium that reaches nothing but this machine and takes the host's own certificate. */
export const launchChromium = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      '--ignore-certificate-errors',
      ...(await chromiumProxyFlags()),
    ],
  });

/** A page in a context of its own: nothing that one keeps reaches another. */
export async function newOfficePage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 820 },
    ignoreHTTPSErrors: true,
  });
  return context.newPage();
}

/** Opens the workbook with the add-in beside it in a fresh browser context; `close` ends both and the server. */
export async function openInBrowser(
  browser: Browser,
  host: ExcelHost,
  options: HostServerOptions,
): Promise<BrowserOffice> {
  const server = await startHostServer(host, options);
  const page = await newOfficePage(browser);
  const office = await openInPage(page, server);
  return {
    ...office,
    close: async () => {
      await page.context().close();
      await server.close();
    },
  };
}

/**
 * Opens what the server shows in a page that may have shown other workbooks before; `close` leaves it, and with it
 * all that office.js and the add-in keep in the browser.
 */
export async function openInPage(page: Page, server: HostServer): Promise<BrowserOffice> {
  const consoleErrors: string[] = [];
  const outsideRequests: string[] = [];
  const listeners = {
    console: (message: ConsoleMessage) => {
      if (message.type() === 'error') consoleErrors.push(message.text());
    },
    pageerror: (error: Error) => consoleErrors.push(error.message),
    request: (request: Request) => {
      if (!/^(https:\/\/localhost:|data:|blob:)/.test(request.url())) outsideRequests.push(request.url());
    },
  };
  page.on('console', listeners.console);
  page.on('pageerror', listeners.pageerror);
  page.on('request', listeners.request);
  await page.goto(server.hostUrl);
  const frame = await (await page.waitForSelector('#addin')).contentFrame();
  if (!frame) throw new Error('The pane has no page.');
  return {
    page,
    frame,
    consoleErrors,
    outsideRequests,
    runCommand: (functionName) => runCommand(page, functionName),
    close: async () => {
      page.off('console', listeners.console);
      page.off('pageerror', listeners.pageerror);
      page.off('request', listeners.request);
      await leave(page, server);
    },
  };
}

/** To a page of the add-in's origin without a script, where what its pages kept can be thrown away. */
async function leave(page: Page, server: HostServer): Promise<void> {
  await page.goto(`${server.addinUrl}/manifest.xml`);
  await page.evaluate(() => {
    sessionStorage.clear();
    localStorage.clear();
  });
  await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: null, forcedColors: null });
}

async function runCommand(page: Page, functionName: string): Promise<void> {
  const before = await page.evaluate(() => window.officeBridge.completedCommands.length);
  await page.waitForFunction((name) => window.officeBridge.runCommand('button-1', name), functionName);
  await page.waitForFunction((count) => window.officeBridge.completedCommands.length > count, before);
}
