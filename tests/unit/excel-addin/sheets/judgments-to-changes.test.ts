import { beforeEach, describe, expect, test } from 'vitest';
import { judgmentsToChanges } from '../../../../excel-addin/sheets/judgments-to-changes.ts';
import { readGrades } from '../../../../excel-addin/sheets/read-grades.ts';
import type { FileWorkbook } from '../../../../excel-addin/workbook/file/file-workbook.ts';
import { findFramework } from '../../../../shared/criteria/catalogue.ts';
import { verifyPack } from '../../../../shared/exchange/verify-pack.ts';
import { defaultRule } from '../../../../shared/grading/default-rule.ts';
import { createDevice, type Device, packOf, startOf } from '../../shared/sample-inspection.ts';
import { openSample, readSample, takeIn, typeInto } from './sample-workbook.ts';

const framework = findFramework('ncpi-2024');
if (framework === undefined) throw new Error('the edition ships');

/** Nobody has said who judged, nor how sure they are. */
const unsaid = {
  ...{ judgedBy: '', confidence: '', methodLimits: '', coherence: '', adequacy: '', relevance: '' },
};

let workbook: FileWorkbook;
let device: Device;

const judge = (criterion: string, header: string, text: string) =>
  typeInto(workbook, { table: 'PlJudgments', key: `ncpi-2024/${criterion}`, header }, text);
const award = (header: string, text: string) =>
  typeInto(workbook, { table: 'PlGrades', key: 'ncpi-2024/leadership inspector', header }, text);
const changes = async (known: Parameters<typeof judgmentsToChanges>[1]['known'] = null) =>
  judgmentsToChanges(await readSample(workbook), {
    framework,
    rule: defaultRule,
    known,
    newId: device.newId,
  });
const grades = async () => readGrades(await readSample(workbook), { framework, rule: defaultRule });

beforeEach(async () => {
  device = await createDevice('workbook');
  await device.record(startOf(device));
  workbook = await openSample();
  await takeIn(workbook, [device]);
  await judge('leadership/1', 'Inspector judgment', ' ri ');
  await judge('leadership/1', 'Inspector reasons', 'Seen twice');
  await judge('leadership/2', 'Inspector judgment', 'Goood');
  await judge('leadership/3', 'Force judgment', 'Not applicable');
});

describe('judgments on their way back', () => {
  test('are the rule’s own words, with texts that are no grade named', async () => {
    const { changes: made, notGrades } = await changes();
    expect(made.map(({ kind }) => kind)).toEqual(['judgment-set', 'judgment-set']);
    expect(made.map((change) => ('fields' in change ? change.fields : {}))).toEqual([
      {
        criterion: 'ncpi-2024/leadership/1',
        layer: 'inspector',
        judgment: 'Requires improvement',
        reasons: 'Seen twice',
        ...unsaid,
      },
      {
        criterion: 'ncpi-2024/leadership/3',
        layer: 'force',
        judgment: 'Not applicable',
        reasons: '',
        ...unsaid,
      },
    ]);
    expect(notGrades.map(({ criterion, text }) => [criterion.number, text])).toEqual([['1.2', 'Goood']]);
  });

  test('give an award with what was indicated', async () => {
    await award('Awarded grade', 'inadequate');
    await award('Cause of concern', ' open');
    const { changes: made } = await changes();
    expect(made.at(-1)).toMatchObject({
      kind: 'award-set',
      replaces: [],
      fields: {
        topic: 'ncpi-2024/leadership',
        layer: 'inspector',
        indicated: 'Not enough evidence',
        awarded: 'Inadequate',
        causeOfConcern: 'Open',
      },
    });
  });

  test('are nothing the second time, and name what they replace when one changed', async () => {
    await award('Awarded grade', 'Good');
    await device.record((await changes()).changes);
    const { state } = (await verifyPack(packOf([device]))).verified;
    expect((await changes(state)).changes).toEqual([]);
    await judge('leadership/1', 'Inspector judgment', '');
    const [only, ...others] = (await changes(state)).changes;
    const known = state.judgments.find(({ criterion }) => criterion === 'ncpi-2024/leadership/1');
    expect(others).toEqual([]);
    expect(only).toMatchObject({ subject: known?.id, replaces: known?.refs, fields: { judgment: '' } });
  });
});

describe('the grades as they stand', () => {
  test('name the texts that are no grade and the reasons that are missing', async () => {
    const { layers } = await grades();
    expect(layers.inspector.judged).toBe(1);
    expect(layers.inspector.notGrades.map(({ criterion, text }) => [criterion.number, text])).toEqual([
      ['1.2', 'Goood'],
    ]);
    expect(layers.force.reasonMissing.map(({ number }) => number)).toEqual(['1.3']);
  });

  test('warn of what is missing beside an awarded grade, and block nothing', async () => {
    await award('Awarded grade', 'Good');
    await award('Cause of concern', 'Open');
    const [topic] = (await grades()).topics;
    expect(topic?.awarded).toBe('Good');
    expect(topic?.warnings).toEqual([
      'Give a reason.',
      'Give a name.',
      'Give a date.',
      'A cause of concern is open, and the awarded grade is above Inadequate.',
    ]);
  });

  test('warn of Inadequate without a cause of concern', async () => {
    await award('Awarded grade', 'INADEQUATE');
    await award('Reason', 'Seen in every force');
    await award('Name', 'n');
    await award('Date', 'd');
    expect((await grades()).topics[0]?.warnings).toEqual([
      'Inadequate is awarded without an open cause of concern.',
    ]);
  });
});
