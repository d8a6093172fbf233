import { beforeAll, describe, expect, test } from 'vitest';
import type { MeasureProposal } from '../../../../../excel-addin/proposals/measure-proposal.ts';
import { chartOverTime, compareForces } from '../../../../../excel-addin/taskpane/measures/chart-measures.ts';
import { checkFigures } from '../../../../../excel-addin/taskpane/measures/check-figures.ts';
import { lookAgain, offered, takeFound } from '../../../../../excel-addin/taskpane/measures/find-measures.ts';
import {
  faultSentence,
  type MeasureFault,
} from '../../../../../excel-addin/taskpane/measures/measure-fault.ts';
import {
  acceptMeasure,
  type MeasureFields,
  startFields,
} from '../../../../../excel-addin/taskpane/measures/measure-fields.ts';
import { compareGroups, readMeasureList } from '../../../../../excel-addin/taskpane/measures/measure-list.ts';
import { readSelected, wholeTable } from '../../../../../excel-addin/taskpane/measures/read-selected.ts';
import { bindAccepted } from '../../../../../excel-addin/taskpane/measures/write-measures.ts';
import { newId } from '../../../../../excel-addin/taskpane/workbook-access.ts';
import { defaultRule } from '../../../../../shared/grading/default-rule.ts';
import type { Result } from '../../../../../shared/result.ts';
import { shippedFramework } from '../../sheets/sample-measures.ts';
import { accessTo, begunIn, type SampleAccess, withRowInserted } from './sample-access.ts';

const workforce = 'ho-police-workforce-sep19';
const useOfForce = 'ho-police-use-of-force-2017-18';
const framework = shippedFramework();
const rule = defaultRule;

function must<T>(result: Result<T, MeasureFault>): T {
  if (!result.ok) throw new Error(faultSentence(result.error));
  return result.value;
}

const words: MeasureFields = {
  direction: 'higher',
  definition: 'Police officers in post, in full-time equivalents',
  denominator: 'none',
  criteria: '1.2',
};

const accept = (access: SampleAccess, proposals: readonly MeasureProposal[], fields: MeasureFields) =>
  proposals.map((proposal) => must(acceptMeasure(proposal, fields, { framework, rule, id: newId(access) })));

async function bindOne(access: SampleAccess, fields: MeasureFields = {}): Promise<void> {
  access.select('Table_1', 'D8');
  const { proposals } = must(await readSelected(access));
  const all = { ...startFields(proposals), ...words, ...fields };
  must(await bindAccepted(access, accept(access, proposals, all)));
}

const listOf = async (access: SampleAccess) => must(await readMeasureList(access));

describe('one figure used as a measure', () => {
  test('stands in the list with its value in words, its period, criterion and band', async () => {
    const access = await begunIn(workforce);
    await bindOne(access, {
      name: 'Officers of Cleveland',
      'limit Outstanding': '1,500',
      'limit Good': '1000',
    });
    const [line, ...others] = await listOf(access);
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      value: '1,225.9',
      band: 'Good',
      reading: {
        inputs: { name: 'Officers of Cleveland', period: '30 September 2019', criteriaText: '1.2' },
        places: { value: { sheetName: 'Table_1', row: 7, column: 3 } },
      },
    });
  });

  test('is the same measure when it is bound again under the same name', async () => {
    const access = await begunIn(workforce);
    await bindOne(access);
    const before = access.workbook.toBytes();
    await bindOne(access);
    expect(await listOf(access)).toHaveLength(1);
    expect(access.workbook.toBytes()).toEqual(before);
  });

  test('is not bound where the labels beside it have changed since it was shown', async () => {
    const access = await begunIn(workforce);
    access.select('Table_1', 'D8');
    const { proposals } = must(await readSelected(access));
    const accepted = accept(access, proposals, { ...startFields(proposals), ...words });
    const moved = await accessTo(withRowInserted(access.workbook.toBytes(), 'Table_1', 8));
    const bound = await bindAccepted(moved, accepted);
    expect(bound.ok ? '' : faultSentence(bound.error)).toMatch(/^“Table_1” has changed since this was read/);
    expect(await listOf(moved)).toEqual([]);
  });

  test('is refused on a sheet of ours, and on a label', async () => {
    const access = await begunIn(workforce);
    const sentence = async () => {
      const selected = await readSelected(access);
      return selected.ok ? '' : faultSentence(selected.error);
    };
    access.select('PL Judgments', 'A6');
    expect(await sentence()).toBe(
      '“PL Judgments” is one of Plumbline’s sheets. Select a figure in a sheet of the force’s.',
    );
    access.select('Table_1', 'A8');
    expect(await sentence()).toBe('A8 holds a label. Select the figure beside it.');
  });
});

