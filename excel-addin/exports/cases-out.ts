import type { ShownFigures } from '../../shared/disclosure/protect-figures.ts';
import { textCell } from '../sheets/cell-plan.ts';
import type { SheetPlan } from '../workbook/sheet-plan.ts';
import type { GivenCases } from './give-cases.ts';
import { awayFromText, shownCell } from './shown-slot.ts';

export const casesOut = ({ headers, rows }: GivenCases, figures: ShownFigures): SheetPlan => ({
  sheetName: 'Cases by area',
  title: 'Case audits by area of practice',
  note: 'How many cases were looked at and how they were graded. Figures are rounded or withheld: see Notes.',
  table: {
    name: 'PlOutCases',
    keyColumn: 'Area of practice',
    columns: [
      { header: 'Area of practice', widthChars: 40, isWrapped: true },
      ...headers.map((header) => ({ header, widthChars: 14, isWrapped: true, numberFormat: awayFromText })),
    ],
    rows: rows.map(({ area, slots }) => {
      const cells = headers.map((header) => [header, shownCell(slots[header] ?? null, figures)] as const);
      return { key: area, cells: { 'Area of practice': textCell(area), ...Object.fromEntries(cells) } };
    }),
    isExact: true,
  },
});
