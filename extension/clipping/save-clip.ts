import type { CapturedClip } from '../../shared/evidence/captured-clip.ts';
import { shownClip } from '../../shared/evidence/shown-clip.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { announce, announceChange } from '../store/announcements.ts';
import { recordChanges } from '../store/log-writer.ts';
import { readChoices } from '../store/open-stored-inspection.ts';
import { readSetting } from '../store/settings.ts';
import type { Person, StoreError } from '../store/store.ts';
import type { StoreContext } from '../store/store-context.ts';

export type SaveClipError = StoreError | { readonly type: 'no-inspection' };

/** Puts a clip into the inspection in hand, unsorted, in one transaction; resolves when it is on the disk. */
export async function saveClip(
  context: StoreContext,
  clip: CapturedClip,
): Promise<Result<{ readonly item: string }, SaveClipError>> {
  const { database, effects } = context;
  const inspection = await readSetting<string>(database, 'current-inspection');
  const person = await readSetting<Person>(database, 'person');
  if (inspection === null || person === null) return err({ type: 'no-inspection' });
  const item = effects.newId();
  const fields = {
    original: { type: 'clip', ...clip },
    shown: shownClip(clip),
    gatheredAt: new Date(effects.now()).toISOString(),
    ...(await readChoices(context, inspection)),
  } as const;
  const changes = [setFields('item', { id: item }, fields)];
  const saved = await recordChanges(context, { inspection, actor: person.actor }, { changes });
  if (!saved.ok) return saved;
  announceChange(inspection);
  announce({ type: 'clip-saved', inspection, item });
  return ok({ item });
}
