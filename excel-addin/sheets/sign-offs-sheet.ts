import type { CellPlan, ColumnPlan, RowPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import { formulaCell, numberCell, textCell } from './cell-plan.ts';
import {
  type FactPlace,
  type FactTables,
  factTables,
  goneWord,
  hasColumn,
  isNumberFact,
} from './sign-off-facts.ts';
import type { SignedFact } from './signed-facts.ts';
import { columnOf, thisRow } from './table-reference.ts';

const columns: readonly ColumnPlan[] = [
  { header: 'Topic', widthChars: 24, isWrapped: true },
  { header: 'Layer', widthChars: 10 },
  { header: 'About', widthChars: 34, isWrapped: true },
  { header: 'What', widthChars: 20, isWrapped: true },
  { header: 'Then', widthChars: 38, isWrapped: true },
  { header: 'Now', widthChars: 38, isWrapped: true },
  { header: 'Changed', widthChars: 10 },
  { header: 'Signed off by', widthChars: 16, isWrapped: true },
  { header: 'Signed off on', widthChars: 14 },
  { header: 'Table', widthChars: 14, isHelper: true },
  { header: 'Row', widthChars: 36, isHelper: true },
  { header: 'Grade row', widthChars: 40, isHelper: true },
  { header: 'Id', widthChars: 50, isHelper: true },
];

export const changedWord = 'Yes';

export const signOffsPlan = (facts: readonly SignedFact[], tables: FactTables): SheetPlan => ({
  sheetName: 'PL Sign-offs',
  title: 'What signed grades rested on',
  note: 'One row for each cell that a signed topic rested on: as it was when signed, and now. Excel cannot stop changes; they show here, and a change of the column Then shows on PL Grades.',
  table: {
    name: 'PlSignOffs',
    keyColumn: 'Id',
    isExact: true,
    columns,
    rows: facts.map((fact) => factRow(fact, tables)),
  },
});

const own = (header: string): string => thisRow('PlSignOffs', header);

function factRow(fact: SignedFact, tables: FactTables): RowPlan {
  const key = [fact.key, fact.table, fact.column, fact.row].join(' ');
  const texts = {
    ...{ Topic: fact.topic, Layer: fact.layer, About: fact.about, What: fact.column },
    ...{ 'Signed off by': fact.name, 'Signed off on': fact.date, Table: fact.table, Row: fact.row },
    ...{ 'Grade row': fact.key, Id: key },
  };
  return {
    key,
    cells: {
      ...Object.fromEntries(Object.entries(texts).map(([header, text]) => [header, textCell(text)])),
      Then: typeof fact.value === 'number' ? numberCell(fact.value) : textCell(fact.value),
      Now: nowCell(fact, tables),
      Changed: formulaCell(
        `IF(EXACT(${own('Then')},${own('Now')}),"","${changedWord}")`,
        fact.isChanged ? changedWord : '',
      ),
    },
  };
}

function nowCell(fact: SignedFact & FactPlace, tables: FactTables): CellPlan {
  if (!hasColumn(tables, fact)) return textCell(goneWord);
  const row = `MATCH(${own('Row')},${columnOf(fact.table, factTables[fact.table])},0)`;
  const cell = `INDEX(${columnOf(fact.table, fact.column)},${row})`;
  const value = isNumberFact(fact) ? `IF(${cell}="","",${cell})` : `${cell}&""`;
  return formulaCell(`IFERROR(${value},"${goneWord}")`, fact.now);
}
