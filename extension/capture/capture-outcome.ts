import { boundClip } from '../../shared/evidence/bound-clip.ts';
import type { CapturedClip } from '../../shared/evidence/captured-clip.ts';
import { titleOf, urlOf } from './dom-properties.ts';

export type CaptureOutcome =
  | { readonly type: 'captured'; readonly clip: CapturedClip }
  | { readonly type: 'nothing-selected' }
  /** The focus is in a field for a password: nothing was read. */
  | { readonly type: 'private-field' }
  /** The browser's own PDF viewer, into which no extension can look. */
  | { readonly type: 'pdf' };

type ClipParts = Pick<CapturedClip, 'quote' | 'selectors' | 'anchor' | 'structure' | 'unread'> &
  Partial<Pick<CapturedClip, 'isFindable'>>;

/** A clip of a document that is a page of its own, until it is known to be a frame. */
export function captured(document: Document, parts: ClipParts): CaptureOutcome {
  return {
    type: 'captured',
    clip: boundClip({
      pageUrl: urlOf(document),
      pageTitle: titleOf(document),
      frameUrl: null,
      isFindable: true,
      ...parts,
    }),
  };
}
