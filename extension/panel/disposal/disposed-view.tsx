import { FilesView } from '../files-view.tsx';
import { dateInWords, longTime } from '../format-date.ts';
import { personName } from '../item-facts.ts';
import type { ViewProps } from '../panel-model.ts';
import { counted, inspectionKindWords } from '../plain-words.ts';

/** What is left of a disposed inspection: its record, to be read and given out. */
export function DisposedView(view: ViewProps) {
  const { state } = view;
  const { inspection } = state;
  return (
    <>
      <section class="page page-narrow stack" aria-labelledby="disposed-title">
        <h2 id="disposed-title">This inspection was disposed of</h2>
        {state.disposals
          .filter(({ outcome }) => outcome === 'disposed')
          .map(({ id, items, reason, madeBy, madeAtMs, itemCount, textCount, fileCount }) => (
            <p key={id}>
              {personName(state, madeBy)} disposed of{' '}
              {items === null ? 'all of it' : counted(items.length, 'item')} on {longTime(madeAtMs)}:{' '}
              {counted(itemCount, 'item')}, {counted(textCount, 'text')} and {counted(fileCount, 'file')}{' '}
              destroyed. Reason: {reason}
            </p>
          ))}
        {inspection !== null && (
          <p class="muted">
            {inspectionKindWords[inspection.kind]} of {inspection.force}, {dateInWords(inspection.startDate)}{' '}
            to {dateInWords(inspection.endDate)}.
          </p>
        )}
        <p class="muted">
          Nothing is gathered into it any more. Its record is below, under “Who has seen what”; an evidence
          file holds that record without the evidence, and asks colleagues to dispose of what they hold.
        </p>
      </section>
      <FilesView {...view} />
    </>
  );
}
