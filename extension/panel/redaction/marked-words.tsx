import type { Found } from '../../../shared/redaction/tokens.ts';

interface MarkedWordsProps {
  readonly text: string;
  readonly found: readonly Found[];
}

/** Words with what was found in them marked, and by which token it is replaced. */
export function MarkedWords({ text, found }: MarkedWordsProps) {
  const tokens = new Map(found.flatMap(({ written, token }) => written.map((one) => [one, token] as const)));
  const longestFirst = [...tokens.keys()].sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return <blockquote class="quote">{text}</blockquote>;
  const pattern = new RegExp(
    `(${longestFirst.map((one) => one.replace(/[.*+?^${'$'}{}()|[\]\\]/g, '\\$&')).join('|')})`,
  );
  return (
    <blockquote class="quote">
      {text.split(pattern).map((piece, index) => {
        const token = index % 2 === 1 ? tokens.get(piece) : undefined;
        if (token === undefined) return piece;
        return token === null ? (
          <span key={index}>{piece}</span>
        ) : (
          <mark key={index} title={token}>
            {piece}
          </mark>
        );
      })}
    </blockquote>
  );
}
