import type { Json } from '../../shared/brand.ts';
import { bytesToUtf8 } from '../../shared/encoding.ts';
import type { PagePartRole, PageRecord } from '../../shared/evidence/page-record.ts';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import type { ItemWords } from '../../shared/redaction/redact-item.ts';
import type { PageBlock } from './page-block.ts';
import { readArchive } from './read-archive.ts';

type Kept = Extract<PageRecord, { outcome: 'kept' }>;

/** What was kept of a page, as far as it is words; null where a part is not there or cannot be read. */
export interface PageWords {
  readonly blocks: readonly PageBlock[] | null;
  readonly fields: Json;
  readonly told: Pick<Kept, 'refused' | 'unread' | 'remarks'> | { readonly why: string } | null;
}

export type ReadFile = (commitment: string) => Promise<Uint8Array | null>;

/** All words of an item, its page's among them: what names are looked for in. */
export async function readItemWords(item: ItemState, readFile: ReadFile): Promise<ItemWords<PageWords>> {
  const { original, shown, note, followUp, withdrawn, kept } = item;
  return { original, shown, note, followUp, withdrawn, page: await readPage(kept, readFile) };
}

async function readPage(kept: PageRecord | null, readFile: ReadFile): Promise<PageWords> {
  if (kept === null) return { blocks: null, fields: null, told: null };
  if (kept.outcome === 'interrupted') return { blocks: null, fields: null, told: { why: kept.why } };
  const bytesOf = async (role: PagePartRole) => {
    const part = kept.parts.find((one) => one.role === role);
    return part === undefined ? null : readFile(part.attachment.commitment);
  };
  const archive = await bytesOf('archive');
  const fields = await bytesOf('fields');
  const { refused, unread, remarks } = kept;
  return {
    blocks: archive && (await readArchive(archive)),
    fields: fields && parseJson(fields),
    told: { refused, unread, remarks },
  };
}

function parseJson(bytes: Uint8Array): Json {
  try {
    return JSON.parse(bytesToUtf8(bytes)) as Json;
  } catch {
    return null;
  }
}
