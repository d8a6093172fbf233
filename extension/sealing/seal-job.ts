import type { SealedKey } from '../../shared/exchange/sealing/open-sealed.ts';
import type { Seal, SealError } from '../../shared/exchange/sealing/seal-file.ts';
import type { SealedError } from '../../shared/exchange/sealing/sealed-form.ts';
import type { Result } from '../../shared/result.ts';

/** What the worker does for the panel, and what it says of each. */
export interface SealJobs {
  readonly check: {
    readonly given: readonly string[];
    readonly outcome: Result<readonly string[], SealError>;
  };
  readonly seal: {
    readonly given: { readonly file: Uint8Array; readonly seal: Seal };
    readonly outcome: Result<Uint8Array<ArrayBuffer>, SealError>;
  };
  readonly open: {
    readonly given: { readonly file: Uint8Array; readonly key: SealedKey };
    readonly outcome: Result<Uint8Array<ArrayBuffer>, SealedError>;
  };
}

export type SealJobName = keyof SealJobs;

export type SealJobMessage = {
  readonly [Name in SealJobName]: { readonly name: Name; readonly given: SealJobs[Name]['given'] };
}[SealJobName];

/** `fault` is only the name of what was thrown: its message may repeat what was typed. */
export type SealJobAnswer<Name extends SealJobName = SealJobName> =
  | { readonly isDone: true; readonly outcome: SealJobs[Name]['outcome'] }
  | { readonly isDone: false; readonly fault: string };
