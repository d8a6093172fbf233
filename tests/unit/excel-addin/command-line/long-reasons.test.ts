import { describe, expect, test } from 'vitest';
import { fitReasons } from '../../../../excel-addin/command-line/long-reasons.ts';
import { findFramework } from '../../../../shared/criteria/catalogue.ts';

const cellOf = (reasons: string) => {
  const framework = findFramework('ncpi-2024');
  if (framework === undefined) throw new Error('ncpi-2024 ships');
  const fill = {
    criterion: 'ncpi-2024/leadership/1',
    layer: 'inspector',
    judgment: 'Good',
    reasons,
  } as const;
  return fitReasons([fill], framework);
};

describe('reasons of a judgment', () => {
  test('that a cell holds stay as they are', () => {
    const { fills, sentences } = cellOf('x'.repeat(32_767));
    expect([fills[0]?.reasons.length, sentences]).toEqual([32_767, []]);
  });

  test('that are longer are cut, which the cell and a sentence say', () => {
    const { fills, sentences } = cellOf('x'.repeat(80_000));
    const [, kept = '', lost = ''] =
      /^(x+) \[The last ([\d,]+) characters/.exec(fills[0]?.reasons ?? '') ?? [];
    expect(fills[0]?.reasons.length).toBeLessThanOrEqual(32_767);
    expect(kept.length + Number(lost.replace(',', ''))).toBe(80_000);
    expect(sentences).toEqual([expect.stringMatching(/^1\.1 \(inspector\): the reasons are longer/)]);
    expect(sentences[0]).toContain(lost);
  });

  test('with a character that no cell holds are told of', () => {
    expect(cellOf('a\u0001b').sentences).toEqual([expect.stringMatching(/^1\.1 \(inspector\): 1 character/)]);
  });
});
