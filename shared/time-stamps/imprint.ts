import { sha256, utf8ToBytes } from '../encoding.ts';

/** What a stamp is asked for: the note as it stands in the evidence file, in UTF-8. */
export const imprintOf = (note: string): Promise<Uint8Array<ArrayBuffer>> => sha256(utf8ToBytes(note));
