import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { CellContent } from '../workbook-model/cell.ts';
import type { FormulaResults } from './calculator.ts';

const WORKER = fileURLToPath(new URL('./libreoffice-worker.py', import.meta.url));
/** Debian's own Python, the only one that can load python3-uno. */
const PYTHON = '/usr/bin/python3';

interface Answer {
  readonly id?: number;
  readonly ready?: boolean;
  readonly fault?: string;
  readonly sheets?: Readonly<Record<string, Readonly<Record<string, CellContent>>>>;
}

export interface LibreOffice {
  /** Every formula's result, calculated afresh, by sheet name and cell name. */
  readonly recalculate: (xlsx: Uint8Array) => Promise<FormulaResults>;
  /** Answers the path of the PDF. */
  readonly convertToPdf: (xlsxPath: string, outDir: string) => Promise<string>;
  /** Saves the workbook again as LibreOffice writes .xlsx; answers the path. */
  readonly resave: (xlsxPath: string, outDir: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** True where soffice and python3-uno are both installed. */
export const hasLibreOffice = (): boolean =>
  spawnSync(PYTHON, ['-c', 'import uno']).status === 0 && spawnSync('soffice', ['--version']).status === 0;

/** Starts one LibreOffice of its own, with its own profile; it ends with `close`, or with this process. */
export async function startLibreOffice(): Promise<LibreOffice> {
  const worker = spawn(PYTHON, [WORKER], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ask = await connect(worker);
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-recalculation-'));
  const path = join(folder, 'workbook.xlsx');
  const convert = async (xlsxPath: string, outDir: string, to: { ending: string; filter: string }) => {
    const target = resolve(outDir, basename(xlsxPath).replace(/\.xlsx$/i, to.ending));
    await ask({ task: 'convert', path: resolve(xlsxPath), target, filter: to.filter });
    return target;
  };
  return {
    recalculate: async (xlsx) => {
      await writeFile(path, xlsx);
      const { sheets = {} } = await ask({ task: 'recalculate', path });
      return new Map(Object.entries(sheets).map(([name, cells]) => [name, new Map(Object.entries(cells))]));
    },
    convertToPdf: (xlsxPath, outDir) =>
      convert(xlsxPath, outDir, { ending: '.pdf', filter: 'calc_pdf_Export' }),
    resave: (xlsxPath, outDir) =>
      convert(xlsxPath, outDir, { ending: '.xlsx', filter: 'Calc MS Excel 2007 XML' }),
    close: async () => {
      const ended = once(worker, 'exit');
      worker.stdin.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Ask = (task: Readonly<Record<string, string>>) => Promise<Answer>;

async function connect(worker: ChildProcess): Promise<Ask> {
  const { stdin, stdout } = worker;
  if (!stdin || !stdout) throw new Error('The LibreOffice worker has no pipes.');
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (fault: Error) => void }>();
  const ready = Promise.withResolvers<void>();
  createInterface({ input: stdout }).on('line', (line) => {
    const answer = JSON.parse(line) as Answer;
    if (answer.ready) ready.resolve();
    const asked = waiting.get(answer.id ?? -1);
    waiting.delete(answer.id ?? -1);
    if (answer.fault === undefined) asked?.resolve(answer);
    else asked?.reject(new Error(`LibreOffice: ${answer.fault}`));
  });
  worker.once('exit', () => {
    const fault = new Error('LibreOffice has ended.');
    ready.reject(fault);
    for (const asked of waiting.values()) asked.reject(fault);
  });
  await ready.promise;
  let nextId = 1;
  return (task) => {
    const id = nextId++;
    const { promise, resolve: settle, reject } = Promise.withResolvers<Answer>();
    waiting.set(id, { resolve: settle, reject });
    stdin.write(`${JSON.stringify({ ...task, id })}\n`);
    return promise;
  };
}
