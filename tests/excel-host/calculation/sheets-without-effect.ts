import type { Sheet } from '../workbook-model/sheet.ts';
import type { WorkbookModel } from '../workbook-model/workbook-model.ts';

/**
 * Sheets without formulas that no formula speaks of. LibreOffice need not load them, which for a force's workbook
 * is most of the time of a recalculation.
 */
export function sheetsWithoutEffect(model: WorkbookModel): ReadonlySet<Sheet> {
  const calculating = new Set<Sheet>();
  const texts: string[] = model.names.all().map((name) => name.formula);
  for (const sheet of model.sheets.filter((each) => each.mayHoldFormulas)) {
    for (const [, , { formula }] of sheet.cells()) {
      if (formula === undefined) continue;
      calculating.add(sheet);
      texts.push(formula);
    }
  }
  const all = texts.join('\n').toLowerCase().replaceAll("''", "'");
  // These reach cells that the formula does not spell out; a span of sheets ("First:Last!A1") does too.
  if (/indirect\(|offset\(|address\(|sheets?\(|:[^\s!()]*!/.test(all)) return new Set();
  const isNamed = (sheet: Sheet): boolean =>
    all.includes(sheet.name.toLowerCase()) ||
    model.tables(sheet).some((table) => all.includes(table.name.toLowerCase()));
  return new Set(model.sheets.filter((sheet) => !calculating.has(sheet) && !isNamed(sheet)));
}
