import { policeForces } from '../../shared/criteria/police-forces.ts';
import { latestReviewDate, soonerDate, suggestReviewDate } from '../../shared/evidence/review-date.ts';
import type { InspectionKind } from '../../shared/evidence/subject-fields.ts';
import type { OrganisationPolicy } from '../../shared/policy/organisation-policy.ts';
import { SelectField, TextField, toChoices } from './fields.tsx';
import { dateInWords } from './format-date.ts';
import { counted, inspectionKindWords } from './plain-words.ts';
import { usePolicy } from './use-policy.ts';

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

/** The date that was given, else the one that is suggested from the last day, no later than the organisation lets it be. */
export const reviewDateOf = (
  { reviewDate, endDate }: Pick<InspectionHead, 'reviewDate' | 'endDate'>,
  policy: OrganisationPolicy | null,
): string => reviewDate || soonerDate(suggestReviewDate(endDate), latestOf(endDate, policy));

const latestOf = (endDate: string, policy: OrganisationPolicy | null): string =>
  latestReviewDate(endDate, policy?.retentionDays ?? null);

/** Null where the days can be as they are. */
export function daysFault(
  { startDate, endDate, reviewDate }: InspectionHead,
  policy: OrganisationPolicy | null,
): string | null {
  if (endDate < startDate) return 'The last day is before the first day. Change one of them.';
  const latest = latestOf(endDate, policy);
  if (latest === '' || reviewDate <= latest) return null;
  return `The review date is later than your organisation lets it be (${daysWords(policy)}). Choose ${dateInWords(latest)} or an earlier day.`;
}

const daysWords = (policy: OrganisationPolicy | null): string =>
  `${counted(policy?.retentionDays ?? 0, 'day')} after the last day`;

/** What stands under the field: an organisation's bound is said before somebody runs into it. */
function reviewHint(endDate: string, policy: OrganisationPolicy | null): string {
  const meaning = 'Then it is decided whether the evidence is still needed';
  const latest = latestOf(endDate, policy);
  return latest === ''
    ? meaning
    : `${meaning}. Your organisation lets it be at most ${daysWords(policy)}: ${dateInWords(latest)}. You may choose an earlier day.`;
}

export function InspectionFields({ fields, onChange }: InspectionFieldsProps) {
  const policy = usePolicy();
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
        value={reviewDateOf(fields, policy)}
        isRequired
        onValue={(reviewDate) => onChange({ reviewDate })}
        hint={reviewHint(fields.endDate, policy)}
      />
    </>
  );
}
