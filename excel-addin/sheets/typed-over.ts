import { sharedHeaders } from './case-columns.ts';

/**
 * Cells of PlCases are filled by evidence files and typed into by people. What a file last put into each of them is
 * kept beside the row ("From file"), so that three things can be compared: that, what stands now, and what the file
 * says now. A cell that nobody touched follows the file, as the other sheets' rows do; a cell that somebody changed
 * or filled in stays, whatever the file says, and Status says what the file has instead. Where that record is
 * missing (a row typed by hand, a workbook of an earlier version) every cell that is not blank counts as typed.
 */
export type FromFile = Readonly<Record<string, string>>;

/** Texts longer than this are known again by their length and a checksum. */
const longestKept = 60;

/** FNV-1a: tells two versions of one text apart, no more is asked of it. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16);
}

const markOf = (text: string): string =>
  text.length <= longestKept ? `=${text}` : `${text.length} ${checksum(text)}`;

/** Whether a cell still says what the file put into it. */
export const isAsTold = (text: string, mark: string): boolean => markOf(text) === mark;

export const fromFileText = (marks: FromFile): string =>
  Object.keys(marks).length === 0 ? '' : JSON.stringify(marks);

/** Null where there is no record that can be read. */
export function readFromFile(text: string): FromFile | null {
  try {
    const marks: unknown = JSON.parse(text);
    const isRecord = typeof marks === 'object' && marks !== null && !Array.isArray(marks);
    return isRecord && Object.values(marks).every((mark) => typeof mark === 'string') ? { ...marks } : null;
  } catch {
    return null;
  }
}

export interface Met {
  /** Every shared cell as it is to stand. */
  readonly cells: Readonly<Record<string, string>>;
  /** Only those that change. */
  readonly written: readonly string[];
  readonly fromFile: FromFile;
}

/** What becomes of a row when a file that is news tells of it. `file` has the cells that it tells. */
export function meetCells(
  now: Readonly<Record<string, string>>,
  before: FromFile | null,
  file: Readonly<Record<string, string | number>>,
): Met {
  const cells: Record<string, string> = {};
  const written: string[] = [];
  const fromFile: Record<string, string> = { ...before };
  for (const header of sharedHeaders) {
    const here = now[header] ?? '';
    const told = file[header];
    cells[header] = here;
    if (told === undefined) continue;
    const text = String(told);
    const isTyped = before === null ? here !== '' : markOf(here) !== (before[header] ?? '=');
    fromFile[header] = markOf(text);
    if (isTyped || here === text) continue;
    cells[header] = text;
    written.push(header);
  }
  return { cells, written, fromFile };
}

const marker = 'Typed here, and kept: ';

/** Which cells say something else than the file that told of the row last. */
export function typedNote(cells: Readonly<Record<string, string>>, fromFile: FromFile): string {
  const parts = sharedHeaders.flatMap((header) => {
    const mark = fromFile[header];
    if (mark === undefined || mark === '=' || mark === markOf(cells[header] ?? '')) return [];
    return [mark.startsWith('=') ? `${header} (the evidence file says “${mark.slice(1)}”)` : header];
  });
  return parts.length === 0 ? '' : marker + parts.join(', ');
}

/** A row's status without the note that typedNote put at its end. */
export function statusOfFile(status: string): string {
  const at = status.lastIndexOf(marker);
  return at < 0 ? status : status.slice(0, at).replace(/; $/, '');
}

export const withNote = (status: string, note: string): string =>
  [status, note].filter((part) => part !== '').join('; ');
