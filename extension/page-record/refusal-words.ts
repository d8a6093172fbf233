/** An archive that has to be refused, in words for the person. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

export const PAGE_LEFT = 'The page was left before it was complete.';

/** A browser's refusal in words for the person. Its own words may carry an address, and are shown to nobody. */
export function refusalWords(error: unknown): string {
  if (error instanceof RefusedError) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  if (/polic(y|ies)|blocked by .*administrator/i.test(message))
    return 'Your organisation’s policy for this browser lets no extension read it.';
  // Chromium's words for a page of its own, and for one that a policy keeps from extensions.
  if (/required to capture this page/i.test(message))
    return 'The browser or your organisation’s policy lets no extension archive it.';
  if (
    /no tab with id|invalid tab id|tab was closed|tab was removed|tab closed|frame .*was removed|no frame with id/i.test(
      message,
    )
  )
    return 'The page was closed before it was complete.';
  if (isLate(error)) return 'It did not answer in time.';
  if (/permission|cannot access|all_urls|activetab/i.test(message))
    return 'It comes from another address, which Plumbline may not read yet.';
  if (isTooSoon(error)) return 'The browser takes no more pictures in so short a time.';
  return 'The browser refused it.';
}

/** Chromium allows two pictures a second (MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND). */
export const isTooSoon = (error: unknown): boolean => /quota/i.test(String(error));

export const isLate = (error: unknown): boolean => /did not answer/i.test(String(error));

/** What a promise came to: a browser's refusal is expected here. */
export type Settled<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: string };

export async function settle<T>(promise: Promise<T>): Promise<Settled<T>> {
  try {
    return { ok: true, value: await promise };
  } catch (error) {
    return { ok: false, why: refusalWords(error) };
  }
}

/** A frame may hang, and with it every script that is sent into it. */
export async function inTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it did not answer in time')), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
