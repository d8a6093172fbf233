import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { areaGrid, areaName, parseArea, usedArea } from '../../shared/documents/cell-area.ts';
import { gridToText } from '../../shared/evidence/shown-clip.ts';
import type { SheetReading } from '../documents/document-reading.ts';
import type { ChosenPart } from './brought-form.tsx';
import { SelectField, TextField } from './fields.tsx';
import { Grid } from './item-text.tsx';

interface BroughtSheetsProps {
  readonly sheets: readonly SheetReading[];
  readonly part: Signal<ChosenPart>;
}

/** More rows than anyone reads in an item; the file is kept whole. */
const mostRowsKept = 200;

/** One area of one sheet, as a table. */
export function BroughtSheets({ sheets, part }: BroughtSheetsProps) {
  const index = useSignal(0);
  const sheet = sheets[index.value];
  const area = useSignal<string | null>(null);
  const hasHeaders = useSignal(true);
  const used = sheet && usedArea(sheet.rows);
  const words = area.value ?? (used ? areaName(used) : '');
  const cells = parseArea(words);
  const isTooLong = cells !== null && cells.bottom - cells.top > mostRowsKept;
  const grid =
    sheet && cells && !isTooLong
      ? areaGrid(sheet.rows, cells, { caption: sheet.name, hasHeaders: hasHeaders.value })
      : null;
  useEffect(() => {
    part.value =
      grid && sheet
        ? { text: gridToText(grid), grid, place: `sheet “${sheet.name}”, ${words}` }
        : { text: '', grid: null, place: '' };
  }, [sheet, words, hasHeaders.value]);
  if (sheet === undefined) return <p>This workbook has no sheet with cells.</p>;
  return (
    <div class="stack">
      <SelectField
        label={`Sheet (of ${sheets.length})`}
        value={String(index.value)}
        choices={sheets.map(({ name, isHidden }, at) => ({
          value: String(at),
          words: isHidden ? `${name} (hidden)` : name,
        }))}
        onValue={(value) => {
          index.value = Number(value);
          area.value = null;
        }}
      />
      <TextField
        label="Cells that matter"
        value={words}
        hint={used ? `Cells with something in them: ${areaName(used)}` : 'This sheet is empty.'}
        onValue={(value) => {
          area.value = value;
        }}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={hasHeaders.value}
          onChange={(event) => {
            hasHeaders.value = event.currentTarget.checked;
          }}
        />
        The first of these rows holds the headings
      </label>
      {cells === null && words !== '' && <p class="problem">Give the cells like this: A3:D12</p>}
      {isTooLong && <p class="problem">Choose {mostRowsKept} rows at most. The file itself is kept whole.</p>}
      {grid && grid.rows.length > 0 && <Grid grid={grid} />}
    </div>
  );
}
