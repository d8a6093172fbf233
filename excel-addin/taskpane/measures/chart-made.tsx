import { useEffect, useRef, useState } from 'preact/hooks';
import { type Pane, problem } from '../pane.ts';
import { workbookErrorToSentence } from '../workbook-sentences.ts';
import type { ChartMade } from './chart-measures.ts';
import { roomOf } from './room.ts';

/** What a chart shows, in plain sentences; the names of the methods only for those who ask. */
export function ChartMadeLines({ pane, made }: { readonly pane: Pane; readonly made: ChartMade }) {
  const [isHowShown, setHowShown] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.scrollIntoView({ block: 'nearest' }), [made]);
  return (
    <section class="stack-tight chart-made" aria-labelledby="chart-made" role="status">
      <h2 id="chart-made" ref={heading}>
        {made.title}
      </h2>
      {made.says.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <div class="row">
        <button type="button" class="button-small" onClick={() => showChart(pane, made)}>
          Show the chart
        </button>
        {made.how.length > 0 && (
          <button
            type="button"
            class="button-plain"
            aria-expanded={isHowShown}
            onClick={() => setHowShown(!isHowShown)}
          >
            How this is worked out
          </button>
        )}
        <button
          type="button"
          class="button-plain"
          onClick={() => {
            roomOf(pane).made.value = null;
            document.querySelector<HTMLElement>('.measure-start')?.focus();
          }}
        >
          Close
        </button>
      </div>
      {isHowShown &&
        made.how.map((how) => (
          <p key={how} class="muted">
            {how}
          </p>
        ))}
    </section>
  );
}

const showChart = (pane: Pane, { table }: ChartMade): Promise<void> =>
  pane.run('Going there…', async () => {
    const shown = await pane.access.show(table, { sheet: 'measures', key: null, column: 'Measure' });
    if (!shown.ok) return problem(workbookErrorToSentence(shown.error));
    return shown.value ? null : problem('The chart’s sheet is not there any more. Draw it again.');
  });
