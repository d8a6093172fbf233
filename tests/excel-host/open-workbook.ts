/** node tests/excel-host/open-workbook.ts WORKBOOK.xlsx [ADD-IN FOLDER]: a workbook and the add-in, without Excel. */
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { hasLibreOffice } from './calculation/libreoffice.ts';
import { ExcelHost } from './excel-host.ts';
import { startHostServer } from './host-server.ts';

const [workbookPath, addinFolder = 'dist/excel-addin'] = process.argv.slice(2);
const host = ExcelHost.open(workbookPath ? new Uint8Array(await readFile(workbookPath)) : null, {
  calculation: hasLibreOffice() ? 'libreoffice' : 'built-in',
  ...(workbookPath && { fileName: basename(workbookPath) }),
});
const server = await startHostServer(host, {
  addinFolder: resolve(addinFolder),
  hostPort: Number(process.env.HOST_PORT ?? 8443),
  addinPort: Number(process.env.ADDIN_PORT ?? 3000),
});
console.log(
  `${host.calculator.description}. Open ${server.hostUrl} and accept the certificate of ${server.addinUrl} too.`,
);
process.once('SIGINT', () => {
  void Promise.all([server.close(), host.close()]).then(() => process.exit(0));
});
