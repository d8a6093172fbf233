import type { SubjectFields } from '../../shared/evidence/subject-fields.ts';
import { measureHeader } from '../sheets/measure-headers.ts';
import {
  figureOf,
  type MeasureReading,
  measureBands,
  measureNumber,
  readMeasures,
} from '../sheets/measure-readings.ts';
import { cellText, rowsOf } from '../sheets/read-cells.ts';
import { cellReference } from '../workbook/cell-reference.ts';
import type { CellValue, WorkbookReading } from '../workbook/workbook.ts';
import { goneSince, isSubjectId, type Telling, type TellingInput, tell } from './telling.ts';

/** Every measure with its values as the workbook shows them now; one that was given and is gone is withdrawn. */
export function measuresToTellings(reading: WorkbookReading, input: TellingInput): readonly Telling[] {
  const sources = new Map(
    rowsOf(reading, 'PlMeasures').map((row) => [
      cellText(row, measureHeader.id),
      cellText(row, measureHeader.source),
    ]),
  );
  const measures = readMeasures(reading, input).filter(({ inputs }) => inputs.name.trim() !== '');
  const told = measures.map((measure) => {
    const about = `measure ${measure.id}`;
    const id = isSubjectId(measure.id) ? { id: measure.id } : {};
    return tell(
      'measure',
      { about, ...id },
      { fields: fieldsOf(measure, { today: input.today, told: sources.get(measure.id) ?? '' }), input },
    );
  });
  const standing = new Set(told.map(({ about }) => about));
  const gone = goneSince('measure', input.memory, standing).map(([about, { id }]) =>
    tell('measure', { about, id }, { fields: { withdrawn: 'Taken out of the workbook' }, input }),
  );
  return [...told, ...gone];
}

interface About {
  readonly today: string;
  /** What the row itself says of its source. */
  readonly told: string;
}

function fieldsOf(measure: MeasureReading, { today, told }: About): SubjectFields['measure'] {
  const { inputs, criteria, libraryId, value } = measure;
  return {
    name: inputs.name.trim(),
    unit: inputs.unit ?? 'other',
    direction: inputs.direction ?? 'neutral',
    basis: inputs.basis ?? 'snapshot',
    period: inputs.period,
    definition: inputs.definition,
    denominator: inputs.denominator,
    target: typeof inputs.target === 'number' ? inputs.target : null,
    bands: measureBands(inputs),
    criteria,
    libraryId,
    value: measureNumber(measure),
    valueText: String(value),
    numeratorValue: numberIn(measure.numerator),
    denominatorValue: numberIn(measure.denominator),
    source: measure.places.value === null ? told : sourceOf(measure),
    asOf: today,
    withdrawn: null,
  };
}

function numberIn(value: CellValue): number | null {
  const figure = figureOf(value);
  return figure.type === 'number' ? figure.number : null;
}

/** "'Table 1'!$C$7: Missing children > April 2018 to March 2019 > Marchshire" */
function sourceOf({ places, labels }: MeasureReading): string {
  const cell = places.value === null ? '' : cellReference(places.value);
  const path = [labels.title, ...labels.headers, ...labels.row].filter((label) => label !== '').join(' > ');
  return [cell, path].filter((part) => part !== '').join(': ');
}
