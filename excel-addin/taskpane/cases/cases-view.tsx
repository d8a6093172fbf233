import type { Pane } from '../pane.ts';
import type { PaneReading } from '../pane-reading.ts';

export function CasesView(_props: { readonly pane: Pane; readonly reading: PaneReading }) {
  return null;
}
