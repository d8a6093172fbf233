import type { ItemState } from '../../../shared/ledger/inspection-state.ts';
import type { ItemCheck } from '../../redaction/check-items.ts';
import { addCounts, countsInWords } from '../../redaction/class-words.ts';
import type { PanelModel } from '../panel-model.ts';
import { counted } from '../plain-words.ts';
import { hasUnread } from './leaving-choice.ts';
import type { Checks } from './use-checks.ts';

interface WhatLeavesProps {
  readonly panel: PanelModel;
  readonly items: readonly ItemState[];
  readonly checks: Checks;
  readonly withNotes: boolean;
  /** Findings, sessions, cases and judgments go, too. */
  readonly withOthers: boolean;
  /** Left out where nothing can be taken out of what is given. */
  readonly onLeaveOut?: (item: string) => void;
}

/** As many as anybody goes through at once. */
const mostListed = 30;

/** What would still leave: names and numbers that were found, and what nobody has looked through. */
export function WhatLeaves({ panel, items, checks, withNotes, withOthers, onLeaveOut }: WhatLeavesProps) {
  const found = items.flatMap((item) => {
    const counts = countsThatLeave(checks.items.get(item.id), withNotes);
    return counts.size === 0 ? [] : [{ item, counts }];
  });
  const all = addCounts(found.map(({ counts }) => counts));
  const hidden = items.filter(({ redaction }) => redaction !== null).length;
  const unread = items.filter(hasUnread).length;
  const others = withOthers ? checks.others : [];
  return (
    <div class="stack-tight" aria-live="polite">
      <p>
        {counted(items.length, 'item')} would leave
        {hidden > 0 && `, ${hidden.toLocaleString('en-GB')} of them with names hidden`}.{' '}
        {found.length === 0
          ? 'No name and no number was found in their words.'
          : `In the words of ${found.length.toLocaleString('en-GB')} there would still be: ${countsInWords(all)}.`}
      </p>
      {unread > 0 && (
        <p class="notice notice-caution">
          <span>
            With {counted(unread, 'item')} goes the page or file that it is from: pictures, archive, fields.
            Nobody has looked for names in those. “Hide names” in an item takes them out.
          </span>
        </p>
      )}
      {others.length > 0 && (
        <p class="notice notice-caution">
          <span>
            Names were also found in what was written: {othersInWords(others)}. Change the words there if they
            are not to leave.
          </span>
        </p>
      )}
      {found.length > 0 && (
        <details>
          <summary>Where they were found</summary>
          <ul class="stack-tight">
            {found.slice(0, mostListed).map(({ item, counts }) => (
              <li key={item.id}>
                <div class="row">
                  <span class="grow">
                    {item.shown.title || 'Without a title'}
                    <span class="muted"> {countsInWords(counts)}</span>
                  </span>
                  <button type="button" class="button-small" onClick={() => goToItem(panel, item)}>
                    Show it
                  </button>
                  {onLeaveOut && (
                    <button type="button" class="button-small" onClick={() => onLeaveOut(item.id)}>
                      Leave it out
                    </button>
                  )}
                </div>
              </li>
            ))}
          </ul>
          {found.length > mostListed && (
            <p class="muted">{counted(found.length - mostListed, 'further item')} not listed here.</p>
          )}
        </details>
      )}
    </div>
  );
}

const countsThatLeave = (check: ItemCheck | undefined, withNotes: boolean) =>
  addCounts(check === undefined ? [] : withNotes ? [check.words, check.notes] : [check.words]);

const othersInWords = (others: Checks['others']): string =>
  [...Map.groupBy(others, ({ what }) => what)]
    .map(([what, of]) => `${what.toLowerCase()} (${of.length})`)
    .join(', ');

/** Where it stands in the list of its first criterion, or among those that are to be sorted. */
function goToItem(panel: PanelModel, { id, links: [first] }: ItemState): void {
  panel.goTo(first === undefined ? 'to-sort' : 'evidence');
  panel.takeInHand(id, first?.criterion ?? '');
}
