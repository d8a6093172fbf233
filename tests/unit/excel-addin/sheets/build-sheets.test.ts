import { describe, expect, test } from 'vitest';
import { buildSheets, type SheetsInput } from '../../../../excel-addin/sheets/build-sheets.ts';
import { checkPlan } from '../../../../excel-addin/workbook/check-plan.ts';
import { ourTableName } from '../../../../excel-addin/workbook/our-tables.ts';
import { findFramework } from '../../../../shared/criteria/catalogue.ts';
import { defaultRule } from '../../../../shared/grading/default-rule.ts';
import type { InspectionState, ItemState } from '../../../../shared/ledger/inspection-state.ts';

const framework = findFramework('ncpi-2024');
const areas = findFramework('ncpi-2020');
if (framework === undefined || areas === undefined) throw new Error('both editions ship');

const empty: InspectionState = {
  ...{ inspection: null, actors: new Map(), items: [], sessions: [], cases: [], findings: [], judgments: [] },
  measures: [],
  ...{
    awards: [],
    moderations: [],
    signOffs: [],
    disclosures: [],
    combinations: [],
    conflicts: [],
    disposals: [],
    looseLinks: [],
  },
  sizes: new Map(),
};

const input: SheetsInput = {
  framework,
  areas,
  rule: defaultRule,
  state: empty,
  reading: { sheetNames: [], isStructureProtected: false, ourTables: [], tables: [] },
  cover: {
    inspection: 'a1'.repeat(16),
    force: 'Marchshire (fictional)',
    kind: 'inspection',
    startDate: '2026-11-02',
    endDate: '2026-11-13',
    framework: 'ncpi-2024',
    areasFramework: 'ncpi-2020',
    files: [],
    checked: '',
    known: new Map(),
  },
  workbookKnown: new Map(),
  programVersion: '0.1.0',
};

const meta = (id: string) => ({ id, refs: [`${'b'.repeat(32)}:1`], madeBy: 'p', madeAtMs: 0, version: '1' });

const itemOf = (
  id: string,
  shown: Partial<ItemState['shown']>,
  more: Partial<ItemState> = {},
): ItemState => ({
  ...meta(id),
  original: { type: 'point', text: 'unseen' },
  shown: { text: '', title: '', source: '', grid: null, ...shown },
  kept: null,
  redaction: null,
  ...{ note: '', method: null, area: null, case: null, session: null, followUp: null, withdrawn: null },
  gatheredAt: '2026-07-01T22:30:00.000Z',
  links: [],
  ...more,
});

const evidenceRow = (item: ItemState, more: Partial<InspectionState> = {}) => {
  const built = buildSheets({ ...input, state: { ...empty, items: [item], ...more } });
  const plan = built.plans.find(({ table }) => table.name === 'PlEvidence');
  const cells = Object.entries(plan?.table.rows[0]?.cells ?? {});
  return Object.fromEntries(cells.map(([header, cell]) => [header, cell.type === 'text' ? cell.text : cell]));
};

const outsideText = (formula: string): string => formula.replace(/"(?:[^"]|"")*"/g, '""');

