import { utf8ToBytes } from '../../../shared/encoding.ts';
import type { CustodyEvent } from '../../../shared/ledger/custody.ts';
import type { InspectionState } from '../../../shared/ledger/inspection-state.ts';
import { personName } from '../item-facts.ts';
import { custodyKindWords, custodyWords, itemCountOf, lawfulUse, textOf } from './custody-words.ts';

const heads = [
  'Time (UTC)',
  'Kind',
  'What',
  'Who',
  'Role',
  'For whom',
  'Reason',
  'Items',
  'Item ids',
  'Entry',
];

/** The whole record as a table that any spreadsheet opens: UTF-8 with its mark, and no cell that is a formula. */
export function custodyToCsv(
  events: readonly CustodyEvent[],
  state: InspectionState,
): Uint8Array<ArrayBuffer> {
  const rows = [[lawfulUse], heads, ...events.map((event) => rowOf(event, state))];
  return utf8ToBytes(`\ufeff${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`);
}

const rowOf = (event: CustodyEvent, state: InspectionState): readonly string[] => [
  new Date(event.atMs).toISOString(),
  custodyKindWords[event.kind],
  custodyWords(event),
  personName(state, event.actor),
  state.actors.get(event.actor)?.role ?? '',
  textOf(event, 'recipient'),
  textOf(event, 'reason'),
  String(itemCountOf(event)),
  event.items === null ? 'all' : event.items.join(' '),
  event.ref,
];

/**
 * A cell that a spreadsheet takes as text whatever it begins with (OWASP, "CSV Injection"): signs that begin a formula,
 * their wide forms, and white space before them get an apostrophe in front.
 */
export function csvCell(text: string): string {
  const isFormula = /^\s*[=+\-@＝＋－＠]/u.test(text) || /^[\t\r\n]/.test(text);
  return `"${(isFormula ? `'${text}` : text).replaceAll('"', '""')}"`;
}
