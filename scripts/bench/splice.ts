import { readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { importEvidence } from '../../excel-addin/sheets/import-evidence.ts';
import { type FileWorkbook, openFileWorkbook } from '../../excel-addin/workbook/file/file-workbook.ts';
import type { SheetPlan } from '../../excel-addin/workbook/sheet-plan.ts';
import { writePack } from '../../shared/exchange/write-pack.ts';
import type { Figure } from './figure.ts';
import { compareTimes } from './measure.ts';
import { ITEM_COUNT, samplePack } from './sample-pack.ts';

const WORKBOOK = 'tests/fixtures/xlsx/ho-police-workforce-sep19.xlsx';
const REPETITIONS = 7;

/** Our sheets into a real workbook's file, beside unzipping and zipping files whole. */
export async function benchSplice(): Promise<readonly Figure[]> {
  const file = new Uint8Array(readFileSync(WORKBOOK));
  const plans = await samplePlans(file);
  const splice = async (): Promise<Uint8Array> => {
    const book = await openFile(file);
    const written = await book.write(plans);
    if (!written.ok) throw new Error(`The file was not written: ${JSON.stringify(written.error)}`);
    return book.toBytes();
  };
  const spliced = await splice();
  const repetitions = REPETITIONS;
  const theirs = await compareTimes({ repetitions, ours: splice, against: () => zipSync(unzipSync(file)) });
  const both = await compareTimes({ repetitions, ours: splice, against: () => zipSync(unzipSync(spliced)) });
  const what = `${ITEM_COUNT.toLocaleString('en-GB')} rows spliced into a file of ${megabytes(file)} MB`;
  return [
    { what, unit: 'ms', ...theirs, againstWhat: 'unzip and zip of that file' },
    {
      what: '  the same',
      unit: 'ms',
      ...both,
      againstWhat: `unzip and zip of the file that comes out (${megabytes(spliced)} MB)`,
    },
  ];
}

const megabytes = (bytes: Uint8Array): string => (bytes.length / 1e6).toFixed(1);

async function openFile(bytes: Uint8Array): Promise<FileWorkbook> {
  const book = await openFileWorkbook(bytes);
  if (!book.ok) throw new Error(`The workbook does not open: ${JSON.stringify(book.error)}`);
  return book.value;
}

/** What an import asks of the workbook, caught on its way. */
async function samplePlans(file: Uint8Array): Promise<readonly SheetPlan[]> {
  const book = await openFile(file);
  let plans: readonly SheetPlan[] = [];
  const catching = {
    ...book,
    write: (sheets: readonly SheetPlan[]) => {
      plans = sheets;
      return book.write(sheets);
    },
  };
  const options = { nowMs: 0, fileName: 'bench.plumb', programVersion: '0' };
  const taken = await importEvidence(catching, await writePack(await samplePack()), options);
  if (!taken.ok) throw new Error(`The evidence was not imported: ${taken.error.type}`);
  return plans;
}
