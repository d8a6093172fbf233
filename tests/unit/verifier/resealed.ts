import { zipSync } from 'fflate';
import { bytesToHex, sha256, utf8ToBytes } from '../../../shared/encoding.ts';
import { packSeal } from '../../../shared/exchange/write-pack.ts';

type Parts = Readonly<Record<string, Uint8Array>>;

/** As somebody would who knows the format: lengths, digests and the closing line put right again. */
export async function resealed(parts: Parts): Promise<Uint8Array<ArrayBuffer>> {
  const manifest = JSON.parse(new TextDecoder().decode(parts['manifest.json'])) as Record<string, unknown>;
  const others = Object.entries(parts).filter(([path]) => path !== 'manifest.json');
  const described = await Promise.all(
    others.map(async ([path, bytes]) => ({
      byteLength: bytes.length,
      path,
      sha256: bytesToHex(await sha256(bytes)),
    })),
  );
  const text = utf8ToBytes(`${JSON.stringify({ ...manifest, parts: described })}\n`);
  return withClosingLine(zipSync({ 'manifest.json': text, ...omitManifest(parts) }, { level: 0 }));
}

const omitManifest = ({ 'manifest.json': _, ...others }: Parts): Record<string, Uint8Array> => others;

/** Any zip, closed as ours are. */
export async function withClosingLine(zip: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const head = new Uint8Array(zip);
  head[head.length - 2] = packSeal('0'.repeat(64)).length;
  const seal = utf8ToBytes(packSeal(bytesToHex(await sha256(head))));
  const whole = new Uint8Array(head.length + seal.length);
  whole.set(head);
  whole.set(seal, head.length);
  return whole;
}
