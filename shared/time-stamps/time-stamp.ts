import type { LogId } from '../ledger/entry.ts';

/**
 * An authority's word (RFC 3161) that a log's signed note, and with it the first `size` entries, existed at a time. It
 * lies beside the note and is no part of the log: nothing in the log changes when it comes, or when it is taken away.
 */
export interface TimeStamp {
  readonly log: LogId;
  /** Of the note that was stamped. */
  readonly size: number;
  /** The TimeStampToken, DER, base64. */
  readonly token: string;
}

/** What a stamp that was verified says. */
export interface StampedTime {
  readonly atMs: number;
  /** How far off the authority says that this may be; null where it does not say. */
  readonly accuracyMs: number | null;
  /** The rules that the authority says it kept: an object identifier. */
  readonly policy: string;
  /** The name in the certificate that signed. */
  readonly signedBy: string;
  /** The name in the certificate that vouches for that one, as it says itself. */
  readonly issuedBy: string;
  /** Of the given certificates, the one that it leads to; null where it leads to none of them. */
  readonly vouchedBy: string | null;
}

/** An authority as it was set up. */
export interface TimeAuthority {
  /** Its certificates, DER: those that issue the certificates it signs with. None: nobody can judge who signed. */
  readonly certificates: readonly Uint8Array[];
  /** The rules it is to keep, as an object identifier; null for whichever. */
  readonly policy: string | null;
}

export type TimeStampError =
  | { readonly type: 'stamp-too-large' }
  /** Not of the form, or of one that this program does not take. */
  | { readonly type: 'stamp-unreadable' }
  /** The authority said no: `status` and `words` are its own. */
  | { readonly type: 'stamp-not-granted'; readonly status: number; readonly words: string }
  /** It stamps something else than this note. */
  | { readonly type: 'stamp-of-another' }
  /** It answers another question than the one that was asked. */
  | { readonly type: 'stamp-nonce-differs' }
  | { readonly type: 'stamp-policy-differs'; readonly policy: string }
  /** It is not what the authority signed. */
  | { readonly type: 'stamp-changed' }
  /** Made with a means that this program does not know, or that is not good enough. */
  | { readonly type: 'stamp-algorithm-unknown' }
  /** The certificate is not one for time stamps, and for them alone. */
  | { readonly type: 'stamp-purpose-wrong'; readonly signedBy: string }
  /** A certificate was not valid at the time that the stamp says. */
  | { readonly type: 'stamp-certificate-expired'; readonly signedBy: string }
  /** It leads to none of the certificates that were set up. */
  | { readonly type: 'stamp-authority-unknown'; readonly signedBy: string };

/** Tokens are 1 to 8 KB; larger ones are not read. */
export const mostTokenBytes = 65_536;
