import { base64ToBytes } from '../shared/encoding.ts';
import type { Pack } from '../shared/exchange/pack.ts';
import { claimedSize } from '../shared/ledger/checkpoint.ts';
import { clockToMs } from '../shared/ledger/clock.ts';
import type { VerifiedLog } from '../shared/ledger/verify.ts';
import type { StampedTime, TimeStamp } from '../shared/time-stamps/time-stamp.ts';
import { timeStampSentence } from '../shared/time-stamps/time-stamp-sentences.ts';
import { verifyTimeStamp } from '../shared/time-stamps/verify-time-stamp.ts';
import { countWords, firstOf, timeWords } from './plain-words.ts';
import type { Check } from './report.ts';
import type { Names } from './whose-records.ts';

export interface StampsToCheck {
  readonly pack: Pack;
  readonly logs: readonly VerifiedLog[];
  readonly names: Names;
  /** Certificates of authorities that whoever checks trusts, DER. */
  readonly certificates: readonly Uint8Array[];
}

const title = 'Time stamps';

/**
 * What authorities said of the records, newest first. Nobody vouches that all stamps are in the file: one that is
 * there and does not hold was changed or put in.
 */
export async function checkStamps({ pack, ...known }: StampsToCheck): Promise<readonly Check[]> {
  const { timeStamps = [] } = pack;
  if (timeStamps.length === 0) return [];
  const told = await Promise.all(timeStamps.map((stamp) => tellStamp(stamp, { pack, ...known })));
  const broken = told.filter(({ outcome }) => outcome === 'does-not-hold');
  const held = told.filter(({ outcome }) => outcome !== 'does-not-hold').sort((a, b) => b.atMs - a.atMs);
  const isJudged = held.every(({ outcome }) => outcome === 'holds');
  if (broken.length > 0)
    return [{ outcome: 'does-not-hold', title, sentences: firstOf(broken.map(({ sentence }) => sentence)) }];
  const sentences = firstOf(held.map(({ sentence }) => sentence));
  return [
    isJudged
      ? { outcome: 'holds', title, sentences }
      : { outcome: 'note', title, sentences: [...sentences, giveCertificate] },
  ];
}

const giveCertificate =
  'Whether such an authority may be believed is for you to judge: ask it, or whoever set it up, for its certificate (.pem, .cer or .crt), and give that together with the file.';

interface Told {
  readonly outcome: 'holds' | 'note' | 'does-not-hold';
  readonly sentence: string;
  readonly atMs: number;
}

async function tellStamp(
  { log, size, token }: TimeStamp,
  { pack, logs, names, certificates }: StampsToCheck,
): Promise<Told> {
  const who = names.ofLog(log) ?? 'one computer';
  const note = pack.logs
    .find((copy) => copy.log === log)
    ?.checkpoints.find((one) => claimedSize(one) === size);
  const which = `the time stamp of the first ${countWords(size, 'entry', 'entries')} of ${who}`;
  const bytes = base64ToBytes(token);
  const failed = (why: string): Told => ({
    outcome: 'does-not-hold',
    atMs: 0,
    sentence: `Of ${which}: ${why}`,
  });
  if (note === undefined) return failed('there is no signature of that place in this file.');
  if (bytes === undefined) return failed(timeStampSentence({ type: 'stamp-unreadable' }));
  const stamp = await verifyTimeStamp(bytes, {
    note,
    nonce: null,
    authority: { certificates, policy: null },
  });
  if (!stamp.ok) return failed(timeStampSentence(stamp.error));
  const last = logs.find((one) => one.log === log)?.entries[size - 1];
  const claimedMs = last === undefined ? 0 : clockToMs(last.clock);
  const existed = `The first ${countWords(size, 'entry', 'entries')} of ${who} existed on ${whenWords(stamp.value)}`;
  return {
    outcome: stamp.value.vouchedBy === null ? 'note' : 'holds',
    atMs: stamp.value.atMs,
    sentence: `${existed}: ${whoSays(stamp.value)}${clockWords(claimedMs - stamp.value.atMs)}`,
  };
}

const whenWords = ({ atMs, accuracyMs }: StampedTime): string =>
  accuracyMs === null
    ? timeWords(atMs)
    : `${timeWords(atMs)} (within ${countWords(Math.max(1, Math.ceil(accuracyMs / 1000)), 'second')})`;

const whoSays = ({ signedBy, issuedBy, vouchedBy }: StampedTime): string =>
  vouchedBy === null
    ? `so says “${signedBy}”, a name that “${issuedBy}” is said to vouch for; no certificate given here does.`
    : `so says “${signedBy}”, for whom “${vouchedBy}” vouches, whose certificate you gave.`;

/** A minute is what clocks may differ by without anybody’s doing. */
const clockWords = (aheadMs: number): string =>
  aheadMs < 60_000
    ? ''
    : ' That computer’s own clock was ahead: it gives the last of these entries a later time.';
