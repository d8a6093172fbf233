import { describe, expect, test } from 'vitest';
import { csvCell, custodyToCsv } from '../../../../extension/panel/custody/custody-csv.ts';
import type { CustodyEvent } from '../../../../shared/ledger/custody.ts';
import { sampleState } from './sample-state.ts';

describe('a cell', () => {
  test.each(['=1+1', '+44 1', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '＋1', '－1', '＠1'])(
    'that begins as %j is text',
    (text) => {
      expect(csvCell(text)).toBe(`"'${text}"`);
    },
  );

  test.each(['Sample Person', 'a=b', '3 items', ''])('of plain words (%j) stays as it is', (text) => {
    expect(csvCell(text)).toBe(`"${text}"`);
  });

  test('doubles quotation marks, so that none ends the cell', () => {
    expect(csvCell('"=1","')).toBe('"""=1"","""');
  });
});

test('the record as a table begins with the UTF-8 mark and has a line for each entry', () => {
  const event: CustodyEvent = {
    ref: `${'1'.repeat(32)}:7`,
    atMs: Date.UTC(2026, 10, 3, 9, 30),
    actor: 'actor-a',
    kind: 'disclosed',
    entryKind: 'disclosure-set',
    noun: 'disclosure',
    subject: 'd1',
    items: ['aa', 'bb'],
    knew: new Map(),
    fields: { way: 'paper', recipient: '=HYPERLINK("http://x.example")', reason: 'Debrief', itemCount: 2 },
  };
  const bytes = custodyToCsv([event], sampleState());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [, heads, line, end] = new TextDecoder().decode(bytes).split('\r\n');
  expect(heads).toBe(
    '"Time (UTC)","Kind","What","Who","Role","For whom","Reason","Items","Item ids","Entry"',
  );
  expect(line).toBe(
    `"2026-11-03T09:30:00.000Z","Given out","Printed","Robin Sample","Inspector","'=HYPERLINK(""http://x.example"")","Debrief","2","aa bb","${'1'.repeat(32)}:7"`,
  );
  expect(end).toBe('');
});
