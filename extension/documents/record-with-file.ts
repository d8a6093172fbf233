import { hexToBytes } from '../../shared/encoding.ts';
import type { Attachment } from '../../shared/evidence/attachment.ts';
import { attachmentOf } from '../../shared/exchange/verify-pack.ts';
import type { Change } from '../../shared/ledger/change.ts';
import { commitmentOf } from '../../shared/ledger/content.ts';
import type { OpenInspection } from '../store/store.ts';
import type { BroughtFile } from './document-reading.ts';

/** Records changes that name a file; its bytes are stored once in an inspection, however many items are made of it. */
export async function recordWithFile(
  inspection: OpenInspection,
  file: BroughtFile,
  toChanges: (attachment: Attachment) => readonly Change[],
): ReturnType<OpenInspection['record']> {
  const standing = await findAttachment(inspection, file.bytes);
  if (standing !== null) return inspection.record(toChanges({ ...standing, name: file.name }));
  return inspection.recordWithAttachment(file, toChanges);
}

/** The attachment that already holds these bytes here: told by its salted hash, so that no bare one is kept. */
async function findAttachment(inspection: OpenInspection, bytes: Uint8Array): Promise<Attachment | null> {
  const seen = new Set<string>();
  for (const { original } of inspection.state().items) {
    const attachment = attachmentOf(original);
    if (attachment === null || attachment.byteLength !== bytes.length || seen.has(attachment.commitment))
      continue;
    seen.add(attachment.commitment);
    if ((await commitmentOf(hexToBytes(attachment.salt), bytes)) !== attachment.commitment) continue;
    if ((await inspection.readAttachment(attachment.commitment)) !== null) return attachment;
  }
  return null;
}
