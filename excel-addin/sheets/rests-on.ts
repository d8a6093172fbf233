import type { Criterion } from '../../shared/criteria/framework.ts';
import { findingsOf } from './finding-counts.ts';
import { kindWords } from './finding-kinds.ts';
import { isCounted } from './judgment-figures.ts';
import { type StandingRow, type StandingTable, textOf } from './standing-rows.ts';

export interface RestsOnTables {
  readonly findings: StandingTable | null;
  readonly measures: StandingTable | null;
  readonly cases: StandingTable | null;
}

/** A cell that can still be read beside the judgment; the rest is found by a filter. */
const longestSentence = 70;
const mostLines = 6;
const mostCases = 12;

/** Which rows of our other sheets the counts beside a criterion come from, by what they say; each line a sheet's row. */
export function restsOnText(criterion: Criterion, { findings, measures, cases }: RestsOnTables): string {
  const standing = findingsOf(findings, criterion).toSorted(
    (a, b) => kindPlace(a) - kindPlace(b) || byText(textOf(a, 'Finding'), textOf(b, 'Finding')),
  );
  const bearing = naming(criterion, measures).toSorted((a, b) =>
    byText(textOf(a, 'Name'), textOf(b, 'Name')),
  );
  const audited = naming(criterion, cases)
    .map((row) => textOf(row, 'Reference'))
    .filter((reference) => reference !== '')
    .toSorted(byText);
  return [
    ...shortened(standing.map((row) => `• ${textOf(row, 'Kind')}: ${short(textOf(row, 'Finding'))}`)),
    ...shortened(bearing.map(measureLine)),
    ...(audited.length === 0 ? [] : [`• Cases: ${listed(audited)}`]),
  ].join('\n');
}

/** The same text however a person sorts the sheets; what weighs most stands first. */
const kindOrder: readonly string[] = [
  kindWords['cause-of-concern'],
  kindWords['area-for-improvement'],
  kindWords.strength,
].map((word) => word.toLowerCase());

function kindPlace(row: StandingRow): number {
  const place = kindOrder.indexOf(textOf(row, 'Kind').trim().toLowerCase());
  return place === -1 ? kindOrder.length : place;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const naming = (criterion: Criterion, table: StandingTable | null): readonly StandingRow[] =>
  (table?.rows ?? []).filter((row) => isCounted(criterion, row));

function measureLine(row: StandingRow): string {
  const band = textOf(row, 'Band');
  return `• Measure: ${shortOfEnd(textOf(row, 'Name'))}${band === '' ? '' : ` (${band})`}`;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length > longestSentence ? `${characters.slice(0, longestSentence).join('')}…` : line;
}

/** Measures of one table begin alike, and end with the force or the group that each is of. */
function shortOfEnd(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length > longestSentence
    ? `…${characters.slice(-longestSentence).join('')}`
    : characters.join('');
}

function shortened(lines: readonly string[]): readonly string[] {
  const left = lines.length - mostLines;
  return left <= 0 ? lines : [...lines.slice(0, mostLines), `• … and ${left} more`];
}

function listed(references: readonly string[]): string {
  const left = references.length - mostCases;
  return references.slice(0, mostCases).join(', ') + (left > 0 ? ` and ${left} more` : '');
}
