import type { Pane } from '../pane.ts';
import type { PaneReading } from '../pane-reading.ts';

export function MeasuresView(_props: { readonly pane: Pane; readonly reading: PaneReading }) {
  return null;
}
