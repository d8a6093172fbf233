import { err, type Result } from '../../../shared/result.ts';
import type { MeasureReading } from '../../sheets/measure-readings.ts';
import type { WorkbookError } from '../../workbook/workbook.ts';
import { InlineForm } from '../inline-form.tsx';
import { type Pane, problem } from '../pane.ts';
import { useReading } from '../use-reading.ts';
import { workbookErrorToSentence } from '../workbook-sentences.ts';
import { writtenNotice } from '../written-notice.ts';
import { shellDraft } from './fields.tsx';
import { type RestsOnMeasure, readRestsOn, removeMeasure, restsOnSentences } from './remove-measure.ts';
import { roomOf } from './room.ts';

export const removeForm = (id: string): string => `measure-remove ${id}`;

interface RemoveFormProps {
  readonly pane: Pane;
  readonly measure: MeasureReading;
}

/** In two steps: what rested on it first. */
export function RemoveForm({ pane, measure }: RemoveFormProps) {
  const { value, problem: fault } = useReading(() => readRests(pane, measure.id), [measure.id]);
  const reading = pane.reading.value;
  return (
    <InlineForm
      title="Remove this measure?"
      submitLabel="Remove it"
      isBusy={pane.busy.value !== null}
      isGrave
      draft={shellDraft}
      onCancel={() => pane.closeForm()}
      onSubmit={() => remove(pane, measure)}
    >
      {value === null && fault === null && <p class="muted">Reading what rests on it…</p>}
      {fault !== null && <p class="problem">{fault}</p>}
      {value !== null &&
        reading &&
        restsOnSentences(measure, reading, value).map((sentence) => <p key={sentence}>{sentence}</p>)}
      <p class="muted">Your own cells stay as they are. It can be bound again from them.</p>
    </InlineForm>
  );
}

async function readRests(pane: Pane, id: string): Promise<Result<RestsOnMeasure, WorkbookError>> {
  const read = await readRestsOn(pane.access, id);
  if (read.ok) return read;
  const { error } = read;
  return err(error.type === 'workbook' ? error.error : { type: 'refused', reason: error.sentence });
}

const remove = (pane: Pane, { id, inputs }: MeasureReading): Promise<void> =>
  pane.run('Removing the measure…', async () => {
    const removed = await removeMeasure(pane.access, id);
    if (!removed.ok) return problem(workbookErrorToSentence(removed.error));
    roomOf(pane).made.value = null;
    pane.finishForm(removeForm(id));
    await pane.refresh();
    const line = removed.value.wasThere
      ? `${inputs.name} is a measure no more.`
      : `${inputs.name} was not on PL Measures any more.`;
    return writtenNotice(removed.value, [line]);
  });
