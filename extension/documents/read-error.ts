import type { RefusedKind } from '../../shared/documents/sniff-file.ts';
import type { UnzipError } from '../../shared/documents/unzip-within.ts';

export type ReadError =
  | { readonly type: 'refused'; readonly kind: RefusedKind }
  | { readonly type: 'too-large'; readonly limitMegabytes: number }
  | UnzipError;
