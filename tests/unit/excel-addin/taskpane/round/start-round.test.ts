import { beforeEach, describe, expect, test } from 'vitest';
import { type EarlierRound, startFromEarlier } from '../../../../../excel-addin/taskpane/earlier-round.ts';
import {
  earlierErrorSentences,
  roundSentences,
  stillOffered,
  takenSentence,
  takeRound,
} from '../../../../../excel-addin/taskpane/round/start-round.ts';
import { writePack } from '../../../../../shared/exchange/write-pack.ts';
import { setFields } from '../../../../../shared/ledger/change.ts';
import { createDevice, packOf, point, startOf } from '../../../shared/sample-inspection.ts';
import { tableRows } from '../../sheets/sample-workbook.ts';
import { begunIn, type SampleAccess } from '../measures/sample-access.ts';
import { edition } from '../sample-reading.ts';

const criterion = 'ncpi-2024/leadership/1';
const person = { id: '0'.repeat(32), name: 'Alex Example', role: '' };

async function earlier(): Promise<EarlierRound> {
  const device = await createDevice('earlier');
  const items = [device.newId(), device.newId()];
  await device.record(startOf(device));
  await device.record([
    ...items.map((id, index) => point(id, `Told ${index}`)),
    setFields(
      'judgment',
      { id: device.newId() },
      { criterion, layer: 'inspector', judgment: 'Adequate', reasons: '' },
    ),
  ]);
  const to = { framework: edition(), today: '2028-01-02' };
  const round = await startFromEarlier(await writePack(packOf([device])), to);
  if (!round.ok) throw new Error(round.error.type);
  return round.value;
}

let access: SampleAccess;
let round: EarlierRound;
beforeEach(async () => {
  access = await begunIn('fx_p');
  round = await earlier();
});

const evidence = async () =>
  (await tableRows(access.workbook, 'PlEvidence'))
    .filter(({ Id }) => Id)
    .map(({ Type, Title, Text }) => [Type, Title, Text]);

describe('a round that starts from an earlier one', () => {
  test('says what the earlier one holds', () => {
    expect(roundSentences(round)).toEqual([
      'Nothing is missing or changed in this file. It is from the inspection of Marchshire (fictional), begun 2 November 2026.',
      'It holds 1 judgment of the inspector’s and 2 items of evidence.',
    ]);
  });

  test('has the earlier judgment beside, and the chosen item as a document that names its source', async () => {
    const [first] = round.offered;
    if (first === undefined) throw new Error('an item is offered');
    const taken = await takeRound(access, round, { chosen: new Set([first.id]), person });
    if (!taken.ok) throw new Error(JSON.stringify(taken.error));
    expect(takenSentence(taken.value)).toBe(
      'The earlier grades stand beside yours on PL Judgments and PL Grades; 1 item came in as a document.',
    );
    expect(await evidence()).toEqual([
      [
        'Document',
        'From the inspection of Marchshire (fictional), begun 2 November 2026: Interview',
        first.text,
      ],
    ]);
    const judged = (await tableRows(access.workbook, 'PlJudgments')).find(({ Id }) => Id === criterion);
    expect(Object.values(judged ?? {}).filter((value) => value === 'Adequate')).toHaveLength(1);
    expect(judged?.['Inspector judgment']).toBe('');
  });

  test('offers what was taken no more, and taking it twice is taking it once', async () => {
    const chosen = new Set(round.offered.map(({ id }) => id));
    await takeRound(access, round, { chosen, person });
    const before = access.workbook.toBytes();
    expect(await stillOffered(access, round)).toEqual({ ok: true, value: [] });
    expect(await takeRound(access, round, { chosen, person })).toMatchObject({
      ok: true,
      value: { items: 0 },
    });
    expect(access.workbook.toBytes()).toEqual(before);
  });

  test('says of that file why it cannot be started from, and which to choose', async () => {
    const file = (name: string, bytes: Uint8Array<ArrayBuffer>) => ({ name, bytes });
    const refused = async (of: ReturnType<typeof file>) => {
      const read = await startFromEarlier(of.bytes, { framework: edition(), today: '2026-11-20' });
      return read.ok ? [] : earlierErrorSentences(of, read.error);
    };
    const choose = 'Choose the evidence file or the judgments file of the earlier inspection.';
    expect(await refused(file('empty.plumb', new Uint8Array(0)))).toEqual([
      `empty.plumb is empty, so there is nothing to start from. ${choose}`,
    ]);
    expect(await refused(file('photo.jpg', new Uint8Array([0xff, 0xd8, 0xff])))).toEqual([
      `photo.jpg is not a file that an inspection can start from, or was cut or damaged on its way. ${choose}`,
    ]);
    expect(
      earlierErrorSentences(file('other.plumb', new Uint8Array(9)), { type: 'nothing-to-start-from' }),
    ).toEqual([
      expect.stringMatching(/^other\.plumb holds no evidence, and no judgment by the criteria edition/),
    ]);
  });
});
