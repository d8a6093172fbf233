import { parseAddress } from '../workbook-model/address.ts';
import type { CellContent } from '../workbook-model/cell.ts';
import type { WorkbookModel } from '../workbook-model/workbook-model.ts';
import type { Calculator, FormulaResults } from './calculator.ts';
import { type LibreOffice, startLibreOffice } from './libreoffice.ts';
import { sheetsWithoutEffect } from './sheets-without-effect.ts';

/** Calculates with a LibreOffice that is started when first needed, or with one that is shared. */
export function createLibreOfficeCalculator(shared?: LibreOffice): Calculator {
  let started: Promise<LibreOffice> | undefined;
  const office = (): Promise<LibreOffice> => {
    started ??= shared ? Promise.resolve(shared) : startLibreOffice();
    return started;
  };
  return {
    description: 'Recalculated by LibreOffice',
    calculate: async (model) => {
      const results = await (await office()).recalculate(model.save(sheetsWithoutEffect(model)));
      applyResults(model, results);
    },
    close: async () => {
      if (!shared && started) await (await started).close();
    },
  };
}

function applyResults(model: WorkbookModel, results: FormulaResults): void {
  for (const sheet of model.sheets) {
    for (const [name, value] of results.get(sheet.name) ?? []) {
      const box = parseAddress(name);
      const isFormula = box && sheet.cell(box.top, box.left).formula !== undefined;
      if (isFormula) sheet.setResult(box.top, box.left, tidy(value));
    }
  }
}

/** LibreOffice has error texts of its own ("Err:508"); in a workbook they read as Excel's nearest. */
function tidy(value: CellContent): CellContent {
  if (typeof value !== 'object' || value === null || value.error.startsWith('#')) return value;
  return { error: '#VALUE!' };
}
