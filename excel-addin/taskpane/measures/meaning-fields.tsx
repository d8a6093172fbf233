import type { ComponentChildren } from 'preact';
import {
  findLibraryMeasure,
  measureLibrary,
  suggestLibraryMeasures,
} from '../../../shared/measures/library.ts';
import type { MeasureUnit } from '../../../shared/measures/measure.ts';
import { directionWords } from '../../../shared/measures/measure-words.ts';
import type { MeasureProposal } from '../../proposals/measure-proposal.ts';
import { limitGrades } from '../../sheets/measure-headers.ts';
import type { Draft } from '../drafts.ts';
import type { PaneReading } from '../pane-reading.ts';
import { CriteriaField } from './criteria-field.tsx';
import { choicesOf, Field, Pick } from './fields.tsx';
import { bandsSentence, holesSentence, libraryFields, limitField } from './measure-fields.ts';

interface MeaningProps {
  readonly reading: PaneReading;
  readonly proposal: MeasureProposal;
  readonly fields: Draft;
  readonly onChange: (change: Draft) => void;
}

/** What no cell can say: what is counted, of what, which way is better, which values count as which grade. */
export function MeaningFields(props: MeaningProps & { readonly children?: ComponentChildren }) {
  const { reading, proposal, fields, onChange, children } = props;
  const { framework, criteria } = reading;
  const shared = { fields, onChange };
  return (
    <>
      <LibraryField reading={reading} proposal={proposal} {...shared} />
      <Field label="Definition: what is counted" name="definition" isLong isRequired {...shared} />
      <Field label="Counted out of" name="denominator" isRequired {...shared}>
        <p class="muted">
          In words, such as “all children reported missing”. Write “none” where there is nothing.
        </p>
      </Field>
      <Pick
        label="Which way is better"
        name="direction"
        isRequired
        choices={[{ value: '', label: 'Choose' }, ...choicesOf(directionWords)]}
        {...shared}
      />
      <CriteriaField framework={framework} criteria={criteria} {...shared} />
      {children}
      <BandFields reading={reading} unit={proposal.unit.value} {...shared} />
    </>
  );
}

function LibraryField({ reading: { framework }, proposal, fields, onChange }: MeaningProps) {
  const suggested = suggestLibraryMeasures(fields.name || proposal.name.value);
  const others = measureLibrary.filter((entry) => !suggested.includes(entry));
  const choices = (entries: typeof suggested) => entries.map(({ id, name }) => ({ value: id, label: name }));
  const traps = findLibraryMeasure(fields.library ?? '')?.traps ?? [];
  return (
    <Pick
      label="From the library of measures"
      name="library"
      fields={fields}
      onChange={({ library = '' }) => onChange(libraryFields(library, { framework, proposal }))}
      choices={[{ value: '', label: 'None: I write it myself' }]}
      groups={[
        { label: 'Suggested by its name', choices: choices(suggested) },
        { label: suggested.length === 0 ? 'All' : 'Others', choices: choices(others) },
      ]}
    >
      {traps.map((trap) => (
        <p key={trap} class="warning trap">
          {trap}
        </p>
      ))}
    </Pick>
  );
}

interface BandProps {
  readonly reading: PaneReading;
  readonly unit: MeasureUnit;
  readonly fields: Draft;
  readonly onChange: (change: Draft) => void;
}

const fromWords: Readonly<Record<string, string>> = { higher: 'from', lower: 'up to' };

function BandFields({ reading: { rule }, unit, fields, onChange }: BandProps) {
  const from = fromWords[fields.direction ?? ''];
  const fault = bandsSentence(fields, rule, unit);
  const caution = fault === null ? holesSentence(fields, rule) : null;
  const grades = limitGrades(rule.scale);
  const hasLimits = grades.some((grade) => (fields[limitField(grade)] ?? '') !== '');
  const target = <Field label="Target, if there is one" name="target" fields={fields} onChange={onChange} />;
  if (from === undefined && !hasLimits) return target;
  return (
    <fieldset class="stack-tight">
      <legend>Which values count as which grade (blank: none)</legend>
      <div class="limits">
        {grades.map((grade) => (
          <Field
            key={grade}
            label={`${grade}, ${from ?? 'limit'}`}
            name={limitField(grade)}
            fields={fields}
            onChange={onChange}
          />
        ))}
      </div>
      <p class={fault === null ? 'muted' : 'problem'} role="status">
        {fault ?? (hasLimits ? `What meets no limit counts as ${rule.scale[0]}.` : '')}
      </p>
      {caution !== null && <p class="warning">{caution}</p>}
      {target}
    </fieldset>
  );
}
