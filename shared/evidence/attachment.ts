/** A file kept beside the evidence, under the salted hash of its bytes. */
export interface Attachment {
  /** SHA-256(salt ‖ bytes), hex: also the name under which the bytes are stored. */
  readonly commitment: string;
  readonly salt: string;
  readonly name: string;
  readonly mediaType: string;
  readonly byteLength: number;
}
