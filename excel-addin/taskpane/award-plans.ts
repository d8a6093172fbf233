import type { TopicReading } from '../sheets/topic-readings.ts';
import type { RowPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import type { Award } from './pane-reading.ts';
import type { Person } from './person.ts';

const headers = { grade: 'Awarded grade', reason: 'Reason', name: 'Name', date: 'Date' } as const;

/** Only a person's own cells of the sheet of grades, on that person's word; every other cell stays as it is. */
export const awardPlan = (key: string, award: Partial<Award>): SheetPlan =>
  gradesRows([awardRow(key, award)]);

export interface FillIn {
  readonly plan: SheetPlan;
  /** The topics that lacked a name or a date. */
  readonly topics: readonly string[];
}

/** Name and date where a grade was awarded and they are blank; what stands there stays. */
export function fillInPlan(topics: readonly TopicReading[], person: Person, date: string): FillIn {
  const lacking = topics.filter(
    (topic) => !isBlank(topic.awarded) && (isBlank(topic.name) || isBlank(topic.date)),
  );
  const rows = lacking.map((topic) =>
    awardRow(topic.key, {
      ...(isBlank(topic.name) && { name: person.name }),
      ...(isBlank(topic.date) && { date }),
    }),
  );
  return { plan: gradesRows(rows), topics: lacking.map(({ topic }) => topic.name) };
}

const isBlank = (text: string): boolean => text.trim() === '';

const awardRow = (key: string, award: Partial<Award>): RowPlan => ({
  key,
  cells: Object.fromEntries(
    Object.entries(award).map(([field, text]) => [headers[field as keyof Award], { type: 'text', text }]),
  ),
});

const gradesRows = (rows: readonly RowPlan[]): SheetPlan => ({
  sheetName: 'PL Grades',
  title: '',
  note: '',
  table: {
    name: 'PlGrades',
    keyColumn: 'Id',
    columns: ['Id', ...Object.values(headers)].map((header) => ({ header, widthChars: 20 })),
    rows,
  },
});
