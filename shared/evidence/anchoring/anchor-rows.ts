import type { AnchorDescription, Anchored, AnchorRow } from './anchor-description.ts';
import { hasKey } from './compare-record.ts';
import { findRecords, type RecordMatch } from './find-records.ts';
import { findText } from './find-text.ts';
import { ambiguous, clamp, gone } from './gone.ts';
import { isStanding } from './is-standing.ts';
import { type PageIndex, wordsIn } from './page-index.ts';
import { placeOfMatch } from './place-of-match.ts';
import { quoteWords } from './quote-words.ts';
import { lineHash } from './span.ts';
import { textLikeness } from './text-likeness.ts';
import { hashWords, wordsOf } from './words.ts';

const LEAST_MARGIN = 0.03;
/** From how many words on a quote tells its own place better than the lines beside it do. */
const PROSE = 5;

/** Finds what was clipped in a table, a list of entries or another row of its like; null where text alone must do. */
export function anchorRows(index: PageIndex, description: AnchorDescription): Anchored | null {
  const { rows } = description;
  const [row] = rows;
  if (!row || (rows.length === 1 && row.cells.length < 2)) return null;
  if (isLoose(description) && quoteWords(description).length >= PROSE) return null;
  if (rows.length > 1) return anchorSeveral(index, description);
  const matches = findRecords(index, description, row);
  const isClosed = isTakenOut(index, description, row);
  const [best, second] = matches.filter(
    (match) => isAccepted(match, description) && (!isClosed || match.key === 1 || match.likeness > 0.99),
  );
  if (!best) return isLost(index, description, matches) ? gone(0.8) : null;
  if (second && best.score - second.score < LEAST_MARGIN) return ambiguous(0.5);
  return placeInRecord(index, description, { row, match: best });
}

const isLoose = ({ group }: AnchorDescription): boolean => group?.kind === 'list' || group?.kind === 'repeat';

const LEAST_KEY = 0.6;

/** A record is the stored one by its key; with another key only when it is the same in everything else, and its place. */
function isAccepted(match: RecordMatch, { rows, group }: AnchorDescription): boolean {
  const { key, likeness, neighbours, isElsewhere, isElseEqual, isKeyCorrected } = match;
  if (isElsewhere) return false;
  if (key === null) return likeness >= (neighbours === 2 ? 0.5 : 0.6);
  if (key === 1) return likeness >= 0.3;
  if (key >= (group?.kind === 'terms' ? 0.4 : LEAST_KEY)) return likeness >= 0.45;
  const cells = rows[0]?.cells ?? [];
  if (isElseEqual && isKeyCorrected && neighbours >= 1) return true;
  // Another reference is another record, however alike the rest.
  return isElseEqual && neighbours === 2 && cells.length >= 4 && !/\p{N}/u.test(cells[0]?.text ?? '');
}

/** Whether the records of the page are still such that the stored one would have been found among them. */
function isLost(
  { view }: PageIndex,
  description: AnchorDescription,
  matches: readonly RecordMatch[],
): boolean {
  const { rows, group } = description;
  if (group?.kind === 'table') return true;
  const isProse = quoteWords(description).length >= PROSE;
  if (!isProse && matches.some(({ key, isElsewhere }) => key === 1 && isElsewhere)) return true;
  const width = rows[0]?.cells.length ?? 0;
  const isAlike = ({ record }: RecordMatch) =>
    view.groups[record.group]?.kind === group?.kind && record.cells.length === width;
  return isLoose(description) && width >= 3 && matches.some((match) => match.key !== null && isAlike(match));
}

/** Where rows have no key the place tells them: once the row before and the row after stand side by side, it is gone. */
function isTakenOut(index: PageIndex, { group }: AnchorDescription, row: AnchorRow): boolean {
  if (hasKey(row) || row.previous === 0 || row.next === 0 || (group?.size ?? 0) > MOST_CLOSED) return false;
  const { view } = index;
  return view.groups.some(({ kind, records }) => {
    if (kind !== group?.kind || records.length > MOST_CLOSED) return false;
    let isAfter = false;
    return records.some((at) => {
      const hash = lineHash(view, view.records[at]);
      if (isAfter && hash === row.next) return true;
      isAfter = hash === row.previous;
      return false;
    });
  });
}

const MOST_CLOSED = 400;

const LONG_CELL = 8;

function placeInRecord(
  index: PageIndex,
  description: AnchorDescription,
  { row, match }: { readonly row: AnchorRow; readonly match: RecordMatch },
): Anchored | null {
  const { record, cells } = match;
  const isWhole = row.cells.length > 1 && row.first === 0 && row.last === row.cells.length - 1;
  const wanted = cells
    .slice(row.first, row.last + 1)
    .filter((cell) => cell !== null && cell.end > cell.start);
  if (wanted.length === 0) return isLoose(description) ? null : gone(0.9);
  const start = isWhole ? record.start : Math.min(...wanted.map((cell) => cell?.start ?? 0));
  const end = isWhole ? record.end : Math.max(...wanted.map((cell) => cell?.end ?? 0));
  const old = row.cells
    .slice(row.first, row.last + 1)
    .map(({ text }) => text)
    .join(' ');
  const coversAll = hashWords(description.quote) === hashWords(old);
  const now = index.view.text.slice(start, end);
  if (coversAll && !isWhole && wordsOf(old).length >= LONG_CELL && textLikeness(old, now) < 0.45)
    return gone(0.7);
  if (coversAll) return judged(index, description, { start, end, match, row });
  const words = wordsIn(index, start, end);
  const [inside] = findText(index, description, words);
  const isThere = inside && inside.to > inside.from && isStanding(inside, quoteWords(description).length);
  // The lines of a card may have been moved or split: then the words around the quote still tell its place.
  if (!isThere) return isLoose(description) ? null : gone(0.7);
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
  const isSame = match.place === row.index || size !== group?.size;
  return { verdict: isSame ? 'same' : 'moved', confidence, place, text };
}

function anchorSeveral(index: PageIndex, description: AnchorDescription): Anchored | null {
  const { rows } = description;
  const likely = rows.map((row) => findRecords(index, description, row));
  const sure = likely.map((matches) => matches.find((match) => isAccepted(match, description)) ?? null);
  const known = sure.findIndex((match) => match !== null);
  const matches = sure.map(
    (match, at) => match ?? besideKnown(likely[at] ?? [], rows, { known, match: sure[known], at }),
  );
  const found = matches.filter((match) => match !== null);
  if (found.length * 2 < matches.length) return isLoose(description) ? null : gone(0.8);
  const spans = found.map(({ record }) => record);
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  const text = index.view.text.slice(start, end);
  const isSame = hashWords(text) === hashWords(description.quote);
  const score = found.reduce((sum, match) => sum + match.score, 0) / matches.length;
  return { verdict: isSame ? 'same' : 'changed', confidence: clamp(score), place: { start, end }, text };
}

/** A row whose key was edited is known by standing beside its neighbour of old, when most else in it is as it was. */
function besideKnown(
  likely: readonly RecordMatch[],
  rows: readonly AnchorRow[],
  {
    known,
    match,
    at,
  }: { readonly known: number; readonly match: RecordMatch | null | undefined; readonly at: number },
): RecordMatch | null {
  const step = (rows[at]?.index ?? 0) - (rows[known]?.index ?? 0);
  const isBeside = ({ record, place, likeness }: RecordMatch) =>
    record.group === match?.record.group && place === match.place + step && likeness >= LEAST_BESIDE;
  return likely.find(isBeside) ?? null;
}

const LEAST_BESIDE = 0.6;
