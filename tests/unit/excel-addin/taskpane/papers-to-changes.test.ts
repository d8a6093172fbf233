import { describe, expect, test } from 'vitest';
import { papersToTellings } from '../../../../excel-addin/taskpane/papers-to-changes.ts';
import { edition, readingOf } from './sample-reading.ts';

const alex = { id: '0f'.repeat(16), name: 'Alex Example', role: '' };
const id = 'b2'.repeat(16);
const row = {
  ...{ Id: id, Type: 'Document', Text: 'Says when to call.', 'Text (continued)': ' And whom.' },
  ...{ Title: 'Policy', Source: 'policy.pdf', Criteria: '3.2 strength', Gathered: '2026-11-03' },
  ...{ By: 'Alex Example', Version: '', Writings: '' },
};

const tell = (rows: readonly Partial<typeof row>[], given = new Map()) =>
  papersToTellings(readingOf({ PlEvidence: rows.map((each) => ({ ...row, ...each })) }), {
    framework: edition(),
    person: alex,
    given,
    newId: () => 'c3'.repeat(16),
    today: '2026-11-30',
  });

describe('papersToTellings', () => {
  test('tells a document whole, and what it points to', () => {
    expect(tell([{}]).map(({ change }) => change)).toEqual([
      {
        kind: 'item-set',
        subject: id,
        replaces: [],
        fields: {
          original: {
            type: 'document',
            title: 'Policy',
            reference: 'policy.pdf',
            text: 'Says when to call. And whom.',
            attachment: null,
          },
          shown: { text: 'Says when to call. And whom.', title: 'Policy', source: 'policy.pdf', grid: null },
          ...{
            note: '',
            method: null,
            area: null,
            case: null,
            session: null,
            followUp: null,
            withdrawn: null,
          },
          gatheredAt: '2026-11-03',
        },
      },
      {
        kind: 'link-set',
        subject: 'c3'.repeat(16),
        replaces: [],
        fields: { item: id, criterion: 'ncpi-2024/initial-response/2', direction: 'strength' },
      },
    ]);
  });

  test('leaves rows alone that an evidence file told of, or that are not ours', () => {
    expect(tell([{ Version: '1-0' }, { Writings: 'a:1' }, { Id: 'my own' }, { Type: 'Clip' }])).toEqual([]);
  });

  test('keeps in the note who added it and which marks name no criterion', () => {
    const [item] = tell([{ By: 'Sam Sample', Criteria: '3.2 strength; ask Jo; 99.9 neutral' }]);
    expect(item?.change).toMatchObject({
      fields: {
        note: 'Added in the workbook by Sam Sample. Criteria in the workbook: ask Jo; 99.9 neutral.',
      },
    });
  });

  test('gives a date that can be read where the row’s is none', () => {
    expect(tell([{ Gathered: 'last week' }])[0]?.change).toMatchObject({
      fields: { gatheredAt: '2026-11-30' },
    });
  });

  test('takes the place of what was given before, and takes off a link that is gone from the row', () => {
    const link = { id: 'd4'.repeat(16), refs: ['e5:3'] };
    const given = new Map([
      [`item ${id}`, { id, refs: ['e5:2'] }],
      [`link ${id} ncpi-2024/initial-response/2`, link],
    ]);
    const same = tell([{ Criteria: '3.2 neutral' }], given);
    expect(same.map(({ change }) => [change.kind, change.subject, change.replaces])).toEqual([
      ['item-set', id, ['e5:2']],
      ['link-set', link.id, ['e5:3']],
    ]);
    const gone = tell([{ Criteria: '' }], given);
    expect(gone.map(({ change }) => [change.kind, change.subject, change.replaces])).toEqual([
      ['item-set', id, ['e5:2']],
      ['link-removed', link.id, ['e5:3']],
    ]);
  });
});
