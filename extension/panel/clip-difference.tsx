import type { ComponentChildren } from 'preact';
import { type DifferencePart, wordDifference } from '../../shared/evidence/anchoring/word-difference.ts';

interface ClipDifferenceProps {
  readonly before: string;
  readonly now: string;
}

/** What became of a clip's words: struck through what stood there, underlined what stands there now. */
export function ClipDifference({ before, now }: ClipDifferenceProps) {
  const parts = wordDifference(before, now);
  return (
    <div class="difference">
      {parts.map((part, index) => (
        <Part key={index} {...part} isFirst={index === 0} isLast={index === parts.length - 1} />
      ))}
    </div>
  );
}

interface PartProps extends DifferencePart {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function Part({ type, text, isFirst, isLast }: PartProps) {
  if (type === 'kept') return <>{aroundChanges(text, isFirst, isLast)}</>;
  const words = text.trimEnd();
  return (
    <>
      {type === 'removed' ? (
        <del>
          <Spoken>removed: </Spoken>
          {words}
        </del>
      ) : (
        <ins>
          <Spoken>added: </Spoken>
          {words}
        </ins>
      )}
      <Spoken>;</Spoken>
      {words === text ? '' : ' '}
    </>
  );
}

/** Most screen readers do not say of themselves what is struck through. */
const Spoken = ({ children }: { readonly children: ComponentChildren }) => (
  <span class="visually-hidden">{children}</span>
);

/** Enough to know the place by; a record may run to thousands of words. */
const shownAround = 80;

function aroundChanges(text: string, isFirst: boolean, isLast: boolean): string {
  const start = isFirst ? '' : text.slice(0, shownAround);
  const end = isLast ? '' : text.slice(-shownAround);
  return start.length + end.length + 3 < text.length ? `${start} … ${end}` : text;
}
