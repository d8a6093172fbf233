import type { PaneReading } from './pane-reading.ts';
import { listed } from './plain-words.ts';

/** Somebody deleted a sheet of ours. Excel takes back the deletion of a sheet in some of its programs only. */
export const MissingSheets = ({ reading: { missing } }: { readonly reading: PaneReading }) =>
  missing.length === 0 ? null : (
    <div class="page">
      <div class="notice notice-caution">
        <p>
          {listed(missing)} {missing.length === 1 ? 'is' : 'are'} not in this workbook any more. Undo the
          deletion in Excel (Ctrl+Z) if it still can, or take an earlier copy of the workbook; what was typed
          there is gone otherwise. Bringing in the evidence file again adds the sheet, without what was typed.
        </p>
      </div>
    </div>
  );
