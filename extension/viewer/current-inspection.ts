import { openStoredInspection } from '../store/open-stored-inspection.ts';
import { readSetting } from '../store/settings.ts';
import type { OpenInspection } from '../store/store.ts';
import type { StoreContext } from '../store/store-context.ts';

export interface CurrentInspection {
  /** The inspection that is chosen in the panel now; null where none is. */
  open(): Promise<OpenInspection | null>;
}

/** Follows which inspection is chosen; the one that was open before is closed. */
export function followCurrentInspection(context: StoreContext, onChange: () => void): CurrentInspection {
  let opened: OpenInspection | null = null;
  return {
    async open() {
      const id = await readSetting<string>(context, 'current-inspection');
      if (id === opened?.id) return opened;
      opened?.close();
      opened = null;
      if (id === null) return null;
      const next = await openStoredInspection(context, id);
      if (next.ok) {
        opened = next.value;
        opened.subscribe(onChange);
      }
      return opened;
    },
  };
}
