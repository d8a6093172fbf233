import { expect, test } from 'vitest';
import { createExcelWorkbook } from '../../excel-addin/workbook/excel/excel-workbook.ts';
import { onTableEdited } from '../../excel-addin/workbook/excel/watch-table.ts';
import { judgment, judgmentsPlan } from './contract-plans.ts';
import { ExcelHost } from './excel-host.ts';
import { loadOfficeInNode } from './node-office.ts';

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

test('calls back for what the person types, not for our own writes, and no more once stopped', async () => {
  const host = ExcelHost.open(null);
  const { Excel: excel } = loadOfficeInNode(host);
  const workbook = createExcelWorkbook(excel);
  await workbook.write([judgmentsPlan()]);
  let calls = 0;
  const watching = await onTableEdited(excel, 'PlJudgments', () => {
    calls++;
  });
  await workbook.write([judgmentsPlan([judgment('1.1', 'Hears the child', 3)])]);
  await settle();
  expect(calls).toBe(0);
  host.userEdit('PL Judgments', 'E5', [['Good']]);
  await settle();
  expect(calls).toBe(1);
  host.userEdit('Sheet1', 'A1', [['elsewhere']]);
  await settle();
  expect(calls).toBe(1);
  if (watching.ok) await watching.value();
  host.userEdit('PL Judgments', 'E6', [['Good']]);
  await settle();
  expect(calls).toBe(1);
  expect(host.unsupported).toEqual([]);
});

test('says so when there is no such table', async () => {
  const { Excel: excel } = loadOfficeInNode(ExcelHost.open(null));
  expect(await onTableEdited(excel, 'PlJudgments', () => undefined)).toMatchObject({
    error: { type: 'refused' },
  });
});
