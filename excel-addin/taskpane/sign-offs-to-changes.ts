import type { SubjectFields } from '../../shared/evidence/subject-fields.ts';
import { trimSpaces } from '../../shared/grading/normal-form.ts';
import { gradeRowKey, layers } from '../sheets/judgment-readings.ts';
import { cellText, rowsOf } from '../sheets/read-cells.ts';
import { signOffHeaders } from '../sheets/topic-readings.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import { type Telling, type TellingInput, tell } from './telling.ts';

/** Who signed which topic, when, and on what; one that was given and has no name any more is told without a name. */
export function signOffsToTellings(reading: WorkbookReading, input: TellingInput): readonly Telling[] {
  const rows = new Map(rowsOf(reading, 'PlGrades').map((row) => [cellText(row, 'Id'), row]));
  const facts = Map.groupBy(rowsOf(reading, 'PlSignOffs'), (row) => cellText(row, 'Grade row'));
  return layers.flatMap((layer) =>
    input.framework.topics.flatMap(({ id: topic }) => {
      const key = gradeRowKey(topic, layer);
      const text = (header: string) => trimSpaces(cellText(rows.get(key), header));
      const name = text(signOffHeaders.by);
      const about = `sign-off ${layer} ${topic}`;
      const said: SubjectFields['sign-off'] = {
        ...{ topic, layer, name, date: text(signOffHeaders.on), restedOn: text(signOffHeaders.digest) },
        facts: name === '' ? 0 : (facts.get(key)?.length ?? 0),
      };
      return name !== '' || input.memory.given.has(about)
        ? [tell('sign-off', { about }, { fields: said, input })]
        : [];
    }),
  );
}
