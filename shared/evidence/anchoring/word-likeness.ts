/** How alike two words are: 1 for equal, 0 for clearly others. A changed digit makes another number. */
export function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  if (longest < 4 || Math.abs(a.length - b.length) > longest / 3) return 0;
  if (a[0] !== b[0] && a.at(-1) !== b.at(-1)) return 0;
  if (/\p{N}/u.test(a) || /\p{N}/u.test(b)) return 0;
  const share = 1 - editDistance(a, b) / longest;
  return share >= 0.66 ? share * 0.8 : 0;
}

/** Insertions, deletions, replacements and swaps of neighbours that make one text the other. */
export function editDistance(a: string, b: string): number {
  let [before, above] = [
    new Array<number>(b.length + 1).fill(0),
    Array.from({ length: b.length + 1 }, (_, n) => n),
  ];
  for (let i = 1; i <= a.length; i += 1) {
    const here = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((above[j] ?? 0) + 1, (here[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + cost);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      here.push(best);
    }
    [before, above] = [above, here];
  }
  return above[b.length] ?? 0;
}
