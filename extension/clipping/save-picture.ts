import { setFields } from '../../shared/ledger/change.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { toStored } from '../page-record/to-record.ts';
import { announce, announceChange } from '../store/announcements.ts';
import { recordChanges } from '../store/log-writer.ts';
import { readChoices } from '../store/open-stored-inspection.ts';
import { unlessLocked } from '../store/sealing.ts';
import { readSetting } from '../store/settings.ts';
import type { Person } from '../store/store.ts';
import type { StoreContext } from '../store/store-context.ts';
import type { SaveClipError } from './save-clip.ts';

interface PictureToSave {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What the page says that it shows; '' where it says nothing. */
  readonly words: string;
  readonly pageTitle: string;
  readonly pageUrl: string;
}

/**
 * Puts a picture of a part of a page into the inspection in hand, as a document: it has no words of the page by which
 * it could be found again, and what it shows is for a person to type.
 */
export const savePicture = (
  context: StoreContext,
  picture: PictureToSave,
): Promise<Result<null, SaveClipError>> => unlessLocked(() => saveUnlocked(context, picture));

async function saveUnlocked(
  context: StoreContext,
  { bytes, words, pageTitle, pageUrl }: PictureToSave,
): Promise<Result<null, SaveClipError>> {
  const { effects } = context;
  const inspection = await readSetting<string>(context, 'current-inspection');
  const person = await readSetting<Person>(context, 'person');
  if (inspection === null || person === null) return err({ type: 'no-inspection' });
  const item = effects.newId();
  const picture = { name: 'part-of-page.png', mediaType: 'image/png', bytes };
  const file = await toStored(picture, effects.randomBytes);
  const title = pageTitle || 'Part of a page';
  const { attachment } = file;
  const fields = {
    original: { type: 'document', title, reference: pageUrl, text: words, attachment },
    shown: { text: words || title, title, source: pageUrl, grid: null },
    gatheredAt: new Date(effects.now()).toISOString(),
    ...(await readChoices(context, inspection)),
  } as const;
  const changes = [setFields('item', { id: item }, fields)];
  const saved = await recordChanges(context, { inspection, actor: person.actor }, { changes, files: [file] });
  if (!saved.ok) return saved;
  announceChange(inspection);
  announce({ type: 'clip-saved', inspection, item });
  return ok(null);
}
