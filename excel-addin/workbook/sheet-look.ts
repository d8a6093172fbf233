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

/**
 * One fixed colour for each grade, always beside its word: the same as --grade-… in shared/look/plumbline.css.
 * White on each of them is 4.5:1 or more.
 */
export const gradeColours: Readonly<Record<string, { readonly fill: string; readonly text: string }>> = {
  Outstanding: { fill: '1F5FA8', text: 'FFFFFF' },
  Good: { fill: '1A7544', text: 'FFFFFF' },
  Adequate: { fill: '7D6200', text: 'FFFFFF' },
  'Requires improvement': { fill: 'B04A00', text: 'FFFFFF' },
  Inadequate: { fill: 'A3203A', text: 'FFFFFF' },
};
