import { writeXlsx } from 'hucre';
import { openFileWorkbook } from '../../../../../excel-addin/workbook/file/file-workbook.ts';
import type { Workbook } from '../../../../../excel-addin/workbook/workbook.ts';
import { type ContractBook, describeWorkbookContract } from '../../../../excel-host/workbook-contract.ts';
import type { HeldFile } from './file-dom.ts';
import { createFileHands } from './file-hands.ts';

const open = async (): Promise<ContractBook> => {
  const file: HeldFile = { bytes: await writeXlsx({ sheets: [{ name: 'Sheet1', rows: [] }] }) };
  return { user: createFileHands(file), workbook: () => fileWorkbook(file) };
};

describeWorkbookContract('a workbook in a file', open);

/** Opened anew for every step, and saved after every write, as a command line does it. */
async function fileWorkbook(file: HeldFile): Promise<Workbook> {
  const opened = await openFileWorkbook(file.bytes);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return {
    read: (wanted) => opened.value.read(wanted),
    outline: () => opened.value.outline(),
    readSheets: (wanted) => opened.value.readSheets(wanted),
    write: async (sheets) => {
      const outcome = await opened.value.write(sheets);
      file.bytes = opened.value.toBytes();
      return outcome;
    },
  };
}
