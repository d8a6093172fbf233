import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { gradeWorkbook } from '../../excel-addin/command-line/grade-workbook.ts';
import { tablesWanted } from '../../excel-addin/sheets/build-sheets.ts';
import { readCover } from '../../excel-addin/sheets/cover-sheet.ts';
import { writeJudgmentsPack } from '../../excel-addin/taskpane/judgments-pack.ts';
import { emptyMemory } from '../../excel-addin/taskpane/pane-memory.ts';
import { openFileWorkbook } from '../../excel-addin/workbook/file/file-workbook.ts';
import { findFramework } from '../../shared/criteria/catalogue.ts';
import { defaultRule } from '../../shared/grading/default-rule.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { expectOk, marchshire, openTestComputer } from './extension/store/open-test-store.ts';
import { createChance } from './shared/sample-inspection.ts';

const named = (name: string, bytes: Uint8Array) => ({ name, bytes });
const csv =
  'criterion,judgment,reasons\n3.2,Good,Seen in the records.\n3.1,Not applicable,No contact centre.\n';

test('evidence goes from the browser into a workbook, and its judgments come back into the browser', async () => {
  const { store, context } = await openTestComputer('whole way');
  const id = expectOk(await store.startInspection(marchshire));
  const inspection = expectOk(await store.openInspection(id));
  const item = context.effects.newId();
  const text = '=Staff know how to refer.';
  expectOk(
    await inspection.record([
      setFields(
        'item',
        { id: item },
        {
          original: { type: 'point', text },
          shown: { text, title: 'Interview', source: '', grid: null },
          gatheredAt: '2026-11-03T10:00:00.000Z',
        },
      ),
      setFields(
        'link',
        { id: context.effects.newId() },
        {
          item,
          criterion: 'ncpi-2024/initial-response/2',
          direction: 'strength',
        },
      ),
    ]),
  );
  const evidence = expectOk(await store.exportPack(id, { recipient: 'the analyst' }));

  const graded = expectOk(
    await gradeWorkbook({
      workbook: named('force.xlsx', readFileSync('tests/fixtures/xlsx/fx_a.xlsx')),
      evidence: [named(evidence.fileName, evidence.bytes)],
      judgments: named('judgments.csv', new TextEncoder().encode(csv)),
      ...{ forceJudgments: null, rule: null, takesForceJudgments: false },
      ...{ nowMs: Date.UTC(2026, 10, 4), programVersion: 'test' },
    }),
  );
  const workbook = expectOk(await openFileWorkbook(graded.bytes));
  const reading = expectOk(await workbook.read(tablesWanted));
  const cover = readCover(reading);
  const framework = findFramework('ncpi-2024');
  if (cover === null || framework === undefined) throw new Error('the workbook says what it holds');
  expect(cover).toMatchObject({ inspection: id, force: marchshire.force });

  const person = { id: 'ab'.repeat(16), name: 'Analyst (fictional)', role: 'Analyst' };
  const given = await writeJudgmentsPack({
    ...{ reading, cover, framework, person, rule: defaultRule, memory: emptyMemory },
    ...{ nowMs: Date.UTC(2026, 10, 5), today: '2026-11-05', randomBytes: createChance('pane').randomBytes },
  });
  expect(expectOk(await store.importPack(given.bytes))).toMatchObject({ inspection: id, itemCount: 1 });
  const after = expectOk(await store.openInspection(id)).state();
  expect(
    after.judgments.map(({ criterion, judgment, reasons }) => [criterion, judgment, reasons]).sort(),
  ).toEqual([
    ['ncpi-2024/initial-response/1', 'Not applicable', 'No contact centre.'],
    ['ncpi-2024/initial-response/2', 'Good', 'Seen in the records.'],
  ]);
  expect(after.conflicts).toEqual([]);
  expect(after.items.map(({ shown }) => shown.text)).toEqual([text]);
});
