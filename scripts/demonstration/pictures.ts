import { writeFileSync } from 'node:fs';
import type { Browser, ElementHandle, Frame, Page } from 'puppeteer-core';
import { furtherScript } from './further-script.ts';
import { topicName } from './grade-workbook.ts';
import { find, press, until } from './page-hands.ts';
import { goTo } from './panel-places.ts';

/** The panel's own width in Chromium, in a window of ordinary height. */
const PANEL = { width: 360, height: 764 };
/** What is left beside the panel, with margins and a line, where all is 1,400 pixels wide. */
const FORCE_PAGE = { width: 1007, height: PANEL.height };
const WORKBOOK_PAGE = { width: 1368, height: 820 };

/** The pictures of a run, in out/. */
export interface Pictures {
  /** The records system and the panel beside it, a clip in hand; kept for the overview. */
  takeGathering(pages: { readonly panel: Page; readonly force: Page }): Promise<void>;
  takePanel(panel: Page): Promise<void>;
  takeWorkbook(page: Page, pane: Frame): Promise<void>;
  /** PL Measures, and the pane with what the chart shows above its measures. */
  takeMeasures(page: Page, pane: Frame): Promise<void>;
  takeOverview(browser: Browser): Promise<void>;
}

export function createPictures(): Pictures {
  const kept = { force: '', panel: '', workbook: '' };
  return {
    async takeGathering({ panel, force }) {
      kept.panel = dataUrl(await takeAt(panel, PANEL));
      kept.force = dataUrl(await takeAt(force, FORCE_PAGE));
    },
    async takePanel(panel) {
      await goTo(panel, 'Evidence');
      writeFileSync('out/panel.png', await takeAt(panel, PANEL));
      await panel.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
      writeFileSync('out/panel-dark.png', await takeAt(panel, PANEL));
      await panel.emulateMediaFeatures([]);
    },
    async takeWorkbook(page, pane) {
      await page.setViewport(WORKBOOK_PAGE);
      await showGrades(page, pane);
      const png = await page.screenshot();
      kept.workbook = dataUrl(png);
      writeFileSync('out/workbook.png', png);
      const frame = (await pane.frameElement()) as ElementHandle<Element> | null;
      writeFileSync('out/pane.png', (await frame?.screenshot()) ?? png);
      await page.setViewport(null);
    },
    async takeMeasures(page, pane) {
      await page.setViewport(WORKBOOK_PAGE);
      await press(pane, `Show ${furtherScript.measures.charted} in sheet`);
      await untilSheet(page, 'PL Measures', furtherScript.measures.charted);
      await scrollToTop(pane);
      // The grid may be drawn anew at that moment: a picture counts where the words stand there after it too.
      const png = await until('the grid stands still for its picture', async () => {
        const taken = await page.screenshot();
        return (await gridShows(page, furtherScript.measures.charted)) && taken;
      });
      writeFileSync('out/measures.png', png);
      await page.setViewport(null);
    },
    async takeOverview(browser) {
      const page = await browser.newPage();
      await page.setViewport({ width: 1400, height: 900 });
      await page.setContent(overviewPage(kept));
      writeFileSync('out/overview.png', await page.screenshot({ fullPage: true }));
      await page.close();
    },
  };
}

/** A picture at a fixed size, whatever the window's. */
async function takeAt(page: Page, size: typeof PANEL): Promise<Uint8Array> {
  await page.setViewport(size);
  const png = await page.screenshot();
  await page.setViewport(null);
  return png;
}

/** PL Grades in the grid, as the pane's own button shows it, and the pane from its top. */
async function showGrades(page: Page, pane: Frame): Promise<void> {
  const button = `Show ${topicName('ncpi-2024/leadership')} in sheet`;
  await press(pane, button);
  await untilSheet(page, 'PL Grades', 'Indicated grade');
  await find(pane, button);
  await scrollToTop(pane);
}

/** The grid shows the sheet whose name begins so, and in it the words. */
async function untilSheet(page: Page, name: string, words: string): Promise<void> {
  await until(`the page shows ${name}`, () =>
    page.evaluate(
      (start) => document.querySelector('[role="tab"][aria-selected="true"]')?.textContent?.startsWith(start),
      name,
    ),
  );
  await until(`the grid shows “${words}”`, () => gridShows(page, words));
}

const gridShows = (page: Page, words: string): Promise<boolean> =>
  page.evaluate((text) => document.querySelector('#grid')?.textContent?.includes(text) ?? false, words);

const scrollToTop = (pane: Frame): Promise<void> =>
  pane.evaluate(() => {
    for (const element of document.querySelectorAll('*')) element.scrollTop = 0;
  });

const dataUrl = (png: Uint8Array): string => `data:image/png;base64,${Buffer.from(png).toString('base64')}`;

const overviewPage = ({
  force,
  panel,
  workbook,
}: Readonly<Record<string, string>>): string => `<!doctype html>
<style>
  body { margin: 0; padding: 15px; background: #e9edf0; }
  div { display: flex; gap: 1px; width: 1368px; border: 1px solid #b9c1c8; background: #b9c1c8; }
  div + div { margin-top: 15px; }
  img { display: block; }
</style>
<div><img src="${force}"><img src="${panel}"></div>
<div><img src="${workbook}"></div>`;
