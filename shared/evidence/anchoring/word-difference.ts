export interface DifferencePart {
  readonly type: 'kept' | 'removed' | 'added';
  readonly text: string;
}

/** Above this many pairs of words the differing middle is shown whole, the old before the new. */
const MOST_PAIRS = 4_000_000;

/** What became of a text, word by word: kept and added parts make the new text, kept and removed ones the old. */
export function wordDifference(before: string, after: string): readonly DifferencePart[] {
  const [old, now] = [piecesOf(before), piecesOf(after)];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  const most = Math.min(old.length, now.length) - head;
  while (tail < most && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const middle = { old: old.slice(head, old.length - tail), now: now.slice(head, now.length - tail) };
  const kept = (pieces: readonly string[]) => pieces.map((text) => ({ type: 'kept', text }) as const);
  return joined([...kept(old.slice(0, head)), ...differing(middle), ...kept(old.slice(old.length - tail))]);
}

/** Words with the white space after them, so that nothing is lost. */
const piecesOf = (text: string): readonly string[] => text.match(/\S+\s*|^\s+/g) ?? [];

interface Sides {
  readonly old: readonly string[];
  readonly now: readonly string[];
}

function differing({ old, now }: Sides): readonly DifferencePart[] {
  const removed = old.map((text) => ({ type: 'removed', text }) as const);
  const added = now.map((text) => ({ type: 'added', text }) as const);
  if (old.length * now.length > MOST_PAIRS || old.length === 0 || now.length === 0)
    return [...removed, ...added];
  const width = now.length + 1;
  const longest = commonLengths({ old, now });
  const parts: DifferencePart[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const text = old[i];
    if (text !== undefined && text === now[j]) {
      parts.push({ type: 'kept', text });
      i += 1;
      j += 1;
    } else if (i < old.length && (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? -1)) {
      parts.push({ type: 'removed', text: text ?? '' });
      i += 1;
    } else {
      parts.push({ type: 'added', text: now[j] ?? '' });
      j += 1;
    }
  }
  return parts;
}

/** For each pair of places, how many words the rest of both texts has in common, in order. */
function commonLengths({ old, now }: Sides): Int32Array {
  const width = now.length + 1;
  const lengths = new Int32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      lengths[at] =
        old[i] === now[j]
          ? (lengths[at + width + 1] ?? 0) + 1
          : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  return lengths;
}

/** Neighbours of one type as one part; of a replacement all that was removed comes first. */
function joined(parts: readonly DifferencePart[]): readonly DifferencePart[] {
  const whole: DifferencePart[] = [];
  let pending = { removed: '', added: '' };
  const close = () => {
    if (pending.removed !== '') whole.push({ type: 'removed', text: pending.removed });
    if (pending.added !== '') whole.push({ type: 'added', text: pending.added });
    pending = { removed: '', added: '' };
  };
  for (const { type, text } of parts) {
    if (type !== 'kept') {
      pending[type] += text;
      continue;
    }
    close();
    const last = whole.at(-1);
    if (last?.type === 'kept') whole[whole.length - 1] = { type, text: last.text + text };
    else whole.push({ type, text });
  }
  close();
  return whole;
}
