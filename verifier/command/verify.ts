import { readFile } from 'node:fs/promises';
import { readCertificates } from '../../shared/time-stamps/certificates.ts';
import { type CheckedFile, checkFile } from '../check-file.ts';
import { compareFiles } from '../compare-files.ts';
import type { Verdict } from '../report.ts';
import { unreadableReport } from '../unreadable-report.ts';
import { comparisonText, reportText } from './report-text.ts';

const helpText = `plumbline-verify FILE...   says of each evidence file (.plumb) what holds and what does not
                           and of several of one inspection, whether they contradict each other
                           a certificate among them (.pem, .cer, .crt) is that of a time-stamp authority that
                           you trust: time stamps are then judged by it
  --json                   the same as JSON, one object a line
  --help                   this

It asks nothing of any network, and changes nothing.
Ends with 0 where every file holds, 1 where one does not hold, 2 where one could not be read.`;

const exitCodes: Readonly<Record<Verdict, number>> = { holds: 0, 'does-not-hold': 1, unreadable: 2 };

// Node would end with 1 of its own, which says that a file does not hold.
process.exitCode = await run(process.argv.slice(2)).catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.message : 'An unknown fault'}\n`);
  return exitCodes.unreadable;
});

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
  const given = await Promise.all(paths.map(readGiven));
  const certificates = given.flatMap((one) => one.certificates);
  const evidence = given.filter((one) => one.certificates.length === 0);
  if (evidence.length === 0) {
    process.stderr.write(`There is no evidence file among these.\n${helpText}\n`);
    return 2;
  }
  const files: CheckedFile[] = [];
  for (const { path, bytes } of evidence) {
    const file = await check(path, { bytes, certificates });
    files.push(file);
    process.stdout.write(
      args.includes('--json')
        ? `${JSON.stringify({ file: path, ...file.report })}\n`
        : `${reportText(path, file.report)}\n`,
    );
  }
  const compared = compareFiles(files);
  if (compared.length > 0) {
    process.stdout.write(
      args.includes('--json') ? `${JSON.stringify({ compared })}\n` : comparisonText(compared),
    );
  }
  const isTorn = compared.some(({ outcome }) => outcome === 'does-not-hold');
  return isTorn ? 1 : exitCodeOf(files.map(({ report }) => report.verdict));
}

/** A file that does not hold outweighs one that could not be read. */
function exitCodeOf(verdicts: readonly Verdict[]): number {
  const worst = (['does-not-hold', 'unreadable'] as const).find((verdict) => verdicts.includes(verdict));
  return exitCodes[worst ?? 'holds'];
}

interface Given {
  readonly path: string;
  /** Or why they could not be read. */
  readonly bytes: Uint8Array | Error;
  readonly certificates: readonly Uint8Array[];
}

async function readGiven(path: string): Promise<Given> {
  try {
    const bytes = new Uint8Array(await readFile(path));
    return { path, bytes, certificates: readCertificates(bytes) };
  } catch (fault) {
    const isAbsent = fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';
    const why = isAbsent || !(fault instanceof Error) ? new Error('There is no file of that name') : fault;
    return { path, bytes: why, certificates: [] };
  }
}

async function check(
  path: string,
  { bytes, certificates }: Pick<Given, 'bytes' | 'certificates'>,
): Promise<CheckedFile> {
  try {
    if (bytes instanceof Error) throw bytes;
    return await checkFile(path, bytes, certificates);
  } catch (fault) {
    return { name: path, report: unreadableReport(fault), evidence: null };
  }
}
