import type { Framework } from '../../../shared/criteria/framework.ts';
import type { Rule } from '../../../shared/grading/rule.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { MeasureProposal } from '../../proposals/measure-proposal.ts';
import { meaningText } from '../../sheets/measure-cells.ts';
import { checkText } from '../../sheets/measure-check.ts';
import { type MeasureReading, measureBand, readMeasures } from '../../sheets/measure-readings.ts';
import { measuresWanted } from '../../sheets/measures-sheet.ts';
import { readNow, type WorkbookAccess } from '../workbook-access.ts';
import { type MeasureFault, workbookFault } from './measure-fault.ts';
import { isAt } from './write-measures.ts';

/** One bound measure as the pane lists it. */
export interface MeasureLine {
  readonly reading: MeasureReading;
  readonly value: string;
  readonly band: string | null;
  /** What a person should see to, and what one should know. */
  readonly warnings: readonly string[];
}

export async function readMeasureList(
  access: WorkbookAccess,
): Promise<Result<readonly MeasureLine[], MeasureFault>> {
  const now = await readNow(access, measuresWanted);
  if (!now.ok) return workbookFault(now.error);
  return ok(readMeasures(now.value.reading, now.value).map((reading) => lineOf(reading, now.value)));
}

const lineOf = (
  reading: MeasureReading,
  { rule }: { readonly framework: Framework; readonly rule: Rule },
): MeasureLine => ({
  reading,
  value: meaningText(reading),
  band: measureBand(reading, rule),
  warnings: [checkText(reading, rule), reading.warnings].filter((text) => text !== ''),
});

/** The measure that a cell stands behind already, under that name. */
export const standingAt = (
  lines: readonly MeasureLine[],
  { value, name }: Pick<MeasureProposal, 'value' | 'name'>,
): MeasureReading | undefined =>
  lines.find(({ reading }) => reading.inputs.name === name.value && isAt(reading.places.value, value))
    ?.reading;

export interface CompareGroup {
  readonly key: string;
  /** What is counted: what stands before the force's name in each. */
  readonly name: string;
  readonly lines: readonly MeasureLine[];
}

export const comparedName = (name: string): string => name.split(': ').slice(0, -1).join(': ') || name;

/** Measures that say the same before a force's name, one after another, with that said once. */
export function namedGroups(
  lines: readonly MeasureLine[],
): readonly { readonly name: string; readonly lines: readonly MeasureLine[] }[] {
  const groups = Map.groupBy(lines, ({ reading }) => comparedName(reading.inputs.name));
  return [...groups].map(([name, members]) => ({ name: members.length < 2 ? '' : name, lines: members }));
}

/** Measures of one column of one table, each with its own numerator and denominator: they can be compared. */
export function compareGroups(lines: readonly MeasureLine[]): readonly CompareGroup[] {
  const able = lines.filter(
    ({ reading: { places } }) =>
      places.value !== null && places.numerator !== null && places.denominator !== null,
  );
  const groups = Map.groupBy(able, ({ reading: { places, labels, inputs } }) =>
    JSON.stringify([places.value?.sheetName, labels.title, labels.headers, comparedName(inputs.name)]),
  );
  return [...groups].flatMap(([key, members]) => {
    const name = comparedName(members[0]?.reading.inputs.name ?? '');
    return members.length < 2 ? [] : [{ key, name, lines: members }];
  });
}
