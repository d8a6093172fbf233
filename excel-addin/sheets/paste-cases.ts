import type { Area } from '../../shared/criteria/framework.ts';
import { normalForm, trimSpaces } from '../../shared/grading/normal-form.ts';
import { looksLikeName, nameWarning, referenceForm } from './case-reference.ts';
import { areaOf, type CaseGradeWord, caseGradeOf, noArea } from './case-words.ts';

export interface PastedCase {
  readonly reference: string;
  /** The edition's label; blank where none was given, or as it was written where the edition has none like it. */
  readonly area: string;
  readonly forceGrade: CaseGradeWord | '';
  readonly inspectorGrade: CaseGradeWord | '';
  /** Of a case that is added by itself; a list has neither. */
  readonly criteria?: string;
  readonly reasons?: string;
}

export interface PastedCases {
  readonly cases: readonly PastedCase[];
  /** References that stand in the list more than once, or in the workbook already: each is taken once at most. */
  readonly duplicates: readonly string[];
  /** What is odd, a sentence each, with the line. */
  readonly warnings: readonly string[];
}

type Field = 'reference' | 'area' | 'forceGrade' | 'inspectorGrade' | 'ignored';

/** Headers that sheets of case audits have; a list without a header line has these columns in this order. */
const withoutHeader: readonly Field[] = ['reference', 'area', 'forceGrade', 'inspectorGrade'];

const withoutAreas: readonly Field[] = ['reference', 'forceGrade', 'inspectorGrade'];
const gradesTakenAs =
  'No line has an area of practice: the grades are taken as the force’s, then the inspector’s.';

function fieldOfHeader(text: string): Field | null {
  const form = normalForm(text);
  if (
    /^(?:(?:case|crime|investigation|audit) )?(?:ref(?:erence)?|number|no)\.?(?: (?:no|number))?\.?$/.test(
      form,
    )
  )
    return 'reference';
  if (/^area(?: of practice)?$/.test(form)) return 'area';
  if (/^(?:force|self|our)\b.*grade$|^(?:self-assessment|force)$/.test(form)) return 'forceGrade';
  return /^(?:inspector|inspectorate|hmicfrs)\b/.test(form) ? 'inspectorGrade' : null;
}

/**
 * A list of references as it comes from a clipboard: one a line, or a table out of Excel (cells apart by tabs, a cell
 * with line breaks or quotes in quotes) or out of a CSV file (apart by semicolons or commas), with or without a line of headers. `standing`: references in the workbook.
 */
export function casesFromPaste(
  text: string,
  areas: readonly Area[],
  standing: readonly string[] = [],
): PastedCases {
  const lines = rowsOfText(text, areas);
  const first = (lines[0] ?? []).map(fieldOfHeader);
  const hasHeader = first.includes('reference');
  const isWithoutAreas = !hasHeader && namesGradesOnly(lines, areas);
  const unheaded = isWithoutAreas ? withoutAreas : withoutHeader;
  const fields = hasHeader ? first.map((field): Field => field ?? 'ignored') : unheaded;
  const seen = new Set(standing.map(referenceForm));
  const duplicates: string[] = [];
  const warnings: string[] = isWithoutAreas ? [gradesTakenAs] : [];
  const cases: PastedCase[] = [];
  for (const [index, cells] of lines.entries()) {
    if ((hasHeader && index === 0) || cells.every((cell) => cell === '')) continue;
    const { one, odd } = pastedCase(cells, fields, areas);
    warnings.push(...odd.map((sentence) => `Line ${index + 1}: ${sentence}`));
    const form = referenceForm(one.reference);
    if (form === '') continue;
    if (seen.has(form)) duplicates.push(one.reference);
    else cases.push(one);
    seen.add(form);
  }
  return { cases, duplicates: [...new Set(duplicates)], warnings };
}

function pastedCase(cells: readonly string[], fields: readonly Field[], areas: readonly Area[]) {
  const cell = (field: Field) => cells[fields.indexOf(field)] ?? '';
  const odd: string[] = [];
  const reference = cell('reference');
  if (reference === '') odd.push('no reference, left out.');
  if (looksLikeName(reference)) odd.push(nameWarning(reference));
  const area = areaOf(cell('area'), areas);
  if (cell('area') !== '' && area === noArea)
    odd.push(`“${cell('area')}” is no area of practice of this edition.`);
  const grade = (field: Field) => {
    const found = caseGradeOf(cell(field));
    if (cell(field) !== '' && found === '')
      odd.push(`“${cell(field)}” is no grade (good, requires improvement, inadequate), left blank.`);
    return found;
  };
  const one: PastedCase = {
    reference,
    area: area === noArea ? cell('area') : area,
    forceGrade: grade('forceGrade'),
    inspectorGrade: grade('inspectorGrade'),
  };
  return { one, odd };
}

type Rows = readonly (readonly string[])[];

function rowsOfText(text: string, areas: readonly Area[]): Rows {
  const byTab = tidyRows(text, '\t');
  if (byTab.some((cells) => cells.length > 1)) return byTab;
  const other = ([';', ','] as const)
    .map((separator) => tidyRows(text, separator))
    .find((rows) => isTable(rows, areas));
  return other ?? byTab;
}

const tidyRows = (text: string, separator: Separator): Rows =>
  clipboardRows(text, separator).map((cells) => cells.map((cell) => trimSpaces(cell.replace(/\s+/g, ' '))));

/** A reference may hold a comma itself: only a line of headers, or areas or grades behind the references, tell. */
function isTable(rows: Rows, areas: readonly Area[]): boolean {
  const filled = rows.filter((cells) => cells.some((cell) => cell !== ''));
  const sizes = [...Map.groupBy(filled, (cells) => cells.length)];
  const [size, alike] = sizes.find(([, of]) => of.length * 2 > filled.length) ?? [1, []];
  if (size < 2) return false;
  const headers = (filled[0] ?? []).map(fieldOfHeader).filter((field) => field !== null);
  if (headers.includes('reference') && headers.length > 1) return true;
  const known = alike.filter(([, second = '']) => isArea(second, areas) || caseGradeOf(second) !== '');
  return known.length * 2 >= alike.length;
}

const isArea = (text: string, areas: readonly Area[]): boolean => areaOf(text, areas) !== noArea;

function namesGradesOnly(rows: Rows, areas: readonly Area[]): boolean {
  const seconds = rows.map(([, second = '']) => second).filter((second) => second !== '');
  return (
    seconds.length > 0 && seconds.every((second) => caseGradeOf(second) !== '' && !isArea(second, areas))
  );
}

type Separator = '\t' | ';' | ',';

/** Rows of cells, as Excel puts them on the clipboard. A quote inside a quoted cell is doubled. */
function clipboardRows(text: string, separator: Separator): Rows {
  const rows: string[][] = [[]];
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const pattern = new RegExp(
    `(?:"((?:[^"]|"")*)"(?=[${separator}\\n]|$)|([^${separator}\\n]*))([${separator}\\n]|$)`,
    'gy',
  );
  while (pattern.lastIndex < source.length) {
    const match = pattern.exec(source);
    if (match === null) break;
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\n') rows.push([]);
  }
  return rows;
}
