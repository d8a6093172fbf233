import puppeteer, { type Browser, type Extension, type Page } from 'puppeteer-core';
import { executable } from '../../tests/browser/browsers.ts';
import { type Traffic, watchTraffic } from './watch-traffic.ts';

const FLAGS = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--window-size=1400,960',
  '--lang=en-GB',
];

export interface OpenedBrowser {
  readonly browser: Browser;
  readonly extension: Extension;
  /** What the extension shows by itself when it has just been installed. */
  readonly welcome: Page;
  readonly traffic: Traffic;
  /** Opens a page in the window that the person has in front. */
  openPage(url: string, name: string): Promise<Page>;
  /** Opens a page in a window of its own. */
  openWindow(url: string, name: string): Promise<Page>;
  /** Presses the toolbar button on a page and answers the side panel that it opens. */
  openPanel(page: Page): Promise<Page>;
  /** Resolves when the person has closed every window. */
  untilClosed(): Promise<void>;
}

/** Chromium with the built extension, freshly installed; what is downloaded goes to the folder. */
export async function openBrowser(options: {
  readonly isVisible: boolean;
  readonly extensionFolder: string;
  readonly downloads: string;
}): Promise<OpenedBrowser> {
  const browser = await puppeteer.launch({
    executablePath: executable('chromium'),
    headless: !options.isVisible,
    pipe: true,
    enableExtensions: [options.extensionFolder],
    defaultViewport: null,
    // The add-in's server on localhost has a certificate of its own making.
    acceptInsecureCerts: true,
    downloadBehavior: { policy: 'allow', downloadPath: options.downloads },
    handleSIGINT: false,
    args: options.isVisible ? FLAGS : [...FLAGS, '--disable-gpu'],
  });
  const traffic = watchTraffic();
  const worker = await (await browser.waitForTarget((target) => target.type() === 'service_worker')).worker();
  if (worker !== null) await traffic.watchWorker(worker, 'The extension');
  const welcomeTarget = await browser.waitForTarget((target) => target.url().endsWith('/sidepanel.html?tab'));
  const welcome = await welcomeTarget.asPage();
  const [extension] = (await browser.extensions()).values();
  if (extension === undefined) throw new Error('The browser did not take the extension.');
  traffic.watchPage(welcome, 'The first page');

  const open = async (page: Page, url: string, name: string): Promise<Page> => {
    traffic.watchPage(page, name);
    await page.goto(url);
    return page;
  };
  return {
    ...{ browser, extension, welcome, traffic },
    openPage: async (url, name) => open(await browser.newPage(), url, name),
    openWindow: async (url, name) => open(await browser.newPage({ type: 'window' }), url, name),
    async openPanel(page) {
      await extension.triggerAction(page);
      const target = await browser.waitForTarget(
        (each) => each !== welcomeTarget && each.url().endsWith('/sidepanel.html'),
      );
      const panel = await target.asPage();
      traffic.watchPage(panel, 'The panel');
      return panel;
    },
    untilClosed: () =>
      new Promise((resolve) => {
        browser.once('disconnected', () => resolve());
        // Where a browser goes on without windows.
        browser.on('targetdestroyed', () => {
          if (!browser.targets().some((target) => target.type() === 'page')) resolve();
        });
      }),
  };
}
