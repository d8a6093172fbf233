import { readFile } from 'node:fs/promises';
import { checkFile } from '../check-file.ts';
import type { Report, Verdict } from '../report.ts';
import { unreadableReport } from '../unreadable-report.ts';
import { reportText } from './report-text.ts';

const helpText = `plumbline-verify FILE...   says of each evidence file (.plumb) what holds and what does not
  --json                   the same as JSON, one object a line
  --help                   this

It asks nothing of any network, and changes nothing.
Ends with 0 where every file holds, 1 where one does not hold, 2 where one could not be read.`;

const exitCodes: Readonly<Record<Verdict, number>> = { holds: 0, 'does-not-hold': 1, unreadable: 2 };

process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  const paths = args.filter((argument) => !argument.startsWith('--'));
  const unknown = args.filter(
    (argument) => argument.startsWith('--') && !['--json', '--help'].includes(argument),
  );
  if (args.includes('--help')) {
    process.stdout.write(`${helpText}\n`);
    return 0;
  }
  if (paths.length === 0 || unknown.length > 0) {
    process.stderr.write(
      `${unknown.length > 0 ? `There is no option ${unknown.join(' ')}.\n` : ''}${helpText}\n`,
    );
    return 2;
  }
  const verdicts: Verdict[] = [];
  for (const path of paths) {
    const report = await check(path);
    verdicts.push(report.verdict);
    const text = args.includes('--json')
      ? `${JSON.stringify({ file: path, ...report })}\n`
      : reportText(path, report);
    process.stdout.write(`${verdicts.length > 1 && !args.includes('--json') ? '\n' : ''}${text}`);
  }
  return exitCodes[
    verdicts.find((verdict) => verdict === 'does-not-hold') ??
      verdicts.find((verdict) => verdict === 'unreadable') ??
      'holds'
  ];
}

async function check(path: string): Promise<Report> {
  try {
    return await checkFile(new Uint8Array(await readFile(path)));
  } catch (fault) {
    const isAbsent = fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';
    return unreadableReport(isAbsent ? new Error('There is no file of that name') : fault);
  }
}
