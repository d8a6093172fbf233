import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Criterion, Framework } from '../../shared/criteria/framework.ts';
import { matchCriteria } from './match-criteria.ts';

interface CriterionPickerProps {
  readonly framework: Framework;
  readonly label: string;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (criterion: Criterion) => void;
  /** Enter in the empty, closed field: the person is done here. */
  readonly onDone?: (() => void) | undefined;
  /** The field takes the focus, and sets this to false, whenever it is true. */
  readonly wantsFocus?: Signal<boolean> | undefined;
}

/** A combobox after ARIA 1.2 (editable, list autocomplete, several may be chosen). */
export function CriterionPicker(props: CriterionPickerProps) {
  const { framework, label, chosen, onToggle, onDone, wantsFocus } = props;
  const id = useId();
  const query = useSignal('');
  const isOpen = useSignal(false);
  const active = useSignal(-1);
  const input = useRef<HTMLInputElement>(null);
  const found = matchCriteria(framework, query.value);

  useEffect(() => {
    if (wantsFocus === undefined || !wantsFocus.value) return;
    wantsFocus.value = false;
    input.current?.focus();
  }, [wantsFocus?.value]);
  useEffect(() => {
    if (isOpen.value) document.getElementById(`${id}-${active.value}`)?.scrollIntoView({ block: 'nearest' });
  }, [isOpen.value, active.value]);

  const close = () => {
    isOpen.value = false;
    active.value = -1;
  };
  const toggle = (criterion: Criterion) => {
    onToggle(criterion);
    query.value = '';
    close();
    input.current?.focus();
  };
  const move = (step: number) => {
    const start = active.value < 0 && step < 0 ? 0 : active.value;
    active.value = isOpen.value && found.length > 0 ? (start + step + found.length) % found.length : 0;
    isOpen.value = true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      return move(key === 'ArrowDown' ? 1 : -1);
    }
    if (key === 'Escape') {
      if (isOpen.value || query.value !== '') event.preventDefault();
      if (!isOpen.value) query.value = '';
      return close();
    }
    if (key !== 'Enter') return;
    event.preventDefault();
    const criterion = isOpen.value ? found[active.value] : undefined;
    if (criterion !== undefined) toggle(criterion);
    else if (query.value === '') onDone?.();
  };

  return (
    <div class="combobox">
      <label for={id}>{label}</label>
      <input
        ref={input}
        id={id}
        role="combobox"
        type="text"
        autocomplete="off"
        spellcheck={false}
        placeholder="3.2, or words such as “vulnerable”"
        aria-expanded={isOpen.value}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen.value && active.value >= 0 ? `${id}-${active.value}` : undefined}
        value={query.value}
        onInput={(event) => {
          query.value = event.currentTarget.value;
          isOpen.value = true;
          active.value = query.value.trim() === '' ? -1 : 0;
        }}
        onClick={() => {
          isOpen.value = true;
        }}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      <OptionList
        {...{ id, framework, found, chosen }}
        active={active.value}
        isOpen={isOpen.value}
        onPick={toggle}
      />
    </div>
  );
}

interface OptionListProps {
  readonly id: string;
  readonly framework: Framework;
  readonly found: readonly Criterion[];
  readonly chosen: ReadonlySet<string>;
  readonly active: number;
  readonly isOpen: boolean;
  readonly onPick: (criterion: Criterion) => void;
}

/** The list is there while it is closed, too: aria-controls must name something. */
function OptionList({ id, found, chosen, active, isOpen, onPick }: OptionListProps) {
  return (
    <div
      id={`${id}-list`}
      class="listbox"
      role="listbox"
      aria-label="Criteria"
      aria-multiselectable
      hidden={!isOpen}
    >
      {isOpen &&
        found.map((criterion, index) => (
          // The keyboard reaches the options by the field's aria-activedescendant, so they take no focus of their own.
          <div
            key={criterion.id}
            id={`${id}-${index}`}
            class={index === active ? 'option is-active' : 'option'}
            role="option"
            tabIndex={-1}
            aria-selected={chosen.has(criterion.id)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(criterion)}
            onKeyDown={() => undefined}
          >
            <strong>
              {criterion.number} {criterion.label}
              {chosen.has(criterion.id) && <span class="muted"> · chosen, Enter takes it off</span>}
            </strong>
            <span class="muted">{criterion.text}</span>
          </div>
        ))}
      {isOpen && found.length === 0 && (
        <div class="option muted" role="option" aria-selected={false} aria-disabled tabIndex={-1}>
          No criterion has these words. Try a number such as 3.2, or fewer words.
        </div>
      )}
    </div>
  );
}
