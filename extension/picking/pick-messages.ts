import type { CapturedClip } from '../../shared/evidence/captured-clip.ts';
import type { PartPlace } from '../page-record/access-to-part.ts';

/** From the picker in a frame to the worker. */
export type PickMessage =
  /** The pointer or the focus came into this frame: the others step back. */
  | { readonly type: 'pick-here' }
  | { readonly type: 'pick-left' }
  | { readonly type: 'picked-clip'; readonly clip: CapturedClip; readonly place: PartPlace }
  | {
      readonly type: 'picked-picture';
      readonly place: PartPlace;
      /** What the page says that the picture shows; '' for a region. */
      readonly words: string;
    };

/** From the worker to the pickers of all frames of a tab. */
export type PickRequest =
  | { readonly type: 'pick-frames'; readonly urls: readonly string[] }
  | { readonly type: 'pick-step-back' }
  | { readonly type: 'pick-stop' };

/** What the script in a frame says when it is sent there. */
export interface PickStart {
  readonly url: string;
  readonly isPdf: boolean;
}

/** What the worker says of what was picked, for the person. */
export interface PickAnswer {
  readonly level: 'info' | 'problem';
  readonly text: string;
}
