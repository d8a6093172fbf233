import type { PaneReading } from './pane-reading.ts';
import { listed } from './plain-words.ts';

/** Somebody deleted a sheet of ours: what it held is gone, the sheet itself can be had again. */
export const MissingSheets = ({ reading: { missing } }: { readonly reading: PaneReading }) =>
  missing.length === 0 ? null : (
    <div class="notice notice-caution">
      <p>
        {listed(missing)} {missing.length === 1 ? 'is' : 'are'} not in this workbook any more. Undo the
        deletion in Excel, or bring in the evidence file again: it adds the sheet, without what was typed
        there.
      </p>
    </div>
  );
