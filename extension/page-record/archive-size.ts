import { RefusedError } from './refusal-words.ts';

/** Of an archive before it is packed: read, searched and packed whole in the worker's memory. */
const mostArchiveBytes = 50e6;

export function refuseLargerThan(byteLength: number, most = mostArchiveBytes): void {
  if (byteLength <= most) return;
  const megabytes = (bytes: number) => Math.ceil(bytes / 1e6).toLocaleString('en-GB');
  throw new RefusedError(
    `The page’s archive would be too large: ${megabytes(byteLength)} MB, where ${megabytes(most)} MB is the most that is kept of one page.`,
  );
}

/** Archives shrink to about a third. */
export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
