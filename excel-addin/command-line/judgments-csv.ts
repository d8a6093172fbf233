import { parseCsv } from 'hucre/csv';
import { findCriterion } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import type { Layer } from '../../shared/evidence/subject-fields.ts';
import { trimSpaces } from '../../shared/grading/normal-form.ts';
import { normaliseJudgment } from '../../shared/grading/normalise-judgment.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { JudgmentFill } from '../sheets/judgment-readings.ts';

export interface CsvAgainst {
  readonly framework: Framework;
  readonly rule: Rule;
  /** Whose judgments these are where a line does not say so itself. */
  readonly layer: Layer;
}

/** Every fault of the file at once, a sentence each with its line. */
export type CsvFaults = readonly string[];

const headerNames = {
  criterion: ['criterion', 'number', 'id', 'criterion number', 'criterion id'],
  judgment: ['judgment', 'judgement', 'grade'],
  reasons: ['reasons', 'reason'],
  layer: ['layer', 'whose'],
} as const;

/** What the layer column may say. */
const layers: ReadonlyMap<string, Layer> = new Map([
  ['inspector', 'inspector'],
  ['force', 'force'],
]);

type Column = keyof typeof headerNames;

export function parseJudgmentsCsv(
  bytes: Uint8Array,
  against: CsvAgainst,
): Result<readonly JudgmentFill[], CsvFaults> {
  const text = decoded(bytes);
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1) return err(['a quotation mark is opened and never closed']);
  const [header, ...lines] = readLines(text);
  if (header === undefined) return err(['the file is empty']);
  const places = columnPlaces(header.cells);
  if (!places.ok) return places;
  const rows = lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (rows.length === 0) return err(['the file names its columns and holds no judgment']);
  const read = rows.map(({ cells, line }) => readRow(line, { cells, places: places.value, against }));
  const faults = [
    ...read.flatMap((row) => (row.ok ? [] : [row.error])),
    ...doubled(read.flatMap((row) => (row.ok ? [row.value] : []))),
  ];
  return faults.length > 0 ? err(faults) : ok(read.flatMap((row) => (row.ok ? [row.value.fill] : [])));
}

/** Excel in Britain saves plain CSV in Windows-1252, and "Unicode text" in UTF-16 with a byte order mark. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

interface Line {
  readonly cells: readonly string[];
  /** Where the row begins in the file, counted from 1: a quoted text may go over several. */
  readonly line: number;
}

function readLines(text: string): readonly Line[] {
  const firstLine = text.split(/\r?\n/, 1)[0] ?? '';
  const delimiter = [',', ';', '\t'].find((one) => firstLine.includes(one)) ?? ',';
  let line = 1;
  return parseCsv(text, { delimiter }).map((values) => {
    const cells = values.map((value) => trimSpaces(String(value ?? '')));
    const row = { cells, line };
    line +=
      1 +
      values.reduce<number>((sum, value) => sum + (String(value ?? '').match(/\r\n?|\n/g)?.length ?? 0), 0);
    return row;
  });
}

function columnPlaces(header: readonly string[]): Result<Readonly<Record<Column, number>>, CsvFaults> {
  const names = header.map((name) => name.toLowerCase());
  const place = (column: Column): number =>
    names.findIndex((name) => (headerNames[column] as readonly string[]).includes(name));
  const places = {
    criterion: place('criterion'),
    judgment: place('judgment'),
    reasons: place('reasons'),
    layer: place('layer'),
  };
  const missing = (['criterion', 'judgment'] as const).filter((column) => places[column] < 0);
  return missing.length === 0
    ? ok(places)
    : err([
        `line 1: there is no column “${missing.join('” and no column “')}”; the columns are “${header.join('”, “')}”`,
      ]);
}

interface ReadRow {
  readonly fill: JudgmentFill;
  readonly line: number;
}

interface RowInput {
  readonly cells: readonly string[];
  readonly places: Readonly<Record<Column, number>>;
  readonly against: CsvAgainst;
}

function readRow(line: number, { cells, places, against }: RowInput): Result<ReadRow, string> {
  const { framework, rule } = against;
  const at = (column: Column): string => cells[places[column]] ?? '';
  const criterion = findCriterion(framework, at('criterion'));
  if (criterion === undefined)
    return err(`line ${line}: “${at('criterion')}” is no criterion of ${framework.id}`);
  const normal = normaliseJudgment(at('judgment'), rule);
  if (normal.type === 'unknown')
    return err(
      `line ${line}: “${at('judgment')}” is no grade (${[...rule.scale].reverse().join(', ')}, ${rule.notApplicable}, or nothing)`,
    );
  const layer = layers.get(at('layer').toLowerCase() || against.layer);
  if (layer === undefined) return err(`line ${line}: “${at('layer')}” is neither “inspector” nor “force”`);
  const words = { 'not-applicable': rule.notApplicable, open: '' } as const;
  const judgment = normal.type === 'grade' ? normal.grade : words[normal.type];
  return ok({ line, fill: { criterion: criterion.id, layer, judgment, reasons: at('reasons') } });
}

function doubled(rows: readonly ReadRow[]): readonly string[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ fill, line }) => {
    const key = `${fill.layer} ${fill.criterion}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, line);
    return before === undefined ? [] : [`line ${line}: ${fill.criterion} stands on line ${before} already`];
  });
}
