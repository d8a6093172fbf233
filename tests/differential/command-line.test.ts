import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writePack } from '../../shared/exchange/write-pack.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { openSample, typeInto } from '../unit/excel-addin/sheets/sample-workbook.ts';
import { createDevice, packOf, point, startOf } from '../unit/shared/sample-inspection.ts';
import { wholeSteps } from './whole-steps.ts';

const program = new URL('../../excel-addin/command-line/grade.ts', import.meta.url).pathname;
const force = new URL('../fixtures/xlsx/ho-police-use-of-force-2017-18.xlsx', import.meta.url).pathname;

let folder: string;
const at = (name: string): string => join(folder, name);

interface Ended {
  readonly exitCode: number;
  readonly out: string;
  readonly faults: string;
}

const grade = (...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    // Node reads and compiles the command's many files for the first run; the others take them from there.
    const env = { ...process.env, NODE_COMPILE_CACHE: at('compiled') };
    execFile(process.execPath, [program, ...args], { cwd: folder, env }, (fault, out, faults) => {
      resolve({ exitCode: typeof fault?.code === 'number' ? fault.code : 0, out, faults });
    });
  });

const judgments = `Reasons,CRITERION,Judgement
"Said in
two lines",1.1,Good
,1.2,good
,1.3, GOOD
"One record of ten",1.4,adequate
,ncpi-2024/partnership-working/1,ri
,2.2,Inadequate
,2.3,Good
"No such duty here",2.4,Not applicable
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grade-command-'));
  const device = await createDevice('command');
  const item = device.newId();
  await device.record(startOf(device));
  await device.record([
    point(item, 'Seen in a record'),
    setFields(
      'link',
      { id: device.newId() },
      { item, criterion: 'ncpi-2024/leadership/1', direction: 'strength' },
    ),
  ]);
  const pack = packOf([device]);
  const bytes = await writePack(pack);
  const cut = pack.logs.map((log) => ({ ...log, lines: log.lines.slice(0, -1) }));
  await writeFile(at('case.plumb'), bytes);
  await writeFile(at('changed.plumb'), bytes.with(300, (bytes[300] ?? 0) ^ 1));
  await writeFile(at('missing.plumb'), await writePack({ ...pack, logs: cut }));
  const judging = await createDevice('judging force');
  await judging.record([
    setFields('actor', { id: judging.actor }, { name: 'Sample Person', role: '' }),
    setFields(
      'judgment',
      { id: judging.newId() },
      { criterion: 'ncpi-2024/leadership/1', layer: 'force', judgment: 'Good', reasons: 'Said by the force' },
    ),
  ]);
  await writeFile(at('force.plumb'), await writePack({ ...packOf([judging]), purpose: 'judgments' }));
  await writeFile(at('judgments.csv'), judgments);
  await writeFile(at('force.xlsx'), await readFile(force));
  await grade(
    'force.xlsx',
    '--evidence',
    'case.plumb',
    '--judgments',
    'judgments.csv',
    '--out',
    'graded.xlsx',
  );
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the grade command', () => {
  test('explains itself', async () => {
    const { exitCode, out } = await grade('--help');
    expect(exitCode).toBe(0);
    for (const word of [
      '--evidence',
      '--judgments',
      '--force-judgments',
      '--rule',
      '--remove',
      'Exit codes',
      '3.2,ri',
    ])
      expect(out).toContain(word);
  });

  test('prints each topic’s grade with its reasons', async () => {
    const { exitCode, out } = await grade(
      'force.xlsx',
      '--evidence',
      'case.plumb',
      '--judgments',
      'judgments.csv',
      '--out',
      'again.xlsx',
    );
    expect(exitCode).toBe(0);
    expect(out).toContain('case.plumb: Nothing missing or changed: 5 entries by 1 person');
    expect(out).toMatch(
      /1 Leadership +Good\n +Good: at most one criterion is below Good, .*; here 1\.4 is Adequate/,
    );
    expect(out).toMatch(/2 Partnership working +Requires improvement\n .*; here 2\.2 is Inadequate/);
    expect(out).toMatch(
      /3 Initial response +Not enough evidence\n +Range: Inadequate to Outstanding\.\n +Open: 3\.1, 3\.2, 3\.3, 3\.4, 3\.5, no others\./,
    );
    expect(out).toContain('Written: again.xlsx');
  });

  test('keeps every part of theirs byte for byte, but for the four that list parts', async () => {
    const before = unzipSync(new Uint8Array(await readFile(force)));
    const after = unzipSync(new Uint8Array(await readFile(at('graded.xlsx'))));
    const changed = Object.keys(before).filter(
      (part) => !Buffer.from(before[part] ?? []).equals(after[part] ?? Buffer.of(1)),
    );
    expect(changed.sort()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
    ]);
    expect(await readFile(at('force.xlsx'))).toEqual(await readFile(force));
  });

  test('looks through the force’s own figures, and keeps the measures that are bound', async () => {
    const workbook = await openSample(new Uint8Array(await readFile(at('graded.xlsx'))));
    const bind = wholeSteps(new Uint8Array(), 'command').find(({ name }) => name === 'binding a whole table');
    await bind?.run(workbook);
    await writeFile(at('bound.xlsx'), workbook.toBytes());
    const { exitCode, out } = await grade('bound.xlsx', '--out', 'regraded.xlsx');
    expect([exitCode, out]).toEqual([
      0,
      expect.stringMatching(/PL Checks: \d+ things to see to, \d+ good to know\./),
    ]);
    const rowsOf = async (name: string, sheetName: string) =>
      (await readXlsx(new Uint8Array(await readFile(at(name))))).sheets.find((one) => one.name === sheetName)
        ?.rows;
    expect((await rowsOf('regraded.xlsx', 'PL Measures'))?.length).toBeGreaterThan(20);
    expect(await rowsOf('regraded.xlsx', 'PL Measures')).toEqual(await rowsOf('bound.xlsx', 'PL Measures'));
    const checks = (await rowsOf('regraded.xlsx', 'PL Checks')) ?? [];
    expect(checks.map(([kind]) => kind)).toContain('Parts and total');
  });

  test('writes the grades where another reader finds them', async () => {
    const book = await readXlsx(new Uint8Array(await readFile(at('graded.xlsx'))));
    const rows = book.sheets.find(({ name }) => name === 'PL Grades')?.rows ?? [];
    expect(rows.slice(3, 6).map((row) => row.slice(0, 3))).toEqual([
      ['Topic', 'Layer', 'Indicated grade'],
      ['1 Leadership', 'Inspector', 'Good'],
      ['2 Partnership working', 'Inspector', 'Requires improvement'],
    ]);
  });

  test('goes on from a graded workbook without evidence, and adds the force’s own judgments', async () => {
    const { exitCode, out } = await grade(
      'graded.xlsx',
      '--force-judgments',
      'judgments.csv',
      '--out',
      'both.xlsx',
    );
    expect(exitCode).toBe(0);
    expect(out).toMatch(/Indicated grades, force\n +1 Leadership +Good/);
  });

  test('reads judgments as Excel in Britain saves them, in Windows-1252', async () => {
    await writeFile(
      at('ansi.csv'),
      Buffer.from('criterion;judgment;reasons\n1.1;Good;\u0093quoted\u0094 \u00a3\n', 'latin1'),
    );
    expect(
      (await grade('force.xlsx', '--evidence', 'case.plumb', '--judgments', 'ansi.csv', '--out', 'ansi.xlsx'))
        .exitCode,
    ).toBe(0);
    const book = await readXlsx(new Uint8Array(await readFile(at('ansi.xlsx'))));
    expect(JSON.stringify(book.sheets.find(({ name }) => name === 'PL Judgments')?.rows)).toContain(
      '“quoted” £',
    );
  });

  test('fills the force’s columns from its judgments file, where that is asked for', async () => {
    const alone = ['--evidence', 'force.plumb', '--out', 'given.xlsx'];
    expect((await grade('graded.xlsx', ...alone)).out).toContain('1 judgment in the file left alone.');
    const { exitCode, out } = await grade('graded.xlsx', ...alone, '--take-force-judgments');
    expect(exitCode).toBe(0);
    expect(out).toContain('force.plumb: 1 judgment of the force filled in.');
    const book = await readXlsx(new Uint8Array(await readFile(at('given.xlsx'))));
    expect(JSON.stringify(book.sheets.find(({ name }) => name === 'PL Judgments')?.rows)).toContain(
      'Said by the force',
    );
  });

  test('says that another rule takes the place of the one before, and goes on grading by it', async () => {
    const shipped = new URL('../../shared/grading/rules/one-slip.json', import.meta.url);
    const rule = { ...JSON.parse(await readFile(shipped, 'utf8')), id: 'ours', version: '2.0.0' };
    await writeFile(at('ours.json'), JSON.stringify(rule));
    const changed = await grade('graded.xlsx', '--rule', 'ours.json', '--out', 'ours.xlsx');
    expect([changed.exitCode, changed.out]).toEqual([
      0,
      expect.stringContaining('by the rule “ours 2.0.0” from now on; until now by “one-slip 1.0.0”'),
    ]);
    for (const more of [[], ['--evidence', 'case.plumb']]) {
      const ended = await grade('ours.xlsx', ...more, '--out', 'still-ours.xlsx');
      expect([ended.exitCode, ended.out]).toEqual([0, expect.not.stringContaining('from now on')]);
      const book = await readXlsx(new Uint8Array(await readFile(at('still-ours.xlsx'))));
      const sheet = book.sheets.find(({ name }) => name === 'PL Rule');
      expect(sheet?.rows).toContainEqual(['Rule and version', 'ours 2.0.0']);
    }
    const again = await grade('ours.xlsx', '--rule', 'ours.json', '--out', 'again.xlsx');
    expect([again.exitCode, again.out]).toEqual([0, expect.not.stringContaining('from now on')]);
  });

  test('refuses other contents under the name and version of the rule that ships', async () => {
    const shipped = new URL('../../shared/grading/rules/one-slip.json', import.meta.url);
    const rule = { ...JSON.parse(await readFile(shipped, 'utf8')), minApplicable: 4 };
    await writeFile(at('false.json'), JSON.stringify(rule));
    const ended = await grade('graded.xlsx', '--rule', 'false.json', '--out', 'false.xlsx');
    expect([ended.exitCode, ended.faults]).toEqual([3, expect.stringContaining('give it another version')]);
  });

  test('writes neither file where the second has no place', async () => {
    const ended = await grade('graded.xlsx', '--out', 'first.xlsx', '--export', 'none/second.xlsx');
    expect([ended.exitCode, ended.faults]).toEqual([5, expect.stringContaining('cannot be written')]);
    expect(await readdir(folder)).not.toContain('first.xlsx');
  });

  test('takes our sheets out again', async () => {
    expect((await grade('graded.xlsx', '--remove', '--out', 'removed.xlsx')).exitCode).toBe(0);
    const before = unzipSync(new Uint8Array(await readFile(force)));
    const after = unzipSync(new Uint8Array(await readFile(at('removed.xlsx'))));
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
    for (const [part, bytes] of Object.entries(before))
      expect(Buffer.from(after[part] ?? []).equals(bytes), part).toBe(true);
  });
});

describe('the grade command refuses', () => {
  const nothing = ['--evidence', 'case.plumb', '--out', 'nothing.xlsx'] as const;

  test.each<readonly [what: string, exitCode: number, says: RegExp, args: readonly string[]]>([
    ['no arguments', 2, /which workbook/, []],
    ['an unknown option', 2, /--grades/, ['force.xlsx', '--grades', 'x']],
    ['no place to write to', 2, /--out/, ['force.xlsx', '--evidence', 'case.plumb']],
    [
      'to write over the workbook',
      2,
      /overwrite/,
      ['force.xlsx', '--evidence', 'case.plumb', '--out', './force.xlsx'],
    ],
    ['another ending', 2, /\.xlsx/, ['force.xlsx', '--evidence', 'case.plumb', '--out', 'x.xlsm']],
    [
      'a workbook without our sheets and no evidence',
      2,
      /--evidence/,
      ['force.xlsx', '--out', 'nothing.xlsx'],
    ],
    ['a file that is not there', 3, /no such file/, ['none.xlsx', ...nothing]],
    [
      'a workbook that is none',
      3,
      /cannot be read/,
      ['judgments.csv', '--evidence', 'case.plumb', '--out', 'nothing.csv'],
    ],
    [
      'evidence that is none',
      3,
      /not an evidence file/,
      ['force.xlsx', '--evidence', 'judgments.csv', '--out', 'nothing.xlsx'],
    ],
    [
      'evidence changed by one bit',
      4,
      /changed after it was made/,
      ['force.xlsx', '--evidence', 'changed.plumb', '--out', 'nothing.xlsx'],
    ],
    [
      'evidence that lacks an entry',
      4,
      /there are 4, and 5 were signed for/,
      ['force.xlsx', '--evidence', 'missing.plumb', '--out', 'nothing.xlsx'],
    ],
    [
      'a folder for a file',
      3,
      /it is a folder, not a file\.\n$/,
      ['force.xlsx', '--evidence', '.', '--out', 'nothing.xlsx'],
    ],
    ['to remove and grade at once', 2, /leave out --evidence/, ['graded.xlsx', '--remove', ...nothing]],
    [
      'to remove and judge at once',
      2,
      /leave out --judgments/,
      ['graded.xlsx', '--remove', '--judgments', 'judgments.csv', '--out', 'nothing.xlsx'],
    ],
    [
      'to remove what is not there',
      5,
      /force\.xlsx holds no sheets of ours/,
      ['force.xlsx', '--remove', '--out', 'nothing.xlsx'],
    ],
    [
      'two files of judgments for one person',
      2,
      /--judgments is given twice/,
      ['force.xlsx', '--judgments', 'a.csv', '--judgments', 'judgments.csv', ...nothing],
    ],
    [
      'the force’s judgments from two places',
      2,
      /not both/,
      ['force.xlsx', '--take-force-judgments', '--force-judgments', 'judgments.csv', ...nothing],
    ],
    [
      'the force’s judgments from no file',
      2,
      /add --evidence/,
      ['graded.xlsx', '--take-force-judgments', '--out', 'nothing.xlsx'],
    ],
    [
      'judgments without their inspection',
      5,
      /holds judgments only/,
      ['force.xlsx', '--evidence', 'force.plumb', '--out', 'nothing.xlsx'],
    ],
    [
      'a folder that is not there',
      5,
      /cannot be written: there is no such file or folder\.\n$/,
      ['force.xlsx', '--evidence', 'case.plumb', '--out', 'none/x.xlsx'],
    ],
  ])('%s with %i', async (...[, exitCode, says, args]) => {
    const ended = await grade(...args);
    expect(ended.exitCode).toBe(exitCode);
    expect(ended.faults).toMatch(says);
    expect(ended.out).toBe('');
    expect((await readdir(folder)).filter((name) => /nothing|part$/.test(name))).toEqual([]);
  });

  test.each([
    ['a grade that is none', '1.1,Goood,', /bad\.csv, line 2: “Goood” is no grade/],
    ['a criterion that is none', '\n9.9,Good,', /bad\.csv, line 3: “9\.9” is no criterion of ncpi-2024/],
    [
      'a criterion twice, after a reason of two lines',
      '1.1,Good,"a\nb"\n1.1,Good,',
      /bad\.csv, line 4: .* stands on line 2 already/,
    ],
    ['a quotation mark left open', '1.1,Good,"a\n1.2,Good,', /never closed/],
  ])('%s in the judgments, by line', async (_, lines, says) => {
    await writeFile(at('bad.csv'), `criterion,judgment,reasons\n${lines}\n`);
    const ended = await grade('force.xlsx', ...nothing, '--judgments', 'bad.csv');
    expect(ended.exitCode).toBe(3);
    expect(ended.faults).toMatch(says);
  });

  test('judgments without the columns they need', async () => {
    await writeFile(at('bad.csv'), 'topic,mark\n1.1,Good\n');
    const ended = await grade('force.xlsx', ...nothing, '--judgments', 'bad.csv');
    expect([ended.exitCode, ended.faults]).toEqual([3, expect.stringContaining('no column “criterion”')]);
  });

  test('a rule that could lower a grade for a better judgment', async () => {
    const rule = JSON.parse(
      await readFile(new URL('../../shared/grading/rules/one-slip.json', import.meta.url), 'utf8'),
    );
    await writeFile(at('rule.json'), JSON.stringify({ ...rule, rows: rule.rows.toReversed() }));
    const ended = await grade('force.xlsx', ...nothing, '--rule', 'rule.json');
    expect([ended.exitCode, ended.faults]).toEqual([
      3,
      expect.stringContaining(
        'rule.json: The rule cannot be used: in line 2 (Requires improvement), the line',
      ),
    ]);
  });

  test('a workbook whose structure is protected', async () => {
    const parts = unzipSync(new Uint8Array(await readFile(force)));
    const book = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
    const locked = strToU8(book.replace('<workbookProtection/>', '<workbookProtection lockStructure="1"/>'));
    await writeFile(at('locked.xlsx'), zipSync({ ...parts, 'xl/workbook.xml': locked }));
    const ended = await grade('locked.xlsx', ...nothing);
    expect([ended.exitCode, ended.faults]).toEqual([5, expect.stringContaining('structure is protected')]);
  });

  test('a workbook whose cover no longer says which inspection it holds', async () => {
    const workbook = await openSample(new Uint8Array(await readFile(at('graded.xlsx'))));
    await typeInto(workbook, { table: 'PlCover', key: 'Inspection (number)', header: 'Value' }, '');
    await writeFile(at('blanked.xlsx'), workbook.toBytes());
    const ended = await grade('blanked.xlsx', '--judgments', 'judgments.csv', '--out', 'nothing.xlsx');
    expect([ended.exitCode, ended.faults]).toEqual([5, expect.stringContaining('Put back its row')]);
  });
});
