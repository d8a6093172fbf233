import { err, ok, type Result } from '../../shared/result.ts';
import { readCover } from '../sheets/cover-sheet.ts';
import { ruleFor } from '../sheets/refuse-import.ts';
import type { WorkbookError } from '../workbook/workbook.ts';
import type { PaneReading } from './pane-reading.ts';
import { countsWanted, gradesWanted, readPane } from './read-pane.ts';
import { editionMissing, editionsFor, ruleFaultReason, type WorkbookAccess } from './workbook-access.ts';

/** What the pane shows; `before` saves counting the evidence again. */
export async function readSheets(
  access: WorkbookAccess,
  before: PaneReading | null,
): Promise<Result<PaneReading | null, WorkbookError>> {
  const wanted = before === null ? [...gradesWanted, ...countsWanted] : gradesWanted;
  const reading = await access.workbook.read(wanted);
  if (!reading.ok) return reading;
  const frameworks = await editionsFor(access, readCover(reading.value));
  if (!frameworks.ok) return frameworks;
  const counts = before?.counts ?? null;
  const rule = ruleFor(reading.value, undefined);
  if (!rule.ok) return err({ type: 'refused', reason: ruleFaultReason(rule.error) });
  const pane = readPane({ reading: reading.value, rule: rule.value, frameworks: frameworks.value, counts });
  if (pane.type === 'framework-missing') return err(editionMissing(pane.framework));
  return ok(pane.type === 'none' ? null : pane.reading);
}
