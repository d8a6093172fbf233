import { bytesToBase64 } from '../../shared/encoding.ts';
import { err, type Result } from '../../shared/result.ts';
import { unlessLocked } from '../store/sealing.ts';
import { readSetting, saveSetting } from '../store/settings.ts';
import type { StoreError, TimeStampProblem } from '../store/store.ts';
import type { AuthorityToAsk, StoreContext } from '../store/store-context.ts';
import { keepTimeStamp, type NoteToStamp, notesToStamp } from '../store/time-stamp-rows.ts';
import { type AskingState, askingSetting } from '../store/time-stamps.ts';
import type { TimeStampMeans } from './time-stamp-means.ts';

/** How a request goes to the authority: its answer, or null where there is none, whatever the reason. */
export type PostRequest = (url: string, body: Uint8Array<ArrayBuffer>) => Promise<Uint8Array | null>;

export interface Asking {
  readonly authority: AuthorityToAsk;
  readonly post: PostRequest;
  readonly means: TimeStampMeans;
}

/** A stamp covers everything before it: more of them than this would only make files and bills larger. */
export const askEveryMinutes = 15;
const mostWaitMs = 6 * 3_600_000;

/**
 * Asks for a stamp of every record that is owed one. Whatever stops this on the way, the next time asks anew: an answer
 * counts only once it is verified and on the disk. After failures it waits longer, each time twice as long.
 */
export const askForStamps = (context: StoreContext, asking: Asking): Promise<Result<null, StoreError>> =>
  unlessLocked(async () => {
    const state = await readSetting<AskingState>(context, askingSetting);
    const failures = state?.failures ?? 0;
    if (state !== null && context.effects.now() < state.nextAtMs) return { ok: true, value: null };
    for (const owed of await notesToStamp(context)) {
      const asked = await askForOne(context, owed, asking);
      if (asked.ok) continue;
      const waitMs = Math.min(askEveryMinutes * 60_000 * 2 ** failures, mostWaitMs);
      const next: AskingState = {
        failures: failures + 1,
        nextAtMs: context.effects.now() + waitMs,
        problem: asked.error,
      };
      const saved = await saveSetting(context, askingSetting, next);
      return saved.ok ? { ok: true, value: null } : saved;
    }
    if (failures > 0) await saveSetting(context, askingSetting, { failures: 0, nextAtMs: 0, problem: null });
    return { ok: true, value: null };
  });

async function askForOne(
  context: StoreContext,
  { log, size, note }: NoteToStamp,
  { authority, post, means }: Asking,
): Promise<Result<unknown, TimeStampProblem>> {
  const nonce = context.effects.randomBytes(8);
  const request = await means.writeRequest(note, { nonce, policy: authority.policy });
  const answer = await post(authority.url, request);
  if (answer === null) return err({ type: 'authority-unreachable' });
  const read = await means.readAnswer(answer, { note, nonce, authority });
  if (!read.ok) return read;
  const kept = await keepTimeStamp(context, { log, size, token: bytesToBase64(read.value.token) });
  // A full disk: as if it had not been asked.
  return kept.ok ? kept : err({ type: 'authority-unreachable' });
}
