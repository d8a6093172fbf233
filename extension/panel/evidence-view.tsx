import { useSignal } from '@preact/signals';
import { bringChosen } from './brought.ts';
import { EmptyPlace } from './empty-place.tsx';
import { SelectField, TextField, toChoices } from './fields.tsx';
import { filterItems, type ItemFilter } from './filter-items.ts';
import { type Grouping, groupItems, groupingWords, type ItemGroup } from './group-items.ts';
import { ItemList } from './item-list.tsx';
import { DocumentForm } from './later-document-form.ts';
import { laterView } from './later-view.tsx';
import type { ViewProps } from './panel-model.ts';
import { counted } from './plain-words.ts';
import { TwoSides } from './two-sides.tsx';
import { useFound } from './use-found.ts';
import { useIsWide } from './use-is-wide.ts';
import { lookAt, useSettledLook } from './use-settled-look.ts';

const PrintForm = laterView(async () => (await import('./print-form.tsx')).PrintForm);

const filterWords: Readonly<Record<ItemFilter, string>> = {
  standing: 'All that stand',
  'follow-up': 'To follow up',
  withdrawn: 'Withdrawn',
  conflicts: 'Two versions',
};

/** Up to this many found items all groups stand open; beyond, the counts give the overview. */
const fewItems = 50;

/** All items, found by words and filter, under headings. */
export function EvidenceView(view: ViewProps) {
  const { panel, inspection, state } = view;
  const isWide = useIsWide();
  const query = useSignal('');
  const filter = useSignal<ItemFilter>('standing');
  const grouping = useSignal<Grouping>('criterion');
  const isAdding = useSignal(false);
  const isPrinting = useSignal(false);
  const context = { state, framework: inspection.framework, areasFramework: inspection.areasFramework };
  const found = useFound(view, query.value);
  const items = filterItems(state, { filter: filter.value, found: found.ids });
  const groups = groupItems(items, grouping.value, context);
  const isSearch = query.value.trim() !== '' || filter.value !== 'standing';
  const shownGroups = isSearch ? groups.filter((group) => group.items.length > 0) : groups;

  useSettledLook(inspection, query.value.trim() === '' || found.isPending ? null : lookAt('search', items));

  const list = (
    <>
      <div class="list-bar">
        <TextField
          label="Search"
          type="search"
          value={query.value}
          onValue={(value) => {
            query.value = value;
          }}
        />
        <div class="pair">
          <SelectField
            label="Group by"
            value={grouping.value}
            choices={toChoices(groupingWords)}
            onValue={(value) => {
              grouping.value = value as Grouping;
            }}
          />
          <SelectField
            label="Show"
            value={filter.value}
            choices={toChoices(filterWords)}
            onValue={(value) => {
              filter.value = value as ItemFilter;
            }}
          />
        </div>
        <div class="row row-spread">
          <span class="muted" role="status">
            {found.isPending && found.ids === null
              ? 'Getting ready to search …'
              : counted(items.length, 'item')}
          </span>
          <span class="row">
            <button
              type="button"
              class="button-small"
              aria-expanded={isAdding.value}
              onClick={() => {
                isAdding.value = !isAdding.value;
              }}
            >
              Add a document
            </button>
            <label class="file-button button-small">
              Read files
              <input
                type="file"
                multiple
                class="visually-hidden"
                onChange={(event) => bringChosen(panel, event.currentTarget)}
              />
            </label>
            <button
              type="button"
              class="button-small"
              disabled={items.length === 0}
              aria-expanded={isPrinting.value}
              onClick={() => {
                isPrinting.value = !isPrinting.value;
              }}
            >
              Print
            </button>
          </span>
        </div>
      </div>
      {isPrinting.value && (
        <PrintForm
          {...view}
          items={items}
          onDone={() => {
            isPrinting.value = false;
          }}
        />
      )}
      {isAdding.value && (
        <DocumentForm
          {...view}
          onDone={() => {
            isAdding.value = false;
          }}
        />
      )}
      {state.items.length === 0 && !isAdding.value && <EmptyPlace panel={panel} title="No evidence yet" />}
      {state.items.length > 0 && shownGroups.length === 0 && <p class="empty">{nothingFound(query.value)}</p>}
      {state.items.length > 0 &&
        shownGroups.map((group) => (
          <Group
            key={`${grouping.value} ${group.key}`}
            {...view}
            group={group}
            isWide={isWide}
            isOpen={items.length <= fewItems}
          />
        ))}
    </>
  );
  return <TwoSides {...view} isWide={isWide} list={list} />;
}

interface GroupProps extends ViewProps {
  readonly group: ItemGroup;
  readonly isWide: boolean;
  readonly isOpen: boolean;
}

function Group({ group, isOpen, isWide, ...view }: GroupProps) {
  /** What the person chose; until then the view's own idea. */
  const chosen = useSignal<boolean | null>(null);
  const isShown = chosen.value ?? isOpen;
  if (group.items.length === 0) {
    return (
      <p class="group-empty">
        <span>{group.title}</span>
        <span class="group-count">nothing yet</span>
      </p>
    );
  }
  return (
    <details
      class="group"
      open={isShown}
      onToggle={(event) => {
        if (event.currentTarget.open !== isShown) chosen.value = event.currentTarget.open;
      }}
    >
      <summary>
        <span class="group-title">{group.title}</span>
        <span class={group.directions === null ? 'group-count' : 'group-count group-directions'}>
          {groupCount(group)}
        </span>
      </summary>
      {isShown && <ItemList {...view} items={group.items} isWide={isWide} name={group.key} />}
    </details>
  );
}

const nothingFound = (query: string): string =>
  query.trim() === ''
    ? 'Nothing here now. Choose “All that stand” to see the rest.'
    : 'Nothing here has these words. Try fewer words, or another choice under “Show”.';

/** '5: 2 strength, 3 improve': an overview that fits a narrow panel. */
function groupCount({ items, directions }: ItemGroup): string {
  if (directions === null || items.length === 0) return items.length.toLocaleString('en-GB');
  const parts = [
    ...(directions.strength > 0 ? [`${directions.strength} strength`] : []),
    ...(directions['area-for-improvement'] > 0 ? [`${directions['area-for-improvement']} improve`] : []),
    ...(directions.neutral > 0 ? [`${directions.neutral} neutral`] : []),
  ];
  return `${items.length.toLocaleString('en-GB')}: ${parts.join(', ')}`;
}
