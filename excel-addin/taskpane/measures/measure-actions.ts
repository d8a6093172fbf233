import type { Result } from '../../../shared/result.ts';
import { areaWord } from '../../proposals/cell-words.ts';
import type { TableProposalRow } from '../../proposals/propose-table.ts';
import type { AcceptedMeasure } from '../../sheets/measure-rows.ts';
import type { CellPlace } from '../../workbook/cell-reference.ts';
import type { NoticeText } from '../notice.tsx';
import { done, type Pane, problem } from '../pane.ts';
import type { PaneReading } from '../pane-reading.ts';
import { counted, listed } from '../plain-words.ts';
import { newId } from '../workbook-access.ts';
import { workbookErrorToSentence } from '../workbook-sentences.ts';
import { type ChartMade, chartOverTime, compareForces } from './chart-measures.ts';
import { checkFigures } from './check-figures.ts';
import { type Look, lookAgain, offered, takeFound } from './find-measures.ts';
import { faultSentence, type MeasureFault } from './measure-fault.ts';
import { acceptMeasure, type MeasureFields } from './measure-fields.ts';
import { readSelected, type Selected, wholeTable } from './read-selected.ts';
import { type Binding, roomOf } from './room.ts';
import { bindAccepted } from './write-measures.ts';

export const bindForm = 'measures-bind';
export const updateForm = 'measures-update';
export const compareForm = 'measures-compare';

const failed = (fault: MeasureFault): NoticeText => problem(faultSentence(fault));

/** The drafts of one figure, or of one table, are its own. */
const draftName = ({ sheet, table }: Selected, rows: readonly TableProposalRow[]): string => {
  const [first, another] = rows;
  const { value } = first?.proposal ?? {};
  const where =
    another === undefined && value !== undefined ? `${value.row} ${value.column}` : areaWord(table.area);
  return `${bindForm} ${sheet.sheetName} ${where}`;
};

const open = (pane: Pane, binding: Omit<Binding, 'form'>): void => {
  roomOf(pane).made.value = null;
  roomOf(pane).binding.value = { ...binding, form: draftName(binding.selected, binding.rows) };
  pane.openForm.value = bindForm;
};

export const useSelection = (pane: Pane): Promise<void> =>
  pane.run('Reading what is selected…', async () => {
    const selected = await readSelected(pane.access);
    if (!selected.ok) return failed(selected.error);
    const rows = selected.value.proposals.map((proposal) => ({
      proposal,
      isTicked: proposal.rowKind === 'plain' || proposal.rowKind === 'joint-forces',
    }));
    open(pane, { selected: selected.value, rows, column: null, isWholeTable: false });
    return null;
  });

/** Every row of the table that the selection stands in. */
export function openTable(pane: Pane, selected: Selected, column?: number): void {
  const table = wholeTable(selected, column);
  if (table.ok) open(pane, { selected, ...table.value, isWholeTable: true });
  else pane.notice.value = failed(table.error);
}

interface Confirmed {
  readonly reading: PaneReading;
  readonly rows: readonly TableProposalRow[];
  readonly fields: MeasureFields;
  /** A measure that stands already, and rests on this cell from now on. */
  readonly inPlaceOf: string;
}

export const confirm = (pane: Pane, binding: Binding, confirmed: Confirmed): Promise<void> =>
  pane.run('Binding to the sheet…', async () => {
    const { reading, rows, fields, inPlaceOf } = confirmed;
    const { framework, rule } = reading;
    if (rows.length === 0) return problem('Tick at least one row.');
    const accepted: AcceptedMeasure[] = [];
    for (const { proposal } of rows) {
      const id = inPlaceOf === '' ? newId(pane.access) : inPlaceOf;
      const one = acceptMeasure(proposal, fields, { framework, rule, id });
      if (!one.ok) return failed(one.error);
      accepted.push(one.value);
    }
    return bindAll(pane, binding, accepted);
  });

