/** How our sheets look, for the live workbook and the .xlsx file alike. Colours are RRGGBB, as both want them. */
export const sheetLook = {
  title: { isBold: true, sizePoints: 14 },
  /** 7.0:1 on white. */
  note: { text: '595959' },
  /** White on this blue is 8.4:1. */
  header: { isBold: true, fill: '1D4F7C', text: 'FFFFFF' },
  input: { fill: 'FFF8E1' },
  /** Every cell of the table stands at the top, so that short cells meet the first line of wrapped ones. */
  bodyVerticalAlignment: 'Top',
  /** Cells whose plan is text or keep: what is typed there stays as typed. Formulas and numbers are General. */
  textNumberFormat: '@',
  tableStyle: 'TableStyleLight15',
  hasRowStripes: false,
  headerRow: 4,
} as const;

/** One fixed colour for each grade, always beside its word; every pair has a contrast of 4.5:1 or more. */
export const gradeColours: Readonly<Record<string, { readonly fill: string; readonly text: string }>> = {
  Outstanding: { fill: '1B6E3C', text: 'FFFFFF' },
  Good: { fill: '9BD3A5', text: '14301C' },
  Adequate: { fill: 'F5E3A0', text: '3B2F00' },
  'Requires improvement': { fill: 'F2B58A', text: '40200A' },
  Inadequate: { fill: 'B3261E', text: 'FFFFFF' },
};
