import { isSameAddress } from '../../shared/evidence/is-same-address.ts';
import {
  type AnchoredRange,
  anchorOnPageSteps,
  anchorPageSteps,
} from '../capture/anchoring/anchor-on-page.ts';
import { bodyOf, parentElementOf, rootElementOf, urlOf } from '../capture/dom-properties.ts';
import { followChanges } from './follow-changes.ts';
import type { ClipToFind, FoundClip } from './marks-messages.ts';
import { paintMarks } from './paint-marks.ts';
import { runSliced } from './run-sliced.ts';

export interface PageMarks {
  /** These from now on, and no others. */
  mark(clips: readonly ClipToFind[]): void;
  /** As when the page comes back out of the browser's memory. */
  lookAgain(): void;
  /** Scrolls to a clip's mark and sets it off from the others; false where it has none. */
  show(item: string): boolean;
  /** While a picture of the page is taken, in which nothing of ours may stand. They come back by themselves, too. */
  setHidden(isHidden: boolean): void;
  stop(): void;
}

interface PageTurns {
  now(): number;
  nextTurn(): Promise<void>;
}

/** Whoever hid them may be gone before it shows them again. */
const MOST_HIDDEN_MS = 3_000;

/**
 * Keeps a document's clips marked while it changes, by highlights that are no part of it. `tell` hears after every
 * look what was found.
 */
export function markPage(
  document: Document,
  turns: PageTurns,
  tell: (found: readonly FoundClip[]) => void,
): PageMarks {
  let clips: readonly ClipToFind[] = [];
  let markedAt = '';
  let places = new Map<string, AnchoredRange>();
  let shown: string | null = null;
  let look = 0;
  let isHidden = false;
  let hiding: ReturnType<typeof setTimeout> | undefined;
  const repaint = () => paintMarks(document, isHidden ? new Map() : places, shown);
  const setHidden = (next: boolean) => {
    clearTimeout(hiding);
    if (next) hiding = setTimeout(() => setHidden(false), MOST_HIDDEN_MS);
    isHidden = next;
    repaint();
  };
  const tellNone = () => {
    places = new Map();
    repaint();
    tell([]);
  };

  const lookAt = async (): Promise<void> => {
    look += 1;
    const own = look;
    const wanted = clips;
    // An application has gone on to another of its pages: that one's clips are told by the worker, if it may.
    if (!isSameAddress(urlOf(document), markedAt)) return tellNone();
    const found = await lookThrough(
      findSteps(bodyOf(document) ?? rootElementOf(document), wanted),
      turns,
      () => own === look,
    );
    if (found === null) return;
    if (found === 'failed') return tellNone();
    places = found.places;
    follower.watchAlso(found.trees);
    repaint();
    tell(allTold(wanted, places));
  };
  const follower = followChanges(document, turns.now, lookAt);

  return {
    mark(next) {
      // What is looked for on an older list is of no use; the same list is being looked for already.
      if (!isSameList(clips, next)) look += 1;
      clips = next;
      markedAt = urlOf(document);
      if (clips.length === 0) {
        look += 1;
        follower.rest();
        return tellNone();
      }
      follower.lookNow();
    },
    lookAgain() {
      if (clips.length > 0) follower.lookNow();
    },
    show(item) {
      const range = places.get(item)?.range;
      const element = range && elementOf(range.startContainer);
      if (!element) return false;
      Element.prototype.scrollIntoView.call(element, { block: 'center', behavior: 'auto' });
      shown = item;
      repaint();
      return true;
    },
    setHidden,
    stop() {
      look += 1;
      follower.rest();
      places = new Map();
      repaint();
    },
  };
}

const isSameList = (one: readonly ClipToFind[], other: readonly ClipToFind[]): boolean =>
  one.length === other.length && one.every(({ item }, at) => item === other[at]?.item);

/** A fault must not leave the last look's marks on a page that is another by now: nothing is said of it then. */
async function lookThrough(...work: Parameters<typeof runSliced<Look>>): Promise<Look | null | 'failed'> {
  try {
    return await runSliced(...work);
  } catch {
    return 'failed';
  }
}

interface Look {
  readonly places: Map<string, AnchoredRange>;
  /** The shadow trees that were read. */
  readonly trees: readonly ShadowRoot[];
}

function* findSteps(root: Element, clips: readonly ClipToFind[]): Generator<undefined, Look> {
  const on = yield* anchorPageSteps(root);
  const places = new Map<string, AnchoredRange>();
  for (const { item, anchor } of clips) {
    places.set(item, yield* anchorOnPageSteps(on, anchor));
    yield;
  }
  return { places, trees: on.page.shadowRoots };
}

/** A clip may be long; its new words are for reading, not for keeping. */
const LONGEST_TOLD = 20_000;

/** Of all clips together: what is told is kept where a browser holds no more than 10 MB. */
const MOST_TOLD = 1_000_000;

function allTold(
  clips: readonly ClipToFind[],
  places: ReadonlyMap<string, AnchoredRange>,
): readonly FoundClip[] {
  let left = MOST_TOLD;
  return clips.map(({ item }) => {
    const found = toFound(item, places.get(item));
    const text = found.text.slice(0, left);
    left -= text.length;
    return { ...found, text };
  });
}

const toFound = (item: string, anchored: AnchoredRange | undefined): FoundClip => ({
  item,
  verdict: anchored?.verdict ?? 'gone',
  confidence: anchored?.confidence ?? 0,
  text: anchored?.verdict === 'changed' ? anchored.text.slice(0, LONGEST_TOLD) : '',
});

const elementOf = (node: Node): Element | null => (node instanceof Element ? node : parentElementOf(node));
