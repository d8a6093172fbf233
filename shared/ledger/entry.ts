import type { AllProps } from '../brand.ts';
import type { Noun } from '../evidence/subject-fields.ts';
import type { Clock } from './clock.ts';

/** Random, 32 hex digits; one log for each device and inspection. */
export type LogId = string;
/** `${log}:${sequence}` */
export type EntryRef = string;

export type EntryKind =
  /** The first entry of a log: who it belongs to, and the key that signs it. */
  | 'log-opened'
  /** From the next checkpoint on another key signs. */
  | 'key-changed'
  /** Some fields of a subject have these values now. */
  | `${Noun}-set`
  /** A link is taken off; only the writings of it that are named in `replaces`, so that adding wins. */
  | 'link-removed';

export interface ContentRef {
  /** SHA-256(salt ‖ canonical content), hex. */
  readonly commitment: string;
  /** The key under which content and salt are kept; 'none' until there is a vault. */
  readonly keyId: string;
}

export interface EntryBody {
  /** Random id of what the entry is about. For 'log-opened' and 'key-changed': the inspection. */
  readonly subject: string;
  readonly content: ContentRef | null;
  /** The writings that this person saw and that this entry takes the place of. */
  readonly replaces: readonly EntryRef[];
  /** Raw Ed25519 public key, base64; only for 'log-opened' and 'key-changed'. */
  readonly publicKey?: string;
  /** Random id of the device; only for 'log-opened'. */
  readonly device?: string;
}

export interface Entry {
  readonly v: 1;
  readonly log: LogId;
  /** From 0, without gaps. */
  readonly sequence: number;
  /** Leaf hash (RFC 6962) of the entry before, hex; 64 zeros for the first. */
  readonly previous: string;
  readonly clock: Clock;
  /** Random id of the person, apart from the device; 'actor-set' gives the name. */
  readonly actor: string;
  readonly kind: EntryKind;
  readonly body: EntryBody;
}

export const noPrevious = '0'.repeat(64);

export const entryRef = (entry: { readonly log: LogId; readonly sequence: number }): EntryRef =>
  `${entry.log}:${entry.sequence}`;

/**
 * The exact text that is hashed (RFC 8785): a field that this forgets does not compile. Fields stand here in the order
 * of their names, and hold whole numbers and well-formed text alone, which JSON.stringify writes as the RFC has it.
 */
export function entryToCanonical({ v, log, sequence, previous, clock, actor, kind, body }: Entry): string {
  const { subject, content, replaces, publicKey, device } = body;
  const contentRef =
    content && ({ commitment: content.commitment, keyId: content.keyId } satisfies AllProps<ContentRef>);
  // What is undefined, JSON.stringify leaves out.
  const whole = { content: contentRef, device, publicKey, replaces, subject } satisfies Record<
    keyof EntryBody,
    unknown
  >;
  return JSON.stringify({
    actor,
    body: whole,
    clock,
    kind,
    log,
    previous,
    sequence,
    v,
  } satisfies Record<keyof Entry, unknown>);
}
