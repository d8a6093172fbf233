import { base64ToBytes, bytesToBase64, bytesToUtf8, utf8ToBytes } from '../../shared/encoding.ts';

/** A row with the table it is of. What is sealed in it stays sealed. */
export interface CopiedRow<T = unknown> {
  readonly table: string;
  readonly row: T;
}

/** A line for each row; bytes stand as base64 under a name that no column has. */
export const rowsToBytes = (rows: readonly CopiedRow[]): Uint8Array<ArrayBuffer> =>
  utf8ToBytes(rows.map(rowToLine).join(''));

export const rowToLine = ({ table, row }: CopiedRow): string =>
  `${JSON.stringify([table, row], (_, value) => (value instanceof Uint8Array ? { $bytes: bytesToBase64(value) } : value))}\n`;

/** Only the lines that can be read, and how many others there are: what is damaged is told, and the rest is kept. */
export function bytesToRows(bytes: Uint8Array): {
  readonly rows: readonly CopiedRow[];
  readonly unread: number;
} {
  const lines = splitLines(bytes);
  const rows = lines.flatMap((line) => lineToRow(line) ?? []);
  return { rows, unread: lines.length - rows.length };
}

function splitLines(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  while (from < bytes.length) {
    const found = bytes.indexOf(newLine, from);
    const to = found < 0 ? bytes.length : found;
    lines.push(bytes.subarray(from, to));
    from = to + 1;
  }
  return lines;
}

const newLine = 10;

function lineToRow(line: Uint8Array): CopiedRow | null {
  try {
    const [table, row] = JSON.parse(bytesToUtf8(line), revive) as [unknown, unknown];
    return typeof table === 'string' && typeof row === 'object' && row !== null ? { table, row } : null;
  } catch {
    return null;
  }
}

function revive(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$bytes' in value)) return value;
  const bytes = typeof value.$bytes === 'string' ? base64ToBytes(value.$bytes) : undefined;
  if (bytes === undefined) throw new SyntaxError('these are no bytes');
  return bytes;
}
