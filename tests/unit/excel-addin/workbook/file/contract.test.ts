import { writeXlsx } from 'hucre';
import { openFileWorkbook } from '../../../../../excel-addin/workbook/file/file-workbook.ts';
import type { Workbook } from '../../../../../excel-addin/workbook/workbook.ts';
import { type ContractBook, describeWorkbookContract } from '../../../../excel-host/workbook-contract.ts';
import { createFileHands, type HeldFile } from './file-hands.ts';

describeWorkbookContract('a workbook in a file', async (): Promise<ContractBook> => {
  const file: HeldFile = { bytes: await writeXlsx({ sheets: [{ name: 'Sheet1', rows: [] }] }) };
  return { user: createFileHands(file), workbook: () => fileWorkbook(file) };
});

/** Opened anew for every step, and saved after every write, as a command line does it. */
async function fileWorkbook(file: HeldFile): Promise<Workbook> {
  const opened = await openFileWorkbook(file.bytes);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return {
    read: (wanted) => opened.value.read(wanted),
    write: async (sheets) => {
      const outcome = await opened.value.write(sheets);
      file.bytes = opened.value.toBytes();
      return outcome;
    },
  };
}
