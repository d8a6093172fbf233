import { boundClip } from '../../shared/evidence/bound-clip.ts';
import type { CapturedClip } from '../../shared/evidence/captured-clip.ts';
import { shownClip } from '../../shared/evidence/shown-clip.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { announce, announceChange } from '../store/announcements.ts';
import { recordChanges } from '../store/log-writer.ts';
import { readChoices } from '../store/open-stored-inspection.ts';
import type { PendingPageRow } from '../store/sealed-rows.ts';
import { unlessLocked } from '../store/sealing.ts';
import { readSetting } from '../store/settings.ts';
import type { Person, StoreError } from '../store/store.ts';
import type { StoreContext } from '../store/store-context.ts';

export interface SavedClip {
  readonly item: string;
  /** What is to be kept of its page from now on; null where there is no tab that shows it. */
  readonly pending: PendingPageRow | null;
}

export type SaveClipError = StoreError | { readonly type: 'no-inspection' };

/**
 * Puts a clip into the inspection in hand, unsorted, in one transaction; resolves when it is on the disk. That its page
 * is still to be kept is written with it, so that a worker that dies leaves word of what it owed.
 */
export const saveClip = (
  context: StoreContext,
  clip: CapturedClip,
  tabId: number | null = null,
): Promise<Result<SavedClip, SaveClipError>> => unlessLocked(() => saveUnlocked(context, clip, tabId));

async function saveUnlocked(
  context: StoreContext,
  given: CapturedClip,
  tabId: number | null,
): Promise<Result<SavedClip, SaveClipError>> {
  const { effects } = context;
  const clip = boundClip(given);
  const inspection = await readSetting<string>(context, 'current-inspection');
  const person = await readSetting<Person>(context, 'person');
  if (inspection === null || person === null) return err({ type: 'no-inspection' });
  const item = effects.newId();
  const clippedAtMs = effects.now();
  const fields = {
    original: { type: 'clip', ...clip },
    shown: shownClip(clip),
    gatheredAt: new Date(clippedAtMs).toISOString(),
    ...(await readChoices(context, inspection)),
  } as const;
  const changes = [setFields('item', { id: item }, fields)];
  const { pageUrl, pageTitle } = clip;
  const pending = tabId === null ? null : { item, inspection, tabId, pageUrl, pageTitle, clippedAtMs };
  const whole = { changes, pending: pending === null ? {} : { begun: pending } };
  const saved = await recordChanges(context, { inspection, actor: person.actor }, whole);
  if (!saved.ok) return saved;
  announceChange(inspection);
  announce({ type: 'clip-saved', inspection, item });
  return ok({ item, pending });
}