async function bindAll(
  pane: Pane,
  binding: Binding,
  accepted: readonly AcceptedMeasure[],
): Promise<NoticeText> {
  const bound = await bindAccepted(pane.access, accepted);
  if (!bound.ok) return failed(bound.error);
  pane.draftOf(binding.form).forget();
  roomOf(pane).binding.value = null;
  pane.finishForm(bindForm);
  await pane.refresh();
  const [first] = accepted;
  return accepted.length === 1
    ? done(`${first?.measure.name} is a measure now, on PL Measures.`)
    : done(`${accepted.length} measures stand on PL Measures now.`);
}

export const startUpdate = (pane: Pane): Promise<void> =>
  pane.run('Looking for every measure in your sheets…', async () => {
    const look = await lookAgain(pane.access);
    if (!look.ok) return failed(look.error);
    const { lines, unbound } = look.value;
    const isSettled = lines.every((line) => line.verdict.type === 'found' && offered(line) === null);
    if (isSettled && lines.length > 0) return done(settledSentence(lines.length), ...unboundLines(unbound));
    roomOf(pane).look.value = look.value;
    pane.openForm.value = updateForm;
    return null;
  });

const settledSentence = (count: number): string =>
  count === 1
    ? 'The measure is where it was, with the same figure and period.'
    : `All ${count} measures are where they were, with the same figures and periods.`;

export const unboundLines = (names: readonly string[]): readonly string[] =>
  names.length === 0
    ? []
    : [
        `Not looked for, since no cell of this workbook was ever behind ${names.length === 1 ? 'it' : 'them'}: ${listed(names)}.`,
      ];

export const takeUpdate = (pane: Pane, look: Look, taken: ReadonlyMap<string, CellPlace>): Promise<void> =>
  pane.run('Writing the new figures…', async () => {
    if (taken.size === 0) return problem('Nothing is ticked or chosen. Press Cancel to leave all as it is.');
    const updated = await takeFound(pane.access, look, taken);
    if (!updated.ok) return failed(updated.error);
    roomOf(pane).look.value = null;
    pane.finishForm(updateForm);
    await pane.refresh();
    const { charts, partsLost } = updated.value;
    const drawn = charts === 0 ? '' : `, and ${counted(charts, 'chart')} drawn anew`;
    const lost =
      partsLost.length === 0
        ? []
        : [
            `The numerator and denominator of ${listed(partsLost)} stand in other columns now: bind those anew.`,
          ];
    return done(`${counted(updated.value.taken, 'measure')} updated${drawn}.`, ...lost);
  });

export const drawOverTime = (pane: Pane, id: string): Promise<void> =>
  pane.run('Drawing the chart…', () => drawn(pane, chartOverTime(pane.access, id)));

export const drawCompared = (pane: Pane, ids: readonly string[]): Promise<void> =>
  pane.run('Comparing the forces…', async () => {
    if (ids.length < 2) return problem('Tick at least two forces.');
    const notice = await drawn(pane, compareForces(pane.access, ids));
    if (notice === null) pane.finishForm(compareForm);
    return notice;
  });

async function drawn(
  pane: Pane,
  making: Promise<Result<ChartMade, MeasureFault>>,
): Promise<NoticeText | null> {
  const made = await making;
  if (!made.ok) return failed(made.error);
  roomOf(pane).made.value = made.value;
  return null;
}

export const check = (pane: Pane): Promise<void> =>
  pane.run('Looking through all your figures…', async () => {
    const checked = await checkFigures(pane.access);
    if (!checked.ok) return failed(checked.error);
    const { toSee, toKnow } = checked.value;
    roomOf(pane).checked.value = toSee + toKnow > 0;
    if (toSee + toKnow === 0) return done('Nothing was found in the figures that needs a word.');
    return done(
      `PL Checks lists ${counted(toSee + toKnow, 'thing')}: ${toSee} to see to, ${toKnow} to know of.`,
    );
  });

export const showChecks = (pane: Pane): Promise<void> =>
  pane.run('Going there…', async () => {
    const shown = await pane.sheets.show({ sheet: 'checks', key: null, column: 'What' });
    if (!shown.ok) return problem(workbookErrorToSentence(shown.error));
    return shown.value ? null : problem('PL Checks is not there any more. Press Check the figures again.');
  });

export function startCompare(pane: Pane): void {
  if (pane.busy.value !== null) return;
  pane.notice.value = null;
  roomOf(pane).made.value = null;
  pane.openForm.value = compareForm;
}
