import { beforeEach, describe, expect, test } from 'vitest';
import { importEvidence } from '../../excel-addin/sheets/import-evidence.ts';
import { type RefreshOptions, refreshSheets } from '../../excel-addin/sheets/refresh-sheets.ts';
import type { CellArea } from '../../excel-addin/workbook/force-sheet.ts';
import { writePack } from '../../shared/exchange/write-pack.ts';
import { setFields } from '../../shared/ledger/change.ts';
import type { Result } from '../../shared/result.ts';
import { createChance, createDevice, packOf, startOf } from '../unit/shared/sample-inspection.ts';
import { judgment, judgmentsPlan, threeJudgments } from './contract-plans.ts';
import type { ContractBook } from './workbook-contract.ts';

const good = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** What people type beneath a table of ours that does not grow by it. */
export const describeBeneathContract = (name: string, open: () => Promise<ContractBook>): void => {
  describe(`${name}, typed into beneath a table`, () => {
    let book: ContractBook;
    beforeEach(async () => {
      book = await open();
    });

    describe('of three rows under row 4', () => {
      const beneath = async (seesBeneath = true): Promise<CellArea | null | undefined> => {
        const wanted = { name: 'PlJudgments', columns: ['Criterion'], seesBeneath } as const;
        return good(await (await book.workbook()).read([wanted])).tables[0]?.beneath;
      };
      beforeEach(async () => {
        good(await (await book.workbook()).write([judgmentsPlan()]));
      });

      test('tells the rows that follow it without a gap', async () => {
        expect(await beneath()).toBeNull();
        await book.user.typeInto('PL Judgments', 'C8', 4);
        await book.user.typeInto('PL Judgments', 'F9', 'Typed beneath');
        await book.user.typeInto('PL Judgments', 'A11', 'A note');
        // Rows 8 and 9, counted from 0, in the table's six columns.
        expect(await beneath()).toEqual({ row: 7, column: 0, rowCount: 2, columnCount: 6 });
        expect(await beneath(false)).toBeUndefined();
      });

      test('passes over what stands beside its columns or a row lower', async () => {
        await book.user.typeInto('PL Judgments', 'G8', 'Beside');
        await book.user.typeInto('PL Judgments', 'A9', 'A note');
        expect(await beneath()).toBeNull();
      });

      test('finds them again where new rows have moved them', async () => {
        await book.user.typeInto('PL Judgments', 'B8', 'Typed beneath');
        const more = [...threeJudgments, judgment('2.2', 'Acts at once', 1)];
        good(await (await book.workbook()).write([judgmentsPlan(more)]));
        expect(await beneath()).toMatchObject({ row: 8, rowCount: 1 });
      });
    });

    test('is named by PL Checks with what to do, and where it stands after rows are added', async () => {
      const device = await createDevice('beneath');
      const oneCase = setFields('case', { id: 'c1'.repeat(16) }, { reference: 'MP/24/1' });
      await device.record([...startOf(device), oneCase]);
      const options = { programVersion: '0.3.0', newId: createChance('rows').newId };
      const bytes = await writePack(packOf([device]));
      const taken = { nowMs: Date.UTC(2026, 10, 20), fileName: 'a.plumb', ...options };
      good(await importEvidence(await book.workbook(), bytes, taken));
      const refresh = async (change: Partial<RefreshOptions> = {}) =>
        good(await refreshSheets(await book.workbook(), { ...options, ...change }));
      const found = async () => {
        const wanted = { name: 'PlChecks', columns: ['Kind', 'What', 'State'] } as const;
        const [table] = good(await (await book.workbook()).read([wanted])).tables;
        const rows = table?.rows.filter(({ Kind }) => Kind?.value === 'Beneath a table') ?? [];
        return rows.map(({ What, State }) => [What?.value, State?.value]);
      };
      expect(await found()).toEqual([]);

      await book.user.typeInto('PL Cases', 'A6', 'MP/24/7');
      const { checks } = await refresh();
      expect(checks.find(({ kind }) => kind === 'beneath')?.at).toEqual({
        ...{ sheetName: 'PL Cases', row: 5, column: 0 },
      });
      const rest =
        'beneath the table is not part of it: nothing there is counted. Draw the table’s lower right corner down over it, or put a row into the table and type there. Above a mere note, leave a blank row.';
      expect(await found()).toEqual([[`Row 6 ${rest}`, 'See to it']]);

      const pasted = { reference: 'MP/24/2', area: '', forceGrade: '', inspectorGrade: '' } as const;
      await refresh({ pasted: [pasted] });
      expect((await book.user.cells('PL Cases')).A7).toEqual({ value: 'MP/24/7' });
      expect(await found()).toEqual([[`Row 7 ${rest}`, 'See to it']]);
      const { outcome } = await refresh();
      expect(outcome).toEqual({ sheetsAdded: [], rowsAdded: 0, rowsChanged: 0, rowsRemoved: 0 });
    });
  });
};
