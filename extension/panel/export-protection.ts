import type { Seal } from '../../shared/exchange/sealing/seal-file.ts';
import { blankChoice, type LeavingChoice } from './redaction/leaving-choice.ts';

export type Protection = 'passphrase' | 'people' | 'none';

/** A type, not an interface: only types fit the draft’s JSON. */
export type Recipient = { readonly name: string; readonly key: string };

export type ExportFields = LeavingChoice & {
  readonly protection: Protection;
  readonly recipient: string;
  /** Why it is given; may be ''. */
  readonly reason: string;
  readonly people: readonly Recipient[];
};

export const blankRecipient: Recipient = { name: '', key: '' };

export const blankExport: ExportFields = {
  ...blankChoice,
  protection: 'passphrase',
  recipient: '',
  reason: '',
  people: [blankRecipient],
};

/** To whom it goes, for the record: people sealed for with the two ends of the key that was used for them. */
export const recipientWords = ({ protection, recipient, people }: ExportFields): string =>
  protection === 'people'
    ? people.map(({ name, key }) => `${name.trim()} (key ${shortKey(key.trim())})`).join(', ')
    : recipient.trim();

const shortKey = (key: string): string => `${key.slice(0, 9)}…${key.slice(-4)}`;

/** Null where it is not sealed. */
export function sealOf({ protection, people }: ExportFields, passphrase: string): Seal | null {
  if (protection === 'none') return null;
  return protection === 'passphrase'
    ? { type: 'passphrase', passphrase }
    : { type: 'recipients', keys: people.map(({ key }) => key) };
}
