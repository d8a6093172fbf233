import { type Digest, hexToBytes, sha256 } from '../encoding.ts';
import type { Attachment, ItemOriginal } from '../evidence/item.ts';
import { pageAttachments } from '../evidence/page-record.ts';
import { commitmentOf } from '../ledger/content.ts';
import { emptyFold, type Fold, readState } from '../ledger/fold.ts';
import { foldLogs } from '../ledger/fold-logs.ts';
import type { InspectionState } from '../ledger/inspection-state.ts';
import { type Fault, type VerifiedLog, verifyLogs } from '../ledger/verify.ts';
import { findRedactionFaults } from './find-redaction-faults.ts';
import type { Pack } from './pack.ts';

export interface VerifiedPack {
  readonly logs: readonly VerifiedLog[];
  readonly state: InspectionState;
  readonly fold: Fold;
}

/** Checks what a pack says against its own signatures, and tells what it tells. Needs nothing but the pack. */
export async function verifyPack(
  pack: Pack,
  digest: Digest = sha256,
): Promise<{ readonly faults: readonly Fault[]; readonly verified: VerifiedPack }> {
  const contents = new Map(pack.contents.map((content) => [content.commitment, content]));
  const { logs, faults: found } = await verifyLogs(pack.logs, contents, digest);
  const faults = pack.omitsContents ? found.filter(({ type }) => type !== 'content-missing') : found;
  const fold = emptyFold();
  const foreign = logs.flatMap((log) => findForeignEntry(log, pack.inspection));
  // Where a text is only not there, what the others say can be told, and their files be checked.
  const isTold = [...faults, ...foreign].every(({ type }) => type === 'content-missing');
  const invalid = isTold ? foldLogs(fold, logs, contents) : [];
  const state = readState(fold);
  const lost = isTold ? await findAttachmentFaults(pack, state) : [];
  const hidden = isTold ? findRedactionFaults(logs, contents) : [];
  return { faults: [...faults, ...foreign, ...invalid, ...hidden, ...lost], verified: { logs, state, fold } };
}

/** Which inspection a log is of stands in its first, signed entry; the file's own word for it is not signed. */
function findForeignEntry({ log, entries }: VerifiedLog, inspection: string): readonly Fault[] {
  const foreign = entries.find(
    ({ kind, body }) => (kind === 'log-opened' || kind === 'inspection-set') && body.subject !== inspection,
  );
  return foreign === undefined ? [] : [{ type: 'other-inspection', log, sequence: foreign.sequence }];
}

async function findAttachmentFaults(pack: Pack, state: InspectionState): Promise<readonly Fault[]> {
  const bytesByCommitment = new Map(pack.attachments.map(({ commitment, bytes }) => [commitment, bytes]));
  const faults: Fault[] = [];
  const pages = new Set(state.items.flatMap(({ kept }) => pageAttachments(kept)));
  // Many clips may be of one file: its bytes are hashed once for each way it is named.
  const checked = new Set<string>();
  for (const attachment of state.items.flatMap(filesOf)) {
    const { name, salt, commitment } = attachment;
    if (checked.has(`${commitment} ${salt}`)) continue;
    const bytes = bytesByCommitment.get(commitment);
    const mayBeMissing = pack.omitsPages === true && pages.has(attachment);
    if (bytes === undefined && mayBeMissing) continue;
    checked.add(`${commitment} ${salt}`);
    if (bytes === undefined) faults.push({ type: 'attachment-missing', name });
    else if ((await commitmentOf(hexToBytes(salt), bytes)) !== commitment) {
      faults.push({ type: 'attachment-changed', name });
    }
  }
  return faults;
}

/** All files whose bytes belong to an item. */
export const filesOf = ({ original, kept }: Files): readonly Attachment[] => {
  const source = attachmentOf(original);
  return [...(source === null ? [] : [source]), ...pageAttachments(kept)];
};

type Files = Pick<InspectionState['items'][number], 'original' | 'kept'>;

/** The file that an item was made from: what was added as a document, or the PDF that was clipped in. */
export function attachmentOf(original: ItemOriginal): Attachment | null {
  if (original.type === 'document') return original.attachment;
  if (original.type === 'point') return null;
  return original.selectors.find((selector) => selector.type === 'PdfSelector')?.file ?? null;
}
