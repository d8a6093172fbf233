import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { err, ok, type Result } from '../../shared/result.ts';
import { openFileWorkbook } from '../workbook/file/file-workbook.ts';
import { exportWorkbook } from './export-workbook.ts';
import { type Failure, failure } from './failure.ts';
import { gradeTable } from './grade-table.ts';
import { gradeWorkbook, type NamedBytes } from './grade-workbook.ts';
import { helpText } from './help-text.ts';
import { openEvidence } from './open-evidence.ts';
import { type Order, parseArguments } from './parse-arguments.ts';
import { systemFaultWords } from './system-fault.ts';
import { workbookFailure } from './workbook-failure.ts';
import { type FileToWrite, truePath, writeAll } from './write-file.ts';

type GradeOrder = Extract<Order, { type: 'grade' }>;
type ExportOnlyOrder = Extract<Order, { type: 'export' }>;
type RemoveOrder = Extract<Order, { type: 'remove' }>;

const printed = await run(process.argv.slice(2));
if (printed.ok) console.log(printed.value);
else {
  console.error(printed.error.sentences.join('\n'));
  process.exitCode = printed.error.exitCode;
}

async function run(args: readonly string[]): Promise<Result<string, Failure>> {
  const order = parseArguments(args);
  if (!order.ok) return err(failure('badArguments', order.error, 'More: npm run grade -- --help'));
  if (order.value.type === 'help') return ok(helpText);
  const inputs = inputPaths(order.value);
  for (const [option, out] of outPaths(order.value)) {
    const clash = await overwrites(out, inputs);
    if (clash !== null)
      return err(
        failure('badArguments', `--${option} would overwrite ${clash}, which is read. Give another name.`),
      );
  }
  const files = await readFiles(inputs);
  if (!files.ok) return files;
  if (order.value.type === 'remove') return remove(order.value, files.value);
  return order.value.type === 'export'
    ? exportOnly(order.value, files.value)
    : grade(order.value, files.value);
}

type WritingOrder = GradeOrder | RemoveOrder | ExportOnlyOrder;

function outPaths(order: WritingOrder): readonly (readonly [option: string, path: string])[] {
  const exported = order.type === 'remove' || order.exported === null ? [] : [order.exported.out];
  return [
    ...(order.type === 'export' ? [] : [['out', order.out] as const]),
    ...exported.map((path) => ['export', path] as const),
  ];
}

function inputPaths(order: WritingOrder): readonly string[] {
  if (order.type !== 'grade') return [order.workbook];
  const optional = [order.judgments, order.forceJudgments, order.rule];
  return [order.workbook, ...order.evidence, ...optional].filter((path) => path !== null);
}

async function overwrites(out: string, inputs: readonly string[]): Promise<string | null> {
  const target = await truePath(out);
  for (const path of inputs) if ((await truePath(path)) === target) return path;
  return null;
}

type Files = ReadonlyMap<string, NamedBytes>;

async function readFiles(paths: readonly string[]): Promise<Result<Files, Failure>> {
  const files = new Map<string, NamedBytes>();
  for (const path of paths) {
    try {
      files.set(path, { name: basename(path), bytes: new Uint8Array(await readFile(path)) });
    } catch (fault) {
      return err(failure('unreadable', `${path} cannot be read: ${systemFaultWords(fault)}.`));
    }
  }
  return ok(files);
}

function fileOf(files: Files, path: string): NamedBytes {
  const file = files.get(path);
  if (file === undefined) throw new Error(`${path} was not read`);
  return file;
}

async function grade(order: GradeOrder, files: Files): Promise<Result<string, Failure>> {
  const named = (path: string | null) => (path === null ? null : fileOf(files, path));
  const given = order.evidence.map((path) => fileOf(files, path));
  const evidence = await openEvidence(given, { read: () => readSecret(order.readsPassphrase) });
  if (!evidence.ok) return evidence;
  const graded = await gradeWorkbook({
    workbook: fileOf(files, order.workbook),
    evidence: evidence.value,
    judgments: named(order.judgments),
    forceJudgments: named(order.forceJudgments),
    rule: named(order.rule),
    takesForceJudgments: order.takesForceJudgments,
    nowMs: Date.now(),
    programVersion: packageJson.version,
  });
  if (!graded.ok) return graded;
  const { bytes, sentences, topics } = graded.value;
  const lines = [...sentences, '', gradeTable(topics)];
  const out = { path: order.out, bytes };
  if (order.exported === null) return written([out], lines);
  const made = await exportWorkbook(bytes, order.exported, exportNow());
  if (!made.ok) return made;
  const exported = { path: order.exported.out, bytes: made.value.bytes };
  return written([out, exported], [...lines, ...made.value.sentences]);
}

async function readSecret(readsStdin: boolean): Promise<string | null> {
  if (!readsStdin) return process.env.PLUMBLINE_PASSPHRASE ?? null;
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function exportNow() {
  return { now: new Date(), programVersion: packageJson.version };
}

async function exportOnly(
  { workbook, exported }: ExportOnlyOrder,
  files: Files,
): Promise<Result<string, Failure>> {
  const made = await exportWorkbook(fileOf(files, workbook).bytes, exported, exportNow());
  return made.ok ? written([{ path: exported.out, bytes: made.value.bytes }], made.value.sentences) : made;
}

async function remove(order: RemoveOrder, files: Files): Promise<Result<string, Failure>> {
  const opened = await openFileWorkbook(fileOf(files, order.workbook).bytes);
  if (!opened.ok) return err(workbookFailure(opened.error));
  const bytes = opened.value.removeOurs();
  if (!bytes.ok) return err(workbookFailure(bytes.error));
  return Buffer.from(bytes.value).equals(opened.value.toBytes())
    ? err(failure('notWritten', `${order.workbook} holds no sheets of ours: there is nothing to remove.`))
    : written(
        [{ path: order.out, bytes: bytes.value }],
        ['Our sheets are removed; everything else is as it was.'],
      );
}

async function written(
  files: readonly FileToWrite[],
  lines: readonly string[],
): Promise<Result<string, Failure>> {
  const done = await writeAll(files);
  return done.ok
    ? ok([...lines, ...files.map(({ path }) => `Written: ${path}`)].join('\n'))
    : err(failure('notWritten', `${done.error.path} cannot be written: ${done.error.why}.`));
}
