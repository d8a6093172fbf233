import { describe, expect, test } from 'vitest';
import { emptyMemory, memoryToText, textToMemory } from '../../../../excel-addin/taskpane/pane-memory.ts';

const given = new Map([['judgment inspector a/1', { id: '0f'.repeat(16), refs: [`${'a1'.repeat(16)}:2`] }]]);

describe('what a workbook remembers', () => {
  test('reads back as it was written', () => {
    expect(textToMemory(memoryToText({ ...emptyMemory, given }))).toEqual({
      given,
      frameworks: [],
      logs: [],
    });
  });

  test.each([null, '', 'not json', '[]', '{"version":2,"given":{"a":1}}', '{"version":1,"given":[1]}'])(
    'is empty for %j',
    (text) => {
      expect(textToMemory(text)).toEqual(emptyMemory);
    },
  );

  test('leaves out an entry that was spoilt, and keeps the others', () => {
    const spoilt = new Map([...given, ['award force t', { id: 'x', refs: [] }]]);
    expect(textToMemory(memoryToText({ ...emptyMemory, given: spoilt })).given).toEqual(given);
  });
});
