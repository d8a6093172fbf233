import { describe, expect, test } from 'vitest';
import { signOffDigest, signOffFacts } from '../../../../excel-addin/sheets/sign-off-facts.ts';
import { findFramework } from '../../../../shared/criteria/catalogue.ts';

const topic = findFramework('ncpi-2024')?.topics[0];
const criterion = topic?.criteria[0];
if (topic === undefined || criterion === undefined) throw new Error('ncpi-2024 ships');
const Criteria = criterion.number;

const standing = {
  PlGrades: { Id: 'none' },
  PlRule: { Part: 'Digest of the rule', 'What it says': 'abc' },
  PlJudgments: {
    ...{ Id: criterion.id, Moderation: 'Agreed', 'Proposed grade': '', 'Moderation reason': '' },
  },
  PlFindings: {
    Id: 'f',
    Finding: 'Seen',
    Kind: 'Strength',
    Status: '',
    'Item ids': 'i1 i2',
    Criteria,
    'Contrary evidence': '',
  },
  PlMeasures: {
    ...{ Id: 'm', Name: 'M', Value: 85, Band: 'Good', Unit: 'Per cent', Period: '2024', Criteria },
    ...{ Numerator: 85, Denominator: 100, Target: 90, Definition: 'd', 'Counted out of': 'all' },
    ...{ Direction: 'Higher is better', 'Snapshot or period': 'Period' },
  },
  PlCases: {
    Id: 'c',
    Reference: 'R 1',
    'Force grade': 'Good',
    'Inspector grade': '',
    'Second inspector grade': '',
    'Third inspector grade': '',
    Reasons: 'r',
    'Question to the force': '',
    Reply: '',
    State: 'Open',
    Criteria,
  },
};
type Table = keyof typeof standing;

const digest = (table?: Table, column = '', value: string | number = '') => {
  const tables = Object.fromEntries(
    Object.entries(standing).map(([name, cells]) => {
      const row = name === table ? { ...cells, [column]: value } : cells;
      return [name, { headers: new Set(Object.keys(row)), rows: [row] }];
    }),
  ) as unknown as Parameters<typeof signOffFacts>[0];
  return signOffDigest(signOffFacts(tables, topic, 'inspector'));
};

describe('what a signed grade rests on', () => {
  test.each<readonly [Table, string, string | number]>([
    ...(['Numerator', 'Denominator', 'Target'] as const).map((one) => ['PlMeasures', one, 850] as const),
    ...(['Unit', 'Period', 'Definition', 'Counted out of', 'Direction', 'Snapshot or period'] as const).map(
      (one) => ['PlMeasures', one, 'other'] as const,
    ),
    ['PlCases', 'Second inspector grade', 'Good'],
    ['PlCases', 'Third inspector grade', 'Good'],
    ['PlCases', 'Reasons', 'other'],
    ['PlCases', 'Reference', 'R 9'],
    ['PlCases', 'State', 'Withdrawn'],
    ['PlCases', 'Question to the force', 'Why late?'],
    ['PlCases', 'Reply', 'other'],
    ['PlFindings', 'Item ids', 'i1'],
    ['PlFindings', 'Contrary evidence', '• A visit was made'],
    ['PlJudgments', 'Moderation', 'Proposed another grade'],
    ['PlJudgments', 'Proposed grade', 'Good'],
    ['PlJudgments', 'Moderation reason', 'other'],
    ['PlRule', 'What it says', 'abd'],
  ])('has in %s its %s', async (table, column, value) => {
    expect(await digest(table, column, value)).not.toBe(await digest());
  });
});
