import { describe, expect, test } from 'vitest';
import { offeredToPapers, startFromEarlier } from '../../../../excel-addin/taskpane/earlier-round.ts';
import { writePack } from '../../../../shared/exchange/write-pack.ts';
import { setFields } from '../../../../shared/ledger/change.ts';
import { createDevice, packOf, point, startOf } from '../../shared/sample-inspection.ts';
import { edition } from './sample-reading.ts';

const criterion = 'ncpi-2024/leadership/1';

async function earlierFile() {
  const device = await createDevice('earlier');
  const [kept, withdrawn] = [device.newId(), device.newId()];
  const link = (to: string) =>
    setFields('link', { id: device.newId() }, { item: kept, criterion: to, direction: 'strength' });
  await device.record(startOf(device));
  await device.record([
    point(kept, 'Officers were briefed'),
    point(withdrawn, 'Wrong case'),
    setFields('item', { id: withdrawn }, { withdrawn: 'Not ours' }),
    link(criterion),
    link('ncpi-2024/leadership/2'),
    link('another-edition/1'),
    setFields(
      'judgment',
      { id: device.newId() },
      { criterion, layer: 'inspector', judgment: 'Adequate', reasons: '' },
    ),
    setFields(
      'award',
      { id: device.newId() },
      { topic: 'ncpi-2024/leadership', layer: 'inspector', awarded: 'Good' },
    ),
  ]);
  return { bytes: await writePack(packOf([device])), kept };
}

describe('a new round', () => {
  test('has the previous judgments and awards beside it, and is offered the evidence with its age', async () => {
    const { bytes, kept } = await earlierFile();
    const round = await startFromEarlier(bytes, { framework: edition(), today: '2028-01-02' });
    if (!round.ok) throw new Error(round.error.type);
    const { from, previous, judged, awarded, offered } = round.value;
    expect(from).toBe('the inspection of Marchshire (fictional), begun 2 November 2026');
    expect(previous?.judgment(criterion, 'inspector')).toBe('Adequate');
    expect(previous?.judgment(criterion, 'force')).toBe('');
    expect(previous?.grade('ncpi-2024/leadership', 'inspector')).toBe('Good');
    expect([judged, awarded]).toEqual([
      { force: 0, inspector: 1 },
      { force: 0, inspector: 1 },
    ]);
    expect(offered).toEqual([
      {
        id: kept,
        title: 'Interview',
        text: 'Officers were briefed',
        source: 'Headquarters',
        gatheredOn: '2026-11-03',
        age: '13 months old',
        links: [
          { criterion, direction: 'strength' },
          { criterion: 'ncpi-2024/leadership/2', direction: 'strength' },
        ],
        otherCriteria: 1,
      },
    ]);
  });

  test('takes only what is chosen, as documents that name where they are from', async () => {
    const { bytes, kept } = await earlierFile();
    const round = await startFromEarlier(bytes, { framework: edition(), today: '2028-01-02' });
    if (!round.ok) throw new Error(round.error.type);
    expect(offeredToPapers(round.value, new Set())).toEqual([]);
    expect(offeredToPapers(round.value, new Set([kept]))).toEqual([
      {
        type: 'document',
        title: 'From the inspection of Marchshire (fictional), begun 2 November 2026: Interview',
        reference: 'Headquarters',
        text: 'Officers were briefed',
        gatheredAt: '2026-11-03',
        link: { criterion, direction: 'strength' },
        moreLinks: [{ criterion: 'ncpi-2024/leadership/2', direction: 'strength' }],
      },
    ]);
  });

  test('does not begin from a changed file', async () => {
    const { bytes } = await earlierFile();
    const middle = Math.floor(bytes.length / 2);
    const changed = bytes.with(middle, (bytes[middle] ?? 0) ^ 1);
    const round = await startFromEarlier(changed, { framework: edition(), today: '2028-01-02' });
    expect(round.ok).toBe(false);
  });
});
