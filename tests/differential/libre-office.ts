import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLibreOffice } from '../excel-host/calculation/libreoffice.ts';

/** Has LibreOffice open workbooks, calculate them afresh and save them. */
export async function resavedByLibreOffice(
  files: Readonly<Record<string, Uint8Array>>,
): Promise<Record<string, Uint8Array>> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-resaved-'));
  const out = mkdtempSync(join(tmpdir(), 'plumbline-resaved-'));
  const libreOffice = await startLibreOffice();
  try {
    const resaved: Record<string, Uint8Array> = {};
    for (const [name, bytes] of Object.entries(files)) {
      const path = join(folder, `${name}.xlsx`);
      writeFileSync(path, bytes);
      resaved[name] = new Uint8Array(readFileSync(await libreOffice.resave(path, out)));
    }
    return resaved;
  } finally {
    await libreOffice.close();
    for (const each of [folder, out]) rmSync(each, { recursive: true, force: true });
  }
}
