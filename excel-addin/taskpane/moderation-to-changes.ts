import { criteriaOf } from '../../shared/criteria/catalogue.ts';
import type { Layer, SubjectFields } from '../../shared/evidence/subject-fields.ts';
import { normalForm, trimSpaces } from '../../shared/grading/normal-form.ts';
import { normaliseJudgment } from '../../shared/grading/normalise-judgment.ts';
import { layers } from '../sheets/judgment-readings.ts';
import { outcomeWords, readModeration } from '../sheets/moderation.ts';
import { cellText, type RowReading, rowsOf } from '../sheets/read-cells.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import { type Telling, type TellingInput, tell } from './telling.ts';

/** What a second person said of each judgment; a moderation that was given and is blank now is told as agreed with ''. */
export function moderationToTellings(reading: WorkbookReading, input: TellingInput): readonly Telling[] {
  const rows = new Map(rowsOf(reading, 'PlJudgments').map((row) => [cellText(row, 'Id'), row]));
  return layers.flatMap((layer) =>
    criteriaOf(input.framework).flatMap(({ id }) => {
      const about = `moderation ${layer} ${id}`;
      const fields = fieldsOf(rows.get(id), { criterion: id, layer }, input);
      const isSaid = fields.name !== '';
      return isSaid || input.memory.given.has(about)
        ? [tell('moderation', { about }, { fields, input })]
        : [];
    }),
  );
}

function fieldsOf(
  row: RowReading | undefined,
  place: { readonly criterion: string; readonly layer: Layer },
  { rule }: TellingInput,
): SubjectFields['moderation'] {
  const said = readModeration((header) => trimSpaces(cellText(row, header)), place.layer);
  const blank = { ...place, outcome: 'agreed', grade: '', reason: '', name: '', date: '' } as const;
  const outcome = normalForm(said.outcome);
  const isProposed = outcome === normalForm(outcomeWords.proposed);
  if (!isProposed && outcome !== normalForm(outcomeWords.agreed)) return blank;
  const grade = normaliseJudgment(said.grade, rule);
  return {
    ...place,
    outcome: isProposed ? 'proposed' : 'agreed',
    grade: isProposed && grade.type === 'grade' ? grade.grade : '',
    reason: said.reason,
    name: said.moderatedBy,
    date: said.date,
  };
}
