import { expect, test } from 'vitest';
import { createLiveSheets } from '../../../../../excel-addin/taskpane/live-sheets.ts';
import { writePack } from '../../../../../shared/exchange/write-pack.ts';
import type { Change } from '../../../../../shared/ledger/change.ts';
import { setFields } from '../../../../../shared/ledger/change.ts';
import { createDevice, packOf, startOf } from '../../../shared/sample-inspection.ts';
import { accessTo, fixtureBytes } from '../measures/sample-access.ts';

const judged = (id: string, number: number, layer: 'force' | 'inspector'): Change =>
  setFields(
    'judgment',
    { id: id.repeat(16) },
    { criterion: `ncpi-2024/leadership/${number}`, layer, judgment: 'Good', reasons: '' },
  );

test('a file offers what it holds of the force’s layer, and nothing once that was taken', async () => {
  const sheets = createLiveSheets(await accessTo(fixtureBytes('fx_p')));
  const begun = await createDevice('begun');
  await begun.record(startOf(begun));
  const evidence = { name: 'case.plumb', bytes: await writePack(packOf([begun])) };
  const offerOf = async (file: typeof evidence, how?: 'take-force-layer') => {
    const brought = await sheets.bringIn(file, how);
    if (!brought.ok) throw new Error(brought.error.type);
    return brought.value.forceOffer;
  };
  expect(await offerOf(evidence)).toBeNull();

  const force = await createDevice('force');
  await force.record([judged('d1', 1, 'force'), judged('d2', 2, 'force'), judged('d3', 3, 'inspector')]);
  const file = {
    name: 'force.plumb',
    bytes: await writePack({ ...packOf([force]), purpose: 'judgments' }),
  };
  expect(await offerOf(file)).toEqual({ judgments: 2, awards: 0, cases: 0, measures: 0 });
  expect(await offerOf(file, 'take-force-layer')).toBeNull();
  expect(await offerOf(file)).toBeNull();
});

test('an inspector’s judgments are nobody’s self-assessment', async () => {
  const sheets = createLiveSheets(await accessTo(fixtureBytes('fx_p')));
  const begun = await createDevice('begun');
  await begun.record([...startOf(begun), judged('d3', 3, 'inspector')]);
  const brought = await sheets.bringIn({ name: 'a.plumb', bytes: await writePack(packOf([begun])) });
  expect(brought.ok && brought.value.forceOffer).toBeNull();
});
