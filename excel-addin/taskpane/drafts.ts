/** What was typed in a form and not written yet, by the names of its fields. */
export type Draft = Readonly<Record<string, string>>;

export interface DraftStore {
  /** null where nothing is kept for this form. */
  read(form: string): Draft | null;
  keep(form: string, draft: Draft): void;
  forget(form: string): void;
  /** Everything of every form. */
  forgetAll(): void;
}

const prefix = 'plumbline-draft ';

/** In the session's storage, which outlives a reload of the pane; where that is denied, as long as the pane is open. */
export function createDraftStore(storage: () => Storage): DraftStore {
  const kept = new Map<string, Draft>();
  const inStorage = <T>(use: (storage: Storage) => T): T | null => {
    try {
      return use(storage());
    } catch {
      // Denied or full: the copy in memory holds.
      return null;
    }
  };
  return {
    read: (form) => kept.get(form) ?? parseDraft(inStorage((each) => each.getItem(prefix + form))),
    keep(form, draft) {
      kept.set(form, draft);
      inStorage((each) => each.setItem(prefix + form, JSON.stringify(draft)));
    },
    forget(form) {
      kept.delete(form);
      inStorage((each) => each.removeItem(prefix + form));
    },
    forgetAll() {
      kept.clear();
      inStorage((each) => {
        const ours = Array.from({ length: each.length }, (_, index) => each.key(index) ?? '');
        for (const key of ours) if (key.startsWith(prefix)) each.removeItem(key);
      });
    },
  };
}

export function parseDraft(text: string | null): Draft | null {
  if (text === null) return null;
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
    const fields = Object.entries(json).filter(([, value]) => typeof value === 'string');
    return fields.length === 0 ? null : Object.fromEntries(fields);
  } catch {
    return null;
  }
}

/** Only what a person changed: what the form fills in itself is filled in anew when it opens again. */
export function changedFields(now: Draft, untouched: Draft): Draft | null {
  const changed = Object.entries(now).filter(([name, value]) => value !== (untouched[name] ?? ''));
  return changed.length === 0 ? null : Object.fromEntries(changed);
}
