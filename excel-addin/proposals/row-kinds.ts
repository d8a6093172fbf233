import { forceOf, isJointForces, isRegion } from './force-names.ts';
import { labelForm } from './label-form.ts';
import type { RowKind } from './measure-proposal.ts';
import { isLongText, isNoteText } from './note-text.ts';
import { findSums, type RowNumbers, type SumNode } from './sum-tree.ts';

/** What a row's kind rests on. A total that only its words say is one whose figures do not add up. */
export type KindReason = 'words' | 'arithmetic' | 'words-and-arithmetic';

export interface RowMeaning {
  readonly kind: RowKind;
  /** null for a plain row. */
  readonly reason: KindReason | null;
  /** Rows, by their places in the list, that add up to this one. */
  readonly parts: readonly number[];
  /** The row above that this one is a part of, where its parts follow it. */
  readonly group: number | null;
}

export interface LabelledRow {
  /** Outermost first; the last is the row's own. */
  readonly labels: readonly string[];
  readonly numbers: RowNumbers;
}

const totalWords =
  /^(?:(?:sub|grand|overall)[- ]?)?total\b|\btotals?$|^all\b(?! other)|^overall$|^england(?: and wales)?$|^(?:great britain|united kingdom|uk|gb)$|^sum\b/u;
const groupWords = /\bof which:?$/u;

const ownLabel = (row: LabelledRow): string => labelForm(row.labels.at(-1) ?? '');

/** "Total Restraint" within "Restraint" is the group's total, not the table's. */
function isTotalOfGroup(row: LabelledRow): boolean {
  const rest = ownLabel(row).replace(/^total (?:of )?|,? total$/u, '');
  return row.labels.slice(0, -1).some((label) => labelForm(label) === rest) && !/^england/.test(rest);
}

/** A region's name over the names of forces is said to be their total; among regions it is a row like the others. */
function leadsForces(rows: readonly LabelledRow[], at: number): boolean {
  const next = rows[at + 1]?.labels.at(-1) ?? '';
  return isRegion(rows[at]?.labels.at(-1) ?? '') && forceOf(next) !== null && !isRegion(next);
}

const saysTotal = (rows: readonly LabelledRow[], at: number, row: LabelledRow): boolean =>
  totalWords.test(ownLabel(row)) || groupWords.test(ownLabel(row)) || leadsForces(rows, at);

function leavesOf(nodes: readonly SumNode[], at: number): number {
  const parts = nodes[at]?.parts ?? [];
  return parts.length === 0 ? 1 : parts.reduce((sum, part) => sum + leavesOf(nodes, part), 0);
}

interface Judged {
  readonly at: number;
  readonly node: SumNode;
  readonly isWord: boolean;
}

function kindOfSum(
  nodes: readonly SumNode[],
  row: LabelledRow,
  { at, node, isWord }: Judged,
): RowKind | null {
  const adds = node.parts.length > 0;
  if (!adds && !isWord) return null;
  if (node.parent !== null || isTotalOfGroup(row) || groupWords.test(ownLabel(row))) return 'subtotal';
  if (!adds) return totalWords.test(ownLabel(row)) ? 'total' : 'subtotal';
  const leaves = nodes.filter((each) => each.parts.length === 0).length;
  return leavesOf(nodes, at) * 2 > leaves ? 'total' : 'subtotal';
}

function reasonOf(isWord: boolean, adds: boolean): KindReason {
  if (isWord && adds) return 'words-and-arithmetic';
  return adds ? 'arithmetic' : 'words';
}

/** What each row of a table's body is, from its label's words and from what its figures add up to. */
export function readRowKinds(rows: readonly LabelledRow[]): readonly RowMeaning[] {
  const words = rows.map((row, at) => saysTotal(rows, at, row));
  const nodes = findSums(rows.map(({ numbers }, at) => ({ numbers, saysTotal: words[at] ?? false })));
  return rows.map((row, at) => {
    const node = nodes[at] ?? { parts: [], parent: null, leads: false };
    const group = node.parent !== null && nodes[node.parent]?.leads === true ? node.parent : null;
    const base = { parts: node.parts, group };
    const label = row.labels.at(-1) ?? '';
    if (isNoteText(label) || isLongText(label)) return { ...base, kind: 'note', reason: 'words' };
    const sum = kindOfSum(nodes, row, { at, node, isWord: words[at] ?? false });
    if (sum !== null)
      return { ...base, kind: sum, reason: reasonOf(words[at] ?? false, node.parts.length > 0) };
    if (isJointForces(label)) return { ...base, kind: 'joint-forces', reason: 'words' };
    return { ...base, kind: 'plain', reason: null };
  });
}
