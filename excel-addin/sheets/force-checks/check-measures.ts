import type { Rule } from '../../../shared/grading/rule.ts';
import type { CheckRow } from '../check-row.ts';
import { meaningText } from '../measure-cells.ts';
import { measureChecks } from '../measure-check.ts';
import type { MeasureReading } from '../measure-readings.ts';

/** What is to be seen to in rows of PL Measures. */
export const checkMeasures = (readings: readonly MeasureReading[], rule: Rule): readonly CheckRow[] =>
  readings.flatMap((reading) => {
    const found = measureChecks
      .filter(({ holds }) => holds(reading, rule))
      .map(({ id, sentence }) => row(reading, id, sentence));
    return [...found, ...criteriaChecks(reading), ...valueChecks(reading)];
  });

const row = (reading: MeasureReading, about: string, sentence: string): CheckRow => ({
  id: `measure ${reading.id} ${about}`,
  kind: 'measure',
  state: 'act',
  what: `${reading.inputs.name}: ${sentence}`,
  at: about === 'numerator' ? reading.places.numerator : reading.places.value,
  where: reading.places.value === null ? 'PL Measures' : '',
  count: 1,
});

const criteriaChecks = (reading: MeasureReading): readonly CheckRow[] =>
  reading.unknownCriteria.length === 0
    ? []
    : [
        row(
          reading,
          'unknown criteria',
          `no criterion of the edition has the number ${reading.unknownCriteria.join(', ')}.`,
        ),
      ];

/** A measure that rests on a marker has no figure, and so no band. */
const valueChecks = (reading: MeasureReading): readonly CheckRow[] =>
  reading.figure.type === 'number' || reading.figure.type === 'error'
    ? []
    : [{ ...row(reading, 'no figure', `there is no figure. ${meaningText(reading)}`), state: 'know' }];
