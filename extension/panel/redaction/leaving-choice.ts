import { attachmentOf } from '../../../shared/exchange/verify-pack.ts';
import type { ItemState } from '../../../shared/ledger/inspection-state.ts';
import type { ItemCheck } from '../../redaction/check-items.ts';
import type { Leaving } from '../../store/store.ts';

export const whichItems = ['all', 'criteria', 'clear'] as const;

/** What a person chose to give. A type, not an interface: only types fit the draft’s JSON. */
export type LeavingChoice = {
  readonly which: (typeof whichItems)[number];
  /** Ids, where items are chosen by criteria. */
  readonly criteria: readonly string[];
  /** Ids of items that stay. */
  readonly leftOut: readonly string[];
  readonly withNotes: boolean;
  readonly withStaffComments: boolean;
  readonly withEarlier: boolean;
  readonly withOriginals: boolean;
  readonly originalsBecause: string;
};

export const blankChoice: LeavingChoice = {
  which: 'all',
  criteria: [],
  leftOut: [],
  withNotes: false,
  withStaffComments: false,
  withEarlier: false,
  withOriginals: false,
  originalsBecause: '',
};

type Checks = ReadonlyMap<string, ItemCheck>;

/** Whether something goes with an item that nobody has looked through: its page, or a file. */
export const hasUnread = ({ original, kept, redaction }: ItemState): boolean =>
  redaction === null && (kept?.outcome === 'kept' || attachmentOf(original) !== null);

export function chosenItems(
  items: readonly ItemState[],
  { which, criteria, leftOut }: LeavingChoice,
  checks: Checks,
): readonly ItemState[] {
  const out = new Set(leftOut);
  const chosen = new Set(criteria);
  return items.filter((item) => {
    if (out.has(item.id)) return false;
    if (which === 'criteria') return item.links.some(({ criterion }) => chosen.has(criterion));
    return which === 'all' || (checks.get(item.id)?.words.size === 0 && !hasUnread(item));
  });
}

export function toLeaving(items: readonly ItemState[], choice: LeavingChoice, checks: Checks): Leaving {
  const isAll = choice.which === 'all' && choice.leftOut.length === 0;
  const { withNotes, withStaffComments, withEarlier } = choice;
  return {
    items: isAll ? null : chosenItems(items, choice, checks).map(({ id }) => id),
    ...{ withNotes, withStaffComments, withEarlier },
    originalsBecause: choice.withOriginals ? choice.originalsBecause.trim() : null,
  };
}
