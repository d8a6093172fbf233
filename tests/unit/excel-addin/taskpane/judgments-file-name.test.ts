import { expect, test } from 'vitest';
import { judgmentsFileName } from '../../../../excel-addin/taskpane/judgments-file-name.ts';

test.each([
  ['Northshire Police', 'northshire-police-judgments-2026-11-22.plumb'],
  ['Heddlu Môn/Cymru: "Gogledd"', 'heddlu-mon-cymru-gogledd-judgments-2026-11-22.plumb'],
  ['…', 'judgments-2026-11-22.plumb'],
])('names the file of %s in plain letters', (force, name) => {
  expect(judgmentsFileName(force, '2026-11-22')).toBe(name);
});
