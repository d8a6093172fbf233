import { type Digest, hexToBytes, sha256 } from '../encoding.ts';
import type { ItemOriginal } from '../evidence/item.ts';
import { commitmentOf } from '../ledger/content.ts';
import { emptyFold, type Fold, readState } from '../ledger/fold.ts';
import { foldLogs } from '../ledger/fold-logs.ts';
import type { InspectionState } from '../ledger/inspection-state.ts';
import { type Fault, type VerifiedLog, verifyLogs } from '../ledger/verify.ts';
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
  const { logs, faults } = await verifyLogs(pack.logs, contents, digest);
  const fold = emptyFold();
  const foreign = logs.flatMap((log) => findForeignEntry(log, pack.inspection));
  const invalid = faults.length + foreign.length > 0 ? [] : foldLogs(fold, logs, contents);
  const state = readState(fold);
  const lost = faults.length + foreign.length > 0 ? [] : await findAttachmentFaults(pack, state);
  return { faults: [...faults, ...foreign, ...invalid, ...lost], verified: { logs, state, fold } };
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
  for (const { original } of state.items) {
    const attachment = attachmentOf(original);
    if (attachment === null) continue;
    const { name, salt, commitment } = attachment;
    const bytes = bytesByCommitment.get(commitment);
    if (bytes === undefined) faults.push({ type: 'attachment-missing', name });
    else if ((await commitmentOf(hexToBytes(salt), bytes)) !== commitment) {
      faults.push({ type: 'attachment-changed', name });
    }
  }
  return faults;
}

export const attachmentOf = (original: ItemOriginal) =>
  original.type === 'document' ? original.attachment : null;
