import type { TableName } from '../../workbook/sheet-plan.ts';
import type { Place } from '../inspection-sheets.ts';
import type { Pane } from '../pane.ts';
import type { PaneReading } from '../pane-reading.ts';
import { ShowButton } from '../show-button.tsx';
import { hasSheet } from './standing.ts';
import { useStanding } from './use-standing.ts';

const pictures: readonly {
  readonly table: TableName;
  readonly place: Place['sheet'];
  readonly name: string;
  readonly sentence: string;
}[] = [
  {
    table: 'PlOverview',
    place: 'overview',
    name: 'Overview',
    sentence: 'Every criterion of every topic, with its grade in words.',
  },
  {
    table: 'PlComparison',
    place: 'comparison',
    name: 'Comparison',
    sentence: 'The force’s grades beside the inspector’s, and those of the round before.',
  },
  {
    table: 'PlCoverage',
    place: 'coverage',
    name: 'Coverage',
    sentence: 'Which criteria have evidence, and by which methods.',
  },
];

interface PicturesProps {
  readonly pane: Pane;
  readonly reading: PaneReading;
}

/** Where the pictures stand, and what each shows. */
export function Pictures({ pane, reading }: PicturesProps) {
  const standing = useStanding(pane, reading);
  if (!standing?.ok) return null;
  const there = pictures.filter(({ table }) => hasSheet(standing.value, table));
  if (there.length === 0) return null;
  return (
    <section class="stack-tight rule-above">
      <h2>Pictures</h2>
      <ul class="place-list">
        {there.map(({ place, name, sentence }) => (
          <li key={place}>
            <span>
              {name}. <span class="muted">{sentence}</span>
            </span>
            <ShowButton pane={pane} place={{ sheet: place, key: null, column: '' }} what={name} />
          </li>
        ))}
      </ul>
    </section>
  );
}
