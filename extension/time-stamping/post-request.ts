import { mostTokenBytes } from '../../shared/time-stamps/time-stamp.ts';
import type { PostRequest } from './ask-authority.ts';

const patienceMs = 30_000;

/** RFC 3161, section 3.4. Nothing goes with it but the request: no cookie, no sign-in, no referrer; and to nowhere else. */
export const postRequest: PostRequest = async (url, body) => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/timestamp-query' },
      body,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(patienceMs),
    });
    return response.ok && response.body !== null ? await readAtMost(response.body, mostTokenBytes) : null;
  } catch {
    // Offline, refused, or too slow: it is asked again later.
    return null;
  }
};

/** What is longer is no answer: no more of it is read. */
async function readAtMost(body: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > most) return null;
    parts.push(part);
  }
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}
