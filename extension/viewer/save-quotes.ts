import type { Attachment } from '../../shared/evidence/attachment.ts';
import { shownClip } from '../../shared/evidence/shown-clip.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { largestMegabytes } from '../documents/largest-file.ts';
import { recordWithFile } from '../documents/record-with-file.ts';
import { storeErrorSentence } from '../panel/store-sentences.ts';
import { announce } from '../store/announcements.ts';
import type { OpenInspection } from '../store/store.ts';
import type { StoreContext } from '../store/store-context.ts';
import { type PageQuote, toPdfClip } from './pdf-clip.ts';
import type { ShownPdf, Told } from './viewer-model.ts';

interface ToSave {
  readonly inspection: OpenInspection | null;
  readonly shown: ShownPdf;
  readonly quotes: readonly PageQuote[];
}

/** Puts a clip of a PDF into the inspection, with the PDF itself where that is not too large. */
export async function saveQuotes(
  { effects }: StoreContext,
  { inspection, shown, quotes }: ToSave,
): Promise<Told> {
  if (inspection === null) {
    return {
      level: 'problem',
      text: 'Nothing was saved: no inspection is open. Start or choose one in the panel, then clip again; the text is still selected.',
    };
  }
  const { file, source, sha256, title } = shown;
  const item = effects.newId();
  const choices = await inspection.choices();
  const gatheredAt = new Date(effects.now()).toISOString();
  const changesWith = (attachment: Attachment | null) => {
    const clip = toPdfClip({ sha256, name: file.name, title, source, attachment }, quotes);
    const fields = {
      original: { type: 'clip', ...clip },
      shown: shownClip(clip),
      gatheredAt,
      ...choices,
    } as const;
    return [setFields('item', { id: item }, fields)];
  };
  const saved =
    file.bytes.length > largestMegabytes * 1e6
      ? await inspection.record(changesWith(null))
      : await recordWithFile(inspection, file, changesWith);
  if (!saved.ok) return { level: 'problem', text: storeErrorSentence(saved.error) };
  announce({ type: 'clip-saved', inspection: inspection.id, item });
  return { level: 'info', text: 'Clip saved.' };
}
