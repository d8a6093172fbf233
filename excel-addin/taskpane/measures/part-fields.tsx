import { basisWords, unitWords } from '../../../shared/measures/measure-words.ts';
import { figureInShort } from '../../proposals/find-sentence.ts';
import { areaBetween } from '../../proposals/sheet-grid.ts';
import type { CellArea } from '../../workbook/force-sheet.ts';
import type { Draft } from '../drafts.ts';
import type { Pane } from '../pane.ts';
import { choicesOf, Field, Pick } from './fields.tsx';
import { columnChoices } from './read-selected.ts';
import type { Binding } from './room.ts';
import { CellsButton, FromCells, placeArea } from './show-cells.tsx';

interface PartProps {
  readonly pane: Pane;
  readonly binding: Binding;
  readonly fields: Draft;
  readonly onChange: (change: Draft) => void;
}

const asProposed = { value: '', label: 'As each row’s own cells say' };

/** What was read off their sheet, each part with the cells that it came from. */
export function PartFields({ pane, binding, fields, onChange }: PartProps) {
  const { rows, selected } = binding;
  const { sheetName } = selected.sheet;
  const [first] = rows;
  if (first === undefined) return null;
  const { proposal } = first;
  const isOne = rows.length === 1 && !binding.isWholeTable;
  const shared = { fields, onChange };
  const own = isOne ? [] : [asProposed];
  const from = (what: string, areas: typeof proposal.name.from) =>
    isOne ? <FromCells pane={pane} sheetName={sheetName} areas={areas} what={`the ${what}`} /> : null;
  return (
    <>
      {isOne ? <ValueLine pane={pane} binding={binding} /> : <ColumnLine pane={pane} binding={binding} />}
      {isOne && (
        <Field label="Name" name="name" isLong isRequired {...shared}>
          {from('name', proposal.name.from)}
        </Field>
      )}
      <Pick label="Unit" name="unit" choices={[...own, ...choicesOf(unitWords)]} {...shared}>
        {from('unit', proposal.unit.from)}
      </Pick>
      <Field label="Period" name="period" {...(isOne ? {} : { placeholder: asProposed.label })} {...shared}>
        {isOne ? from('period', proposal.period.from) : <p class="muted">{periodsFound(rows)}</p>}
      </Field>
      <Pick
        label="Counted on one day, or over a period"
        name="basis"
        choices={[...own, ...choicesOf(basisWords)]}
        {...shared}
      />
      <RatioFields pane={pane} binding={binding} {...shared} />
    </>
  );
}

/** What the rows' own cells say of the period, when no other is typed. */
export function periodsFound(rows: Binding['rows']): string {
  const [first = '', ...others] = new Set(rows.map(({ proposal }) => proposal.period.value));
  if (others.length > 0) return 'Found: it differs from row to row.';
  return first === '' ? 'Nothing in the sheet says so: please check.' : `Found: ${first}`;
}

/** Where the values of all rows stand, where that is one column. */
function ColumnLine({ pane, binding: { rows, selected } }: Omit<PartProps, 'fields' | 'onChange'>) {
  const places = rows.map(({ proposal }) => proposal.value);
  const [column = -1, ...others] = new Set(places.map((place) => place.column));
  if (column === -1 || others.length > 0) return null;
  const at = places.map(({ row }) => row);
  const area = areaBetween([Math.min(...at), column], [Math.max(...at), column]);
  return (
    <p class="muted">
      The values stand in{' '}
      <CellsButton pane={pane} sheetName={selected.sheet.sheetName} area={area} what="the values" />
    </p>
  );
}

function ValueLine({ pane, binding: { rows, selected } }: Omit<PartProps, 'fields' | 'onChange'>) {
  const proposal = rows[0]?.proposal;
  if (proposal === undefined) return null;
  const { figure, value, series, table } = proposal;
  const cells = (area: CellArea, what: string) => (
    <CellsButton pane={pane} sheetName={selected.sheet.sheetName} area={area} what={what} />
  );
  return (
    <div class="stack-tight">
      <p>
        <span class="measure-value">{figureInShort(figure)}</span> from {cells(placeArea(value), 'the value')}
      </p>
      {series !== null && (
        <p class="muted">
          Over time {cells(series.values, 'its values over time')}, named by{' '}
          {cells(series.periods, 'its periods')}
        </p>
      )}
      <p class="muted">In the table {cells(table, 'the table')}, without its title and notes</p>
    </div>
  );
}

/** The cells of a share: shown, another column instead, or left out. */
function RatioFields({ pane, binding, fields, onChange }: PartProps) {
  const { rows, selected } = binding;
  const value = rows[0]?.proposal.value;
  const choices = [
    { value: '', label: 'None' },
    ...columnChoices(selected.table).map(({ column, words }) => ({
      value: String(column),
      label: `Column ${words}`,
    })),
  ];
  const shown = (name: string) => {
    const column = fields[name] ?? '';
    return column === '' || value === undefined || rows.length > 1 ? null : (
      <FromCells
        pane={pane}
        sheetName={value.sheetName}
        areas={[placeArea({ ...value, column: Number(column) })]}
        what={name === 'numeratorColumn' ? 'the numerator' : 'the denominator'}
      />
    );
  };
  return (
    <>
      <Pick
        label="Numerator, in the same row"
        name="numeratorColumn"
        choices={choices}
        fields={fields}
        onChange={onChange}
      >
        {shown('numeratorColumn')}
      </Pick>
      <Pick
        label="Denominator, in the same row"
        name="denominatorColumn"
        choices={choices}
        fields={fields}
        onChange={onChange}
      >
        {shown('denominatorColumn')}
      </Pick>
    </>
  );
}
