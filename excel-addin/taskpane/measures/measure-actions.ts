import type { Result } from '../../../shared/result.ts';
import { areaWord } from '../../proposals/cell-words.ts';
import type { TableProposalRow } from '../../proposals/propose-table.ts';
import type { AcceptedMeasure } from '../../sheets/measure-rows.ts';
import type { CellPlace } from '../../workbook/cell-reference.ts';
import type { NoticeText } from '../notice.tsx';
import { done, type Pane, problem, problemAt } from '../pane.ts';
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
import { fieldsOfRow, type InspectedAmong, inspectedAmong } from './rows-that-bear.ts';
import { bindAccepted } from './write-measures.ts';

export const bindForm = 'measures-bind';
export const updateForm = 'measures-update';
export const compareForm = 'measures-compare';
export const chooseForm = 'measures-choose';

const failed = (fault: MeasureFault): NoticeText =>
  fault.type === 'not-possible' && fault.field !== undefined
    ? problemAt(fault.field, fault.sentence)
    : problem(faultSentence(fault));

/** Words typed of one set of figures are never offered for another, also not for another column of their table. */
export const draftName = ({ selected, rows, column, isWholeTable }: Omit<Binding, 'form'>): string => {
  const cells = rows.map(({ proposal: { value } }) => `${value.row}:${value.column}`).join(' ');
  const whole = isWholeTable ? `${areaWord(selected.table.area)} ${column ?? ''} ` : '';
  return `${bindForm} ${selected.sheet.sheetName} ${whole}${cells}`;
};

const open = (pane: Pane, binding: Omit<Binding, 'form'>): void => {
  roomOf(pane).made.value = null;
  roomOf(pane).binding.value = { ...binding, form: draftName(binding) };
  pane.openForm.value = bindForm;
};

export const useSelection = (pane: Pane): Promise<void> =>
  pane.run('Reading what is selected…', async () => {
    const selected = await readSelected(pane.access);
    if (!selected.ok) return failed(selected.error);
    const { whole } = selected.value;
    if (whole.length > 1) {
      roomOf(pane).choice.value = selected.value;
      pane.openForm.value = chooseForm;
      return null;
    }
    if (whole.length === 1) return openWhole(pane, selected.value);
    const rows = selected.value.proposals.map((proposal) => ({
      proposal,
      isTicked: proposal.rowKind === 'plain' || proposal.rowKind === 'joint-forces',
    }));
    open(pane, { selected: selected.value, rows, column: null, isWholeTable: false });
    return null;
  });

/** Every row of the table that the selection stands in. */
export function openTable(pane: Pane, selected: Selected, column?: number): void {
  const notice = openWhole(pane, selected, column);
  if (notice !== null) pane.notice.value = notice;
}

function openWhole(pane: Pane, selected: Selected, column?: number): NoticeText | null {
  const table = wholeTable(selected, column);
  if (!table.ok) return failed(table.error);
  open(pane, { selected, ...table.value, isWholeTable: true });
  return null;
}

/** One figure is what a person selected, of whatever force; of many rows only the inspected force's bear. */
export const amongOf = (
  { rows, isWholeTable }: Omit<Binding, 'form'>,
  { inspection }: Pick<PaneReading, 'inspection'>,
): InspectedAmong | null =>
  rows.length === 1 && !isWholeTable
    ? null
    : inspectedAmong(
        rows.map(({ proposal }) => proposal),
        inspection.force,
      );

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
    const among = amongOf(binding, reading);
    const accepted: AcceptedMeasure[] = [];
    for (const { proposal } of rows) {
      const id = inPlaceOf === '' ? newId(pane.access) : inPlaceOf;
      const own = fieldsOfRow(fields, proposal, among);
      const one = acceptMeasure(proposal, own, { framework, rule, id });
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
  const without = withoutCriterion(accepted);
  return accepted.length === 1
    ? done(`${first?.measure.name} is a measure now, on PL Measures.`, ...without)
    : done(`${accepted.length} measures stand on PL Measures now.`, ...without);
}

/** What bears on no criterion is seen beside no judgment, which a person should know. */
export function withoutCriterion(accepted: readonly AcceptedMeasure[]): readonly string[] {
  const without = accepted.filter(({ measure }) => measure.criteria.length === 0).length;
  if (without === 0) return [];
  if (accepted.length === 1) return ['It bears on no criterion: none was chosen.'];
  return without === accepted.length
    ? ['None of them bears on a criterion.']
    : [`${without} of them ${without === 1 ? 'bears' : 'bear'} on no criterion: for comparison only.`];
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
