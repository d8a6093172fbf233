import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** LibreOffice trusts the values in a file unless told to calculate always (0). */
const calculateAlways = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`;

/** Has LibreOffice open workbooks, calculate them afresh and save them, in a profile of its own. */
export async function resavedByLibreOffice(
  files: Readonly<Record<string, Uint8Array>>,
): Promise<Record<string, Uint8Array>> {
  const folder = mkdtempSync(join(tmpdir(), 'libre-office-'));
  try {
    mkdirSync(join(folder, 'profile', 'user'), { recursive: true });
    writeFileSync(join(folder, 'profile', 'user', 'registrymodifications.xcu'), calculateAlways);
    const names = Object.keys(files);
    for (const name of names) writeFileSync(join(folder, `${name}.xlsx`), files[name] ?? '');
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const paths = names.map((name) => join(folder, `${name}.xlsx`));
    await promisify(execFile)(
      'soffice',
      [profile, '--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'out'), ...paths],
      { timeout: 120_000 },
    );
    const read = (name: string): Uint8Array =>
      new Uint8Array(readFileSync(join(folder, 'out', `${name}.xlsx`)));
    return Object.fromEntries(names.map((name) => [name, read(name)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
