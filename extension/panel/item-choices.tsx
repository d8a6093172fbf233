import { setFields } from '../../shared/ledger/change.ts';
import type { Choices } from '../store/store.ts';
import { type Choice, SelectField } from './fields.tsx';
import type { ItemProps } from './item-in-hand.tsx';

/** Method, area, case and session of an item: what is chosen here stays chosen for what is gathered next. */
export function ItemChoices({ item, panel, inspection, state }: ItemProps) {
  const choose = (field: keyof Choices, value: string) => {
    const fields: Partial<Choices> = { [field]: value === '' ? null : value };
    void panel.record(inspection, [setFields('item', item, fields)]);
    void panel.choose(inspection, fields);
  };
  const { methods, areas } = inspection.areasFramework;
  const openOr = (chosen: string | null) => (one: { readonly id: string; readonly status: string }) =>
    one.status === 'open' || one.id === chosen;
  const lists: readonly (readonly [keyof Choices, string, readonly Choice[]])[] = [
    [
      'method',
      'Method',
      methods.map(({ id, label, isOurs }) => ({ value: id, words: isOurs ? `${label} (ours)` : label })),
    ],
    ['area', 'Area of practice', areas.map(({ id, label }) => ({ value: id, words: label }))],
    [
      'case',
      'Case',
      state.cases.filter(openOr(item.case)).map(({ id, reference }) => ({ value: id, words: reference })),
    ],
    [
      'session',
      'Session',
      state.sessions.filter(openOr(item.session)).map(({ id, title }) => ({ value: id, words: title })),
    ],
  ];
  return (
    <fieldset>
      <legend class="visually-hidden">Where it came from; stays chosen for the next items</legend>
      <div class="pair">
        {lists.map(([field, label, choices]) => (
          <SelectField
            key={field}
            label={label}
            value={item[field] ?? ''}
            none="None"
            choices={choices}
            onValue={(value) => choose(field, value)}
          />
        ))}
      </div>
    </fieldset>
  );
}
