import { Unzip, UnzipInflate, zipSync } from 'fflate';
import { concatBytes } from '../encoding.ts';
import { err, ok, type Result } from '../result.ts';

export interface UnzipLimits {
  /** The parts that are wanted, by name. */
  isWanted(name: string): boolean;
  readonly maxBytes: number;
  readonly maxParts: number;
}

export type UnzipError = { readonly type: 'unpacks-too-large' } | { readonly type: 'file-broken' };

/** So little at a time that a part which unpacks to a thousand times its size is stopped in time. */
const stepBytes = 16_384;

/** Unpacks no more than allowed, whatever sizes the file itself claims (they may be lies). */
export function unzipWithin(
  bytes: Uint8Array,
  { isWanted, maxBytes, maxParts }: UnzipLimits,
): Result<ReadonlyMap<string, Uint8Array<ArrayBuffer>>, UnzipError> {
  const parts = new Map<string, Uint8Array<ArrayBuffer>>();
  const running: { total: number; count: number; fault: UnzipError | null } = {
    total: 0,
    count: 0,
    fault: null,
  };
  const unzip = new Unzip((part) => {
    running.count += 1;
    if (running.count > maxParts) running.fault ??= { type: 'unpacks-too-large' };
    if (running.fault !== null || !isWanted(part.name)) return;
    const chunks: Uint8Array[] = [];
    part.ondata = (error, chunk, isLast) => {
      if (error) running.fault ??= { type: 'file-broken' };
      if (running.fault !== null) return;
      running.total += chunk.length;
      if (running.total > maxBytes) {
        running.fault = { type: 'unpacks-too-large' };
        chunks.length = 0;
        return;
      }
      chunks.push(chunk);
      if (isLast) parts.set(part.name, concatBytes(...chunks));
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && running.fault === null; at += stepBytes)
      unzip.push(bytes.subarray(at, at + stepBytes), at + stepBytes >= bytes.length);
  } catch {
    running.fault ??= { type: 'file-broken' };
  }
  return running.fault === null ? ok(parts) : err(running.fault);
}

/** The same parts as a plain zip that needs no unpacking, for readers that take nothing else. */
export const zipAgain = (parts: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): Uint8Array<ArrayBuffer> =>
  concatBytes(zipSync(Object.fromEntries(parts), { level: 0 }));
