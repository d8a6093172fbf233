import type { ShownFigures } from '../../shared/disclosure/protect-figures.ts';
import { numberCell, textCell } from '../sheets/cell-plan.ts';
import type { CellPlan } from '../workbook/sheet-plan.ts';
import type { Slot } from './figure-register.ts';

/** The Government Analysis Function's symbol for "not applicable". */
const notApplicable = 'z';

/** A little room at the right, where a text stands in the next column. */
export const awayFromText = 'General_)_)';

/** The figure as it leaves; null where a marker stands for it. */
export function shownNumber(slot: Slot | null, figures: ShownFigures): number | null {
  const shown = slot?.type === 'figure' ? figures.get(slot.id) : undefined;
  return shown?.type === 'number' ? shown.number : null;
}

export function shownMarker(slot: Slot | null, figures: ShownFigures): string {
  if (slot === null) return notApplicable;
  if (slot.type === 'absent') return slot.marker;
  const shown = figures.get(slot.id);
  if (shown?.type !== 'marker') throw new Error(`no marker stands for ${slot.id}`);
  return shown.marker;
}

export function shownCell(slot: Slot | null, figures: ShownFigures): CellPlan {
  const number = shownNumber(slot, figures);
  return number === null ? textCell(shownMarker(slot, figures)) : numberCell(number);
}