describe('a whole table', () => {
  test('is bound at once: 43 forces and what else is no total of others', async () => {
    const access = await begunIn(workforce);
    access.select('Table_1', 'D8');
    const table = must(wholeTable(must(await readSelected(access))));
    const ticked = table.rows.filter(({ isTicked }) => isTicked).map(({ proposal }) => proposal);
    const left = table.rows.filter(({ isTicked }) => !isTicked);
    expect([ticked.length, left.length]).toEqual([45, 12]);
    const fields = { ...startFields(ticked), ...words };
    must(await bindAccepted(access, accept(access, ticked, fields)));
    const lines = await listOf(access);
    expect(lines).toHaveLength(45);
    expect(new Set(lines.map(({ reading }) => reading.inputs.definition))).toEqual(
      new Set([words.definition]),
    );
    expect(new Set(lines.map(({ reading }) => reading.inputs.name)).size).toBe(45);
  });

  test('offers the column that was selected', async () => {
    const access = await begunIn(workforce);
    access.select('Table_1', 'B8');
    const table = must(wholeTable(must(await readSelected(access))));
    expect(table.column).toBe(1);
    expect(new Set(table.rows.map(({ proposal }) => proposal.period.value))).toEqual(
      new Set(['30 September 2018']),
    );
  });
});

describe('after a row was put in above by a program that left our formulas alone', () => {
  let access: SampleAccess;
  beforeAll(async () => {
    const before = await begunIn(workforce);
    await bindOne(before);
    const [line] = await listOf(before);
    must(await chartOverTime(before, line?.reading.id ?? ''));
    access = await accessTo(withRowInserted(before.workbook.toBytes(), 'Table_1', 8));
  });

  test('a measure is found where it stands now, and bound there with its chart when a person says so', async () => {
    const look = must(await lookAgain(access));
    expect(look.lines.map(({ verdict }) => verdict.type)).toEqual(['moved']);
    expect((await listOf(access))[0]?.reading.places.value?.row).toBe(7);
    const taken = new Map(
      look.lines.flatMap((line) => {
        const cell = offered(line);
        return cell === null ? [] : [[line.id, cell.place] as const];
      }),
    );
    expect(must(await takeFound(access, look, taken))).toEqual({ taken: 1, charts: 1, partsLost: [] });
    const [line] = await listOf(access);
    expect(line?.reading.places.value).toEqual({ sheetName: 'Table_1', row: 8, column: 3 });
    expect(line?.reading.places.series?.values.area).toMatchObject({ row: 8, column: 1, columnCount: 3 });
    const again = must(await lookAgain(access));
    expect(again.lines.map(offered)).toEqual([null]);
  });

  test('nothing is written where the sheets changed again after they were looked through', async () => {
    const look = must(await lookAgain(access));
    const later = await accessTo(withRowInserted(access.workbook.toBytes(), 'Table_1', 8));
    const place = { sheetName: 'Table_1', row: 8, column: 3 };
    const taken = await takeFound(later, look, new Map(look.lines.map(({ id }) => [id, place])));
    expect(taken.ok ? '' : faultSentence(taken.error)).toMatch(/^The sheets have changed/);
  });
});

describe('charts', () => {
  test('a chart over time says what stands out, and is the same chart the second time', async () => {
    const access = await begunIn(workforce);
    await bindOne(access);
    const id = (await listOf(access))[0]?.reading.id ?? '';
    const made = must(await chartOverTime(access, id));
    const bytes = access.workbook.toBytes();
    expect(made).toMatchObject({ table: 'PlChart1' });
    expect(made.says.join(' ')).toMatch(/No period stands out among 3/);
    expect(made.says.join(' ')).not.toMatch(/XmR/);
    expect(made.how.join(' ')).toMatch(/XmR/);
    expect(must(await chartOverTime(access, id))).toEqual(made);
    expect(access.workbook.toBytes()).toEqual(bytes);
  });

  test('forces are compared by the numerators and denominators that a person chose', async () => {
    const access = await begunIn(useOfForce);
    access.select('Table_13', 'C8');
    const selected = must(await readSelected(access));
    const table = must(wholeTable(selected));
    const ticked = table.rows.filter(({ isTicked }) => isTicked).map(({ proposal }) => proposal);
    const fields = { ...startFields(ticked), ...words, numeratorColumn: '3', denominatorColumn: '2' };
    must(await bindAccepted(access, accept(access, ticked, fields)));
    const [group, ...others] = compareGroups(await listOf(access));
    expect(others).toEqual([]);
    expect(group?.lines).toHaveLength(43);
    const ids = group?.lines.map(({ reading }) => reading.id) ?? [];
    const made = must(await compareForces(access, ids));
    expect(made.says.join(' ')).toMatch(/of 43 forces differ/);
    expect(made.how.join(' ')).toMatch(/funnel plot/);
  });
});

test('a check of the figures says how many things there are, and lists them', async () => {
  const access = await begunIn(workforce);
  const checked = must(await checkFigures(access));
  expect(checked.toKnow + checked.toSee).toBeGreaterThan(0);
  const reading = await access.workbook.read([{ name: 'PlChecks', columns: 'all' }]);
  if (!reading.ok) throw new Error(reading.error.type);
  const rows = reading.value.tables[0]?.rows ?? [];
  expect(rows).toHaveLength(checked.toKnow + checked.toSee);
});
