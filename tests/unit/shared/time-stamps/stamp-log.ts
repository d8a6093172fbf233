import { bytesToBase64 } from '../../../../shared/encoding.ts';
import type { Pack } from '../../../../shared/exchange/pack.ts';
import { claimedSize } from '../../../../shared/ledger/checkpoint.ts';
import { readAnswer } from '../../../../shared/time-stamps/read-answer.ts';
import { writeTimeStampRequest } from '../../../../shared/time-stamps/write-request.ts';
import type { SampleAuthority } from './sample-authority.ts';

/** The pack with a stamp of its first log’s newest note. */
export async function stampLog(pack: Pack, authority: SampleAuthority): Promise<Pack> {
  const { log, checkpoints } = pack.logs[0] ?? { log: '', checkpoints: [] };
  const note = checkpoints.at(-1) ?? '';
  const answer = authority.answer(await writeTimeStampRequest(note, { nonce: null, policy: null }));
  const read = await readAnswer(answer, {
    ...{ note, nonce: null },
    authority: { certificates: [], policy: null },
  });
  if (!read.ok) throw new Error(read.error.type);
  const timeStamps = [{ log, size: claimedSize(note), token: bytesToBase64(read.value.token) }];
  return { ...pack, timeStamps };
}
