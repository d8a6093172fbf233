import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Makes the workbook for people outside the force by the command line; answers the sentence that it prints. */
export async function exportFigures(workbook: string, out: string): Promise<string> {
  const program = ['excel-addin/command-line/grade.ts', workbook, '--export', out];
  const { stdout } = await run(process.execPath, program).catch((fault: { readonly stderr?: string }) => {
    throw new Error(`The export was refused: ${fault.stderr?.trim() || String(fault)}`);
  });
  return stdout.split('\n')[0] ?? '';
}
