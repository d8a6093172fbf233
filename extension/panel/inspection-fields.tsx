import { policeForces } from '../../shared/criteria/police-forces.ts';
import { suggestReviewDate } from '../../shared/evidence/review-date.ts';
import type { InspectionKind } from '../../shared/evidence/subject-fields.ts';
import { SelectField, TextField, toChoices } from './fields.tsx';
import { inspectionKindWords } from './plain-words.ts';

interface InspectionHead {
  readonly force: string;
  readonly kind: InspectionKind;
  readonly startDate: string;
  readonly endDate: string;
  /** '' where nobody has changed what is suggested. */
  readonly reviewDate: string;
}

interface InspectionFieldsProps {
  readonly fields: InspectionHead;
  readonly onChange: (fields: Partial<InspectionHead>) => void;
}

/** The date that was given, else the one that is suggested from the last day. */
export const reviewDateOf = ({
  reviewDate,
  endDate,
}: Pick<InspectionHead, 'reviewDate' | 'endDate'>): string => reviewDate || suggestReviewDate(endDate);

/** Null where the days can be as they are. */
export const daysFault = ({ startDate, endDate }: InspectionHead): string | null =>
  endDate < startDate ? 'The last day is before the first day. Change one of them.' : null;

export function InspectionFields({ fields, onChange }: InspectionFieldsProps) {
  return (
    <>
      <TextField
        label="Force"
        value={fields.force}
        isRequired
        suggestions={policeForces}
        onValue={(force) => onChange({ force })}
        hint="Choose from the list, or type another"
      />
      <SelectField
        label="Kind"
        value={fields.kind}
        choices={toChoices(inspectionKindWords)}
        onValue={(kind) => onChange({ kind: kind as InspectionKind })}
      />
      <div class="pair">
        <TextField
          label="First day"
          type="date"
          value={fields.startDate}
          isRequired
          onValue={(startDate) => onChange({ startDate })}
        />
        <TextField
          label="Last day"
          type="date"
          value={fields.endDate}
          isRequired
          onValue={(endDate) => onChange({ endDate })}
        />
      </div>
      <TextField
        label="Review date"
        type="date"
        value={reviewDateOf(fields)}
        isRequired
        onValue={(reviewDate) => onChange({ reviewDate })}
        hint="Then it is decided whether the evidence is still needed"
      />
    </>
  );
}
