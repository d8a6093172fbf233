import { afterEach, expect } from 'vitest';
import { type FileWorkbook, openFileWorkbook } from '../../excel-addin/workbook/file/file-workbook.ts';
import { ExcelHost } from './excel-host.ts';
import { loadOfficeInNode } from './node-office.ts';
import { createOfficeHands, type UserHands } from './user-hands.ts';
import { type ContractBook, describeWorkbookContract } from './workbook-contract.ts';

const unsupported: unknown[] = [];
afterEach(() => expect(unsupported.splice(0)).toEqual([]));

/**
 * The person opens the file in the simulated Excel, does one thing and saves: its reader and writer share no code
 * with ours, so each reads what the other wrote. Nothing is recalculated, so the values seen are those in the file.
 */
const openFile = async (): Promise<ContractBook> => {
  let bytes = await ExcelHost.open(null).save();
  let book: FileWorkbook | undefined;

  const byHand = async <T>(act: (user: UserHands) => Promise<T>): Promise<T> => {
    bytes = book?.toBytes() ?? bytes;
    book = undefined;
    const host = ExcelHost.open(bytes);
    const answer = await act(createOfficeHands(loadOfficeInNode(host).Excel));
    bytes = await host.save();
    unsupported.push(...host.unsupported);
    return answer;
  };
  const workbook = async (): Promise<FileWorkbook> => {
    if (book !== undefined) return book;
    const opened = await openFileWorkbook(bytes);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    book = opened.value;
    return book;
  };
  return { workbook, user: eachByHand(byHand) };
};

type ByHand = <T>(act: (user: UserHands) => Promise<T>) => Promise<T>;

const eachByHand = (byHand: ByHand): UserHands => ({
  sheetNames: () => byHand((user) => user.sheetNames()),
  cells: (...given) => byHand((user) => user.cells(...given)),
  addSheet: (...given) => byHand((user) => user.addSheet(...given)),
  renameSheet: (...given) => byHand((user) => user.renameSheet(...given)),
  deleteSheet: (...given) => byHand((user) => user.deleteSheet(...given)),
  typeInto: (...given) => byHand((user) => user.typeInto(...given)),
  deleteTableRow: (...given) => byHand((user) => user.deleteTableRow(...given)),
  deleteTableColumn: (...given) => byHand((user) => user.deleteTableColumn(...given)),
  addTableColumn: (...given) => byHand((user) => user.addTableColumn(...given)),
  reverseTableRows: (...given) => byHand((user) => user.reverseTableRows(...given)),
  protectSheet: (...given) => byHand((user) => user.protectSheet(...given)),
  protectStructure: () => byHand((user) => user.protectStructure()),
  charts: (...given) => byHand((user) => user.charts(...given)),
  deleteChart: (...given) => byHand((user) => user.deleteChart(...given)),
  pages: (...given) => byHand((user) => user.pages(...given)),
  putError: (...given) => byHand((user) => user.putError(...given)),
  setNumberFormat: (...given) => byHand((user) => user.setNumberFormat(...given)),
  mergeCells: (...given) => byHand((user) => user.mergeCells(...given)),
  hideRow: (...given) => byHand((user) => user.hideRow(...given)),
  hideColumn: (...given) => byHand((user) => user.hideColumn(...given)),
  hideSheet: (...given) => byHand((user) => user.hideSheet(...given)),
});

describeWorkbookContract('a workbook in a file', openFile);
