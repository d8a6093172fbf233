import type { Browser, Page, WebWorker } from 'puppeteer-core';
import { beginInspectionScript } from './begin-inspection.ts';
import { launchChromiumWithExtension } from './browsers.ts';

/** The extension as a person has it in Chromium, with an inspection begun in its panel. */
export interface InstalledExtension {
  readonly browser: Browser;
  readonly panel: Page;
  /** Presses the toolbar button over a page. */
  press(page: Page): Promise<void>;
  worker(): Promise<WebWorker>;
}

interface InstallOptions {
  /** The browser's profile folder; a new one of its own otherwise. */
  readonly profile?: string;
  /** Another extension than the built one. */
  readonly folder?: string;
  readonly flags?: readonly string[];
  /** Runs in the panel's page before any script of its own. */
  readonly beforePanel?: () => void;
}

export async function installExtension({
  profile,
  folder,
  flags,
  beforePanel,
}: InstallOptions = {}): Promise<InstalledExtension> {
  const browser = await launchChromiumWithExtension(folder, profile, flags);
  await browser.waitForTarget((target) => target.type() === 'service_worker');
  const [extension] = [...(await browser.extensions()).values()];
  if (extension === undefined) throw new Error('The browser has the extension');
  const panel = await browser.newPage();
  if (beforePanel) await panel.evaluateOnNewDocument(beforePanel);
  await browser.waitForTarget((target) => target.url().includes('/sidepanel.html'));
  await panel.goto(`chrome-extension://${extension.id}/sidepanel.html?tab`);
  // By a script in the panel: keys pressed one by one, as panel.test.ts does it, take seconds in every file of tests.
  await panel.evaluate(beginInspectionScript);
  // The tab that opens at install may stand before it: a page behind another draws no frames, and a click waits for frames.
  await panel.bringToFront();
  const worker = async () => {
    const target = await browser.waitForTarget((candidate) => candidate.type() === 'service_worker');
    const found = await target.worker();
    if (!found) throw new Error('The extension has no worker');
    return found;
  };
  return { browser, panel, press: (page) => extension.triggerAction(page), worker };
}
