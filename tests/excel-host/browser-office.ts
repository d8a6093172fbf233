import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { chromiumProxyFlags } from '../browser/outside-requests.ts';
import type { ExcelHost } from './excel-host.ts';
import { type HostServerOptions, startHostServer } from './host-server.ts';

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

/** Opens the workbook with the add-in beside it in a fresh browser context; `close` ends both and the server. */
export async function openInBrowser(
  browser: Browser,
  host: ExcelHost,
  options: HostServerOptions,
): Promise<BrowserOffice> {
  const server = await startHostServer(host, options);
  // office.js keeps host information in sessionStorage, so every test has a context of its own.
  const context = await browser.newContext({
    viewport: { width: 1280, height: 820 },
    ignoreHTTPSErrors: true,
  });
  const page = await context.newPage();
  const consoleErrors: string[] = [];
  const outsideRequests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
  page.on('pageerror', (error) => consoleErrors.push(error.message));
  context.on('request', (request) => {
    if (!/^(https:\/\/localhost:|data:|blob:)/.test(request.url())) outsideRequests.push(request.url());
  });
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
      await context.close();
      await server.close();
    },
  };
}

async function runCommand(page: Page, functionName: string): Promise<void> {
  const before = await page.evaluate(() => window.officeBridge.completedCommands.length);
  await page.waitForFunction((name) => window.officeBridge.runCommand('button-1', name), functionName);
  await page.waitForFunction((count) => window.officeBridge.completedCommands.length > count, before);
}
