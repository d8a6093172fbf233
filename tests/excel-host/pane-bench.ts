import type { Frame } from 'playwright-core';
import { writePack } from '../../shared/exchange/write-pack.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { createDevice, packOf, point, startOf } from '../unit/shared/sample-inspection.ts';
import { type BrowserOffice, launchChromium, newOfficePage, openInPage } from './browser-office.ts';
import { builtAddin } from './built-addin.ts';
import { ExcelHost } from './excel-host.ts';
import { startHostServer } from './host-server.ts';
import { columnName } from './workbook-model/address.ts';

export interface OpenPane {
  readonly host: ExcelHost;
  readonly office: BrowserOffice;
  readonly frame: Frame;
}

/** The add-in as it is built for people, opened beside new workbooks in one Chromium. */
export interface PaneBench {
  open(xlsx?: Uint8Array): Promise<OpenPane>;
  /** Closes the pane that is open. */
  closePane(): Promise<void>;
  close(): Promise<void>;
}

export async function createPaneBench(): Promise<PaneBench> {
  const browser = await launchChromium();
  // One page for all: a new one, with a process of its own, would read office.js anew, which takes seconds.
  const page = await newOfficePage(browser);
  const none = ExcelHost.open(null);
  const server = await startHostServer(none, { addinFolder: builtAddin(), keepsFiles: true });
  let opened: OpenPane | undefined;
  const bench: PaneBench = {
    async open(xlsx) {
      const host = ExcelHost.open(xlsx ?? null, { calculation: 'built-in' });
      server.show(host);
      const office = await openInPage(page, server);
      opened = { host, office, frame: office.frame };
      return opened;
    },
    async closePane() {
      await opened?.office.close();
      await opened?.host.close();
      opened = undefined;
    },
    async close() {
      await bench.closePane();
      await browser.close();
      await server.close();
    },
  };
  return bench;
}

/** Two points by one person, one of them linked to 3.2, the other looking like a formula. */
export async function samplePackBytes(): Promise<Uint8Array<ArrayBuffer>> {
  const device = await createDevice('pane');
  const item = device.newId();
  const link = { item, criterion: 'ncpi-2024/initial-response/2', direction: 'strength' } as const;
  await device.record([
    ...startOf(device),
    point(item, 'Control room staff ask about children at every call.'),
    point(device.newId(), '=HYPERLINK("http://example.invalid")'),
    setFields('link', { id: device.newId() }, link),
  ]);
  return writePack(packOf([device]));
}

export const sees = (frame: Frame, text: string | RegExp): Promise<void> =>
  frame.getByText(text).first().waitFor();

export const chooseFile = (frame: Frame, bytes: Uint8Array): Promise<void> =>
  frame.setInputFiles('#evidence-file', {
    name: 'evidence.plumb',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  });

export async function bringInSample(frame: Frame): Promise<void> {
  await chooseFile(frame, await samplePackBytes());
  await sees(frame, /^Nothing is missing or changed/);
}

/** A person types down a column of one of our tables, from the row of that number in the sheet on. */
function typeDown(
  host: ExcelHost,
  column: { readonly table: string; readonly header: string; readonly fromRow: number },
  contents: readonly string[],
): void {
  const table = host.model.table(column.table);
  const index = table?.columnNames.indexOf(column.header) ?? -1;
  if (table === undefined || index < 0) throw new Error(`${column.table} has no ${column.header}.`);
  const letters = columnName(table.box.left + index);
  host.userEdit(
    table.sheet.name,
    `${letters}${column.fromRow}:${letters}${column.fromRow + contents.length - 1}`,
    contents.map((content) => [content]),
  );
}

/** Row 5 is criterion 1.1. */
export const judge = (host: ExcelHost, fromRow: number, grades: readonly string[]): void =>
  typeDown(host, { table: 'PlJudgments', header: 'Inspector judgment', fromRow }, grades);
