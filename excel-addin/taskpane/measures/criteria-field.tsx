import type { Criterion, Framework } from '../../../shared/criteria/framework.ts';
import { criteriaNumbersText, readCriteriaNumbers } from '../../sheets/criteria-numbers.ts';
import type { Draft } from '../drafts.ts';

interface CriteriaFieldProps {
  readonly framework: Framework;
  readonly criteria: readonly Criterion[];
  readonly fields: Draft;
  readonly onChange: (change: Draft) => void;
}

/** Several criteria, each by its number and short label. */
export function CriteriaField({ framework, criteria, fields, onChange }: CriteriaFieldProps) {
  const ids = readCriteriaNumbers(framework, fields.criteria ?? '').criteria;
  const put = (next: readonly string[]): void => onChange({ criteria: criteriaNumbersText(framework, next) });
  const chosen = criteria.filter(({ id }) => ids.includes(id));
  return (
    <div class="stack-tight">
      <label for="field-criterion">Criteria that it bears on</label>
      <select
        id="field-criterion"
        value=""
        onChange={(event) => {
          put([...ids, event.currentTarget.value]);
          event.currentTarget.value = '';
        }}
      >
        <option value="">{chosen.length === 0 ? 'Choose one or more' : 'Choose another'}</option>
        {criteria
          .filter(({ id }) => !ids.includes(id))
          .map(({ id, number, label }) => (
            <option key={id} value={id}>
              {number} {label}
            </option>
          ))}
      </select>
      <ul>
        {chosen.map(({ id, number, label }) => (
          <li key={id} class="chosen">
            <span class="grow">
              {number} {label}
            </span>
            <button type="button" class="button-plain" onClick={() => put(ids.filter((one) => one !== id))}>
              Take away<span class="visually-hidden"> {number}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