const functionsIn = (formulas: readonly string[]): readonly string[] => [
  ...new Set(formulas.flatMap((formula) => outsideText(formula).match(/[A-Z][A-Z.]*(?=\()/g) ?? [])),
];

const isGradeColumn = (header: string): boolean =>
  header.endsWith('counts as') ||
  header.startsWith('If ') ||
  ['Indicated grade', 'Range', 'Why', 'What would settle it', 'Open', 'Applicable', 'Rows'].includes(
    header,
  ) ||
  ['Not applicable', 'Critical low', 'Critical open', ...defaultRule.scale].includes(header);

describe('our sheets', () => {
  const { plans } = buildSheets(input);

  test('have the columns by which their tables are known for ours', () => {
    const known = plans.map(({ table }) =>
      ourTableName(
        table.name,
        table.columns.map(({ header }) => header),
      ),
    );
    expect(known).toEqual(plans.map(({ table }) => table.name));
  });
  const formulas = plans.flatMap(({ table }) =>
    table.rows.flatMap(({ cells }) =>
      Object.values(cells).flatMap((cell) => (cell.type === 'formula' ? [cell.formula] : [])),
    ),
  );

  /** A grade rests on these; the rest are counts and warnings beside it. */
  const gradeFormulas = plans
    .filter(({ table }) => ['PlJudgments', 'PlGrades'].includes(table.name))
    .flatMap(({ table }) => table.rows.flatMap(({ cells }) => Object.entries(cells)))
    .flatMap(([header, cell]) => (cell.type === 'formula' && isGradeColumn(header) ? [cell.formula] : []));

  test('can be written', () => {
    expect(plans.map(checkPlan).filter((checked) => !checked.ok)).toEqual([]);
  });

  test('work out grades with the functions that Excel 2016 and LibreOffice 7.4 share, and no others', () => {
    const allowed = ['COUNTIF', 'COUNTIFS', 'SUM', 'AND', 'INT', 'IF', 'MIN', 'CHOOSE', 'LEN', 'TRIM'];
    expect(functionsIn(gradeFormulas).filter((name) => !allowed.includes(name))).toEqual([]);
    expect(gradeFormulas.map(outsideText).filter((text) => /TRUE|FALSE|[{}@*^%]/.test(text))).toEqual([]);
  });

  test('count and warn with functions that Excel 2010 knew', () => {
    const text = ['SEARCH', 'FIND', 'SUBSTITUTE', 'CHAR', 'LEFT', 'RIGHT', 'MID', 'EXACT', 'LOWER', 'UPPER'];
    const lists = ['SUMPRODUCT', 'COUNTIF', 'COUNTIFS', 'COUNT', 'COUNTA', 'SUM', 'SUMIF', 'SUMIFS'];
    const look = ['INDEX', 'MATCH', 'ROW', 'COLUMN', 'ADDRESS', 'CELL', 'HYPERLINK', 'CHOOSE', 'ROWS'];
    const logic = ['IF', 'AND', 'OR', 'NOT', 'IFERROR', 'ISNUMBER', 'ISBLANK', 'ISTEXT', 'ISERROR', 'N'];
    const others = ['LEN', 'TRIM', 'TEXT', 'REPT', 'VALUE', 'MIN', 'MAX', 'INT', 'ABS', 'ROUND', 'SQRT'];
    const known = [...text, ...lists, ...look, ...logic, ...others];
    expect(functionsIn(formulas).filter((name) => !known.includes(name))).toEqual([]);
    expect(formulas.map(outsideText).filter((formula) => /[{}@]/.test(formula))).toEqual([]);
  });

  test('hold no formula or text in a formula that is longer than Excel takes', () => {
    expect(Math.max(...formulas.map((formula) => formula.length))).toBeLessThan(8_192);
    const texts = formulas.flatMap((formula) => formula.match(/"(?:[^"]|"")*"/g) ?? []);
    expect(Math.max(...texts.map((text) => text.length - 2))).toBeLessThanOrEqual(255);
  });

  test('write nothing into the cells that are a person’s', () => {
    const inputs = plans.flatMap(({ table }) =>
      table.columns
        .filter((column) => column.isInput)
        .flatMap(({ header }) => table.rows.map(({ cells }) => cells[header]?.type)),
    );
    expect(inputs).toHaveLength(23 * 22 + 10 * 5);
    expect(new Set(inputs)).toEqual(new Set(['keep']));
  });

  test('plan ten thousand items in well under a second', () => {
    const items = Array.from({ length: 10_000 }, (_, index) =>
      itemOf(`item-${index}`, { text: 'What was seen, in a sentence or two. '.repeat(10) }),
    );
    const start = performance.now();
    const built = buildSheets({ ...input, state: { ...empty, items } });
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(built.evidence.added).toBe(10_000);
  });
});

describe('a row of evidence', () => {
  test('shows what was cleared, never the original', () => {
    const row = evidenceRow(itemOf('i', { text: 'Cleared' }));
    expect(row.Text).toBe('Cleared');
    expect(JSON.stringify(row)).not.toContain('unseen');
  });

  test('names its criteria by number, in the edition’s order, with what it points to', () => {
    const link = (criterion: string, direction: 'strength' | 'neutral') =>
      ({ ...meta(criterion), item: 'i', criterion, direction }) as const;
    const links = [
      link('ncpi-2024/investigation/4', 'neutral'),
      link('ncpi-2024/initial-response/2', 'strength'),
    ];
    expect(evidenceRow(itemOf('i', {}, { links })).Criteria).toBe('3.2 strength; 5.4 neutral');
  });

  test('has its time as the clock on the wall showed it', () => {
    expect(evidenceRow(itemOf('i', {})).Gathered).toBe('2026-07-01 23:30');
  });

  test('holds a text of 40,000 characters whole', () => {
    const text = 'é€👧x'.repeat(8_000);
    const row = evidenceRow(itemOf('i', { text }));
    expect(`${row.Text}${row['Text (continued)']}`).toBe(text);
    expect(row.Status).toBe('');
  });

  test('says what Excel cannot hold', () => {
    expect(evidenceRow(itemOf('i', { text: 'a\u0001b', title: '\u0002' })).Status).toBe(
      '2 characters that Excel cannot hold were replaced',
    );
  });

  test('says who changed it on two computers, after that it is withdrawn', () => {
    const versions = ['Ann', 'Bob'].map((name) => ({ value: `${name} says`, actor: name, ref: name }));
    const conflict = { noun: 'item', subject: 'i', field: 'note', versions } as const;
    const actors = new Map(['Ann', 'Bob'].map((name) => [name, { ...meta(name), name, role: '' }]));
    const row = evidenceRow(itemOf('i', {}, { withdrawn: 'Twice' }), { conflicts: [conflict], actors });
    expect(row.Status).toBe(
      'Withdrawn: Twice; Changed on two computers (note): “Ann says” by Ann, “Bob says” by Bob',
    );
  });
});
