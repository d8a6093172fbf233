import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtAddin } from '../excel-host/built-addin.ts';
import { ExcelHost } from '../excel-host/excel-host.ts';
import { type HostServer, startHostServer } from '../excel-host/host-server.ts';
import { LAUNCH_TIMEOUT_MS } from './browsers.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { type InstalledExtension, installExtension } from './installed-extension.ts';
import { selectInPage } from './select-in-page.ts';
import { readStored } from './stored-inspection.ts';
import { extensionForAddin, type TestExtension } from './test-extension.ts';

let host: ExcelHost;
let excel: HostServer;
let copy: TestExtension;
let extension: InstalledExtension;
let pages: FixtureServer;
let panel: Page;
let workbook: Page;
let pane: Frame;

beforeAll(async () => {
  host = ExcelHost.open(null, { calculation: 'built-in' });
  excel = await startHostServer(host, { addinFolder: builtAddin() });
  copy = extensionForAddin('chromium', excel.addinUrl);
  // The certificate of the simulated Excel is its own.
  extension = await installExtension({ folder: copy.folder, flags: ['--ignore-certificate-errors'] });
  panel = extension.panel;
  pages = await startFixtureServer();
  await clipTable();
  await panel.bringToFront();
  await panel.locator('nav ::-p-text(Files)').click();
}, LAUNCH_TIMEOUT_MS * 2);

afterAll(async () => {
  await extension?.browser.close();
  await Promise.all([pages?.close(), excel?.close(), host?.close()]);
  copy?.remove();
});

/** A page of figures, with its table selected and the button pressed. */
async function clipTable(): Promise<void> {
  const page = await extension.browser.newPage();
  await page.goto(pages.url('frames'), { waitUntil: 'load' });
  await page.bringToFront();
  await page.evaluate(() => {
    const table = document.createElement('table');
    table.id = 'figures';
    table.innerHTML = `<caption>Missing reports, 2025</caption>
      <tr><th>District</th><th>Reports</th><th>High</th></tr>
      <tr><th>North (fictional)</th><td>1,204</td><td>25.7%</td></tr>
      <tr><th>South (fictional)</th><td>c</td><td>29%</td></tr>`;
    document.body.append(table);
  });
  await page.evaluate(selectInPage, { contents: '#figures' });
  await extension.press(page);
  await sees(panel, 'North (fictional)');
  await page.close();
}

/** Polls by time: the page may stand behind another, where it draws no frames. */
const sees = (where: Page | Frame, text: string) =>
  where.waitForFunction(
    (wanted) => (document.body.textContent ?? '').includes(wanted),
    { timeout: 30_000, polling: 100 },
    text,
  );

async function press(where: Page | Frame, name: string): Promise<void> {
  await (where === panel ? panel : workbook).bringToFront();
  await where.locator(`::-p-aria([name="${name}"][role="button"])`).click();
}

async function openPane(): Promise<void> {
  workbook = await extension.browser.newPage();
  await workbook.goto(excel.hostUrl);
  const found = await (await workbook.waitForSelector('#addin'))?.contentFrame();
  if (!found) throw new Error('The pane has no page');
  pane = found;
  await pane.waitForSelector('#evidence-file', { timeout: 30_000 });
}

const sheetNames = () => host.model.sheets.map(({ name }) => name);

describe('sending evidence to the open workbook', () => {
  test('says so when no pane is open, and records nothing as given away', async () => {
    await press(panel, 'Send to workbook');
    await sees(panel, 'Not sent: the pane is not open.');
    expect((await readStored(panel)).state.disclosures).toEqual([]);
  });

  test('waits for the person in the pane, who may leave it', async () => {
    await openPane();
    await press(panel, 'Send to workbook');
    await sees(panel, 'The pane has the evidence file. Choose “Bring in” there, in the workbook.');
    await sees(pane, 'The browser sends an evidence file: 1 item.');
    await press(pane, 'Not now');
    await sees(panel, 'In the pane “Not now” was chosen');
    expect(sheetNames()).toEqual(['Sheet1']);
    const { disclosures } = (await readStored(panel)).state;
    expect(disclosures).toMatchObject([{ recipient: 'the open workbook', itemCount: 1, way: 'workbook' }]);
  });

  test('has the evidence in its sheet once the person brings it in', async () => {
    await press(panel, 'Send to workbook');
    await sees(pane, 'The browser sends an evidence file: 1 item.');
    await press(pane, 'Bring in');
    await sees(pane, 'Nothing is missing or changed in this file');
    await sees(panel, 'The workbook has it. The pane says: “Nothing is missing or changed in this file');
    const { values } = await host.read('PL Evidence', 'A5:D5');
    expect(values[0]?.[0]).toBe('Clip');
    expect(values[0]?.[1]).toContain('1,204');
  });

  test('offers the clipped table as a sheet of figures', async () => {
    await sees(pane, '1 clip holds a table: put it into a sheet as figures?');
    await press(pane, 'Put into sheets');
    await sees(pane, 'Sheets added: PL Clip 1.');
    const { values } = await host.read('PL Clip 1', 'A4:C6');
    expect(values).toEqual([
      ['District', 'Reports', 'High (%)'],
      ['North (fictional)', 1204, 25.7],
      ['South (fictional)', 'c', 29],
    ]);
  });

  test('takes a table that is pasted into the pane, once its source is told', async () => {
    await pane.evaluate(() => {
      const clipboardData = new DataTransfer();
      const html = `<p>x</p><table><tr><th colspan="2">Referrals (made up)</th></tr>
        <tr><th>Month</th><th>Calls</th></tr><tr><td rowspan="2">April</td><td>1,012</td></tr><tr><td>14</td></tr></table>`;
      clipboardData.setData('text/html', html);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    });
    await sees(pane, 'A pasted table: 2 rows, 2 columns');
    await pane.locator('::-p-aria(Where is it from?)').fill('Report of the force, page 4');
    await press(pane, 'Put into a sheet');
    await sees(pane, 'Sheets added: PL Clip 2.');
    expect((await host.read('PL Clip 2', 'A1')).values).toEqual([['Referrals (made up)']]);
    expect((await host.read('PL Clip 2', 'A2')).values[0]?.[0]).toMatch(
      /^From .*Report of the force, page 4/,
    );
    expect((await host.read('PL Clip 2', 'A4:B6')).values).toEqual([
      ['Month', 'Calls'],
      ['April', 1012],
      ['April', 14],
    ]);
  });

  test('hears no other frame, and nothing that is no message of ours', async () => {
    await workbook.evaluate((origin) => {
      const frame = document.querySelector<HTMLIFrameElement>('#addin');
      const body = { type: 'hello' };
      const message = { plumbline: 'plumbline-to-pane', nonce: '0'.repeat(32), number: 1, body };
      frame?.contentWindow?.postMessage(message, origin);
    }, excel.addinUrl);
    const heard = await pane.evaluate(async () => {
      const answers: unknown[] = [];
      addEventListener('message', ({ data }) => answers.push(data));
      const strange = [null, 7, 'plumbline-to-pane', { plumbline: 'plumbline-to-pane' }, [[]], { body: 1 }];
      for (const message of strange) postMessage(message, origin);
      await new Promise((done) => setTimeout(done, 500));
      return answers.filter((data) => JSON.stringify(data)?.includes('plumbline-from-pane'));
    });
    expect(heard).toEqual([]);
    expect(host.unsupported).toEqual([]);
  });
});
