import type { AnchorDescription, Anchored, AnchorRow } from './anchor-description.ts';
import { findRecords, type RecordMatch } from './find-record.ts';
import { findText } from './find-text.ts';
import { ambiguous, clamp, gone } from './gone.ts';
import { type PageIndex, wordsIn } from './page-index.ts';
import { placeOfMatch } from './place-of-match.ts';
import { hashWords } from './words.ts';

const LEAST_LIKENESS = 0.5;
const LEAST_SCORE = 0.55;
const LEAST_MARGIN = 0.03;

/** Finds what was clipped in a table, a list of entries or another row of its like; null where text alone must do. */
export function anchorRows(index: PageIndex, description: AnchorDescription): Anchored | null {
  const { rows } = description;
  const [row] = rows;
  if (!row || (rows.length === 1 && row.cells.length < 2)) return null;
  if (rows.length > 1) return anchorSeveral(index, description);
  const [best, second] = findRecords(index, description, row);
  if (!best || !isAccepted(best))
    return isStructured(description) ? gone(0.9 - (best?.likeness ?? 0) / 2) : null;
  if (second && isAccepted(second) && best.score - second.score < LEAST_MARGIN) {
    const isTold =
      best.record.group === second.record.group &&
      description.group?.size === index.view.groups[best.record.group]?.records.length;
    if (!isTold) return ambiguous(0.5);
  }
  return placeInRecord(index, description, { row, match: best });
}

const isAccepted = ({ likeness, score }: RecordMatch): boolean =>
  likeness >= LEAST_LIKENESS - 0.2 && score >= LEAST_SCORE;

const isStructured = ({ group }: AnchorDescription): boolean =>
  group?.kind === 'table' || group?.kind === 'terms';

function placeInRecord(
  index: PageIndex,
  description: AnchorDescription,
  { row, match }: { readonly row: AnchorRow; readonly match: RecordMatch },
): Anchored {
  const { record, cells } = match;
  const isWhole = row.cells.length > 1 && row.first === 0 && row.last === row.cells.length - 1;
  const wanted = cells
    .slice(row.first, row.last + 1)
    .filter((cell) => cell !== null && cell.end > cell.start);
  if (wanted.length === 0) return gone(0.9);
  const start = isWhole ? record.start : Math.min(...wanted.map((cell) => cell?.start ?? 0));
  const end = isWhole ? record.end : Math.max(...wanted.map((cell) => cell?.end ?? 0));
  const old = row.cells
    .slice(row.first, row.last + 1)
    .map(({ text }) => text)
    .join(' ');
  const coversAll = hashWords(description.quote) === hashWords(old);
  if (coversAll) return judged(index, description, { start, end, match, row });
  const words = wordsIn(index, start, end);
  const [inside] = findText(index, description, words);
  if (!inside || inside.to <= inside.from) return gone(0.8);
  if (inside.quote < 0.3 && (inside.before ?? 0) + (inside.after ?? 0) < 0.5) return gone(0.6);
  const place = placeOfMatch(index, description, inside);
  return judged(index, description, { ...place, match, row });
}

function judged(
  { view }: PageIndex,
  { quote, group }: AnchorDescription,
  { start, end, match, row }: { start: number; end: number; match: RecordMatch; row: AnchorRow },
): Anchored {
  const text = view.text.slice(start, end);
  const confidence = clamp(0.5 + match.score / 2);
  const place = { start, end };
  if (hashWords(text) !== hashWords(quote))
    return { verdict: 'changed', confidence: confidence * 0.9, place, text };
  const size = view.groups[match.record.group]?.records.length;
  const index = view.groups[match.record.group]?.records.indexOf(view.records.indexOf(match.record));
  const isSame = index === row.index || size !== group?.size;
  return { verdict: isSame ? 'same' : 'moved', confidence, place, text };
}

function anchorSeveral(index: PageIndex, description: AnchorDescription): Anchored | null {
  const matches = description.rows.map(
    (row) => findRecords(index, description, row).find(isAccepted) ?? null,
  );
  const found = matches.filter((match) => match !== null);
  if (found.length * 2 < matches.length) return isStructured(description) ? gone(0.8) : null;
  const spans = found.map(({ record }) => record);
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  const text = index.view.text.slice(start, end);
  const isSame = hashWords(text) === hashWords(description.quote);
  const score = found.reduce((sum, match) => sum + match.score, 0) / matches.length;
  return { verdict: isSame ? 'same' : 'changed', confidence: clamp(score), place: { start, end }, text };
}
