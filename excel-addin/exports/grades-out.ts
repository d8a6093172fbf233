import { criteriaOf } from '../../shared/criteria/catalogue.ts';
import type { Criterion } from '../../shared/criteria/framework.ts';
import type { Layer } from '../../shared/evidence/subject-fields.ts';
import { countsAs, normaliseJudgment } from '../../shared/grading/normalise-judgment.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import { textCell } from '../sheets/cell-plan.ts';
import { isOpenConcern, layerWords } from '../sheets/judgment-readings.ts';
import type { TopicReading } from '../sheets/topic-readings.ts';
import type { CellPlan, ColumnPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import type { ExportChoices } from './export-choices.ts';
import type { ExportSources } from './export-sources.ts';

type Cells = Readonly<Record<string, CellPlan>>;

/** Grades and judgments in the rule's own words only: what else was typed there stays inside. */
export const gradesOut = (sources: ExportSources, choices: ExportChoices): readonly SheetPlan[] => [
  topicsOut(sources, choices),
  criteriaOut(sources, choices),
];

const headerOf = (layer: Layer) => ({
  indicated: `${layerWords[layer]}: indicated grade`,
  awarded: `${layerWords[layer]}: awarded grade`,
  concern: `${layerWords[layer]}: cause of concern`,
  judgment: `${layerWords[layer]} judgment`,
  reasons: `${layerWords[layer]} reasons`,
});

const grade = (header: string): ColumnPlan => ({ header, widthChars: 22, hasGradeColours: true });
const long = (header: string): ColumnPlan => ({ header, widthChars: 50, isWrapped: true });

function topicsOut(
  { framework, topics, rule }: ExportSources,
  { layers, hasReasons }: ExportChoices,
): SheetPlan {
  const columns = layers
    .map(headerOf)
    .flatMap(({ indicated, awarded, concern, reasons }) => [
      grade(indicated),
      grade(awarded),
      { header: concern, widthChars: 14, isWrapped: true },
      ...(hasReasons ? [long(reasons)] : []),
    ]);
  const rows = framework.topics.map(({ id, number, name }) => {
    const own = topics.filter((one) => one.topic.id === id && layers.includes(one.layer));
    const cells = own.map((one) => topicCells(one, { rule, hasReasons }));
    return { key: id, cells: Object.assign({ Topic: textCell(`${number} ${name}`) }, ...cells) as Cells };
  });
  return {
    sheetName: 'Topic grades',
    title: 'Grades by topic',
    note: 'Indicated is what the rule says of the judgments; awarded is what a person decided.',
    table: {
      name: 'PlOutTopics',
      keyColumn: 'Topic',
      columns: [{ header: 'Topic', widthChars: 34, isWrapped: true }, ...columns],
      rows,
      isExact: true,
    },
  };
}

interface Wording {
  readonly rule: Rule;
  readonly hasReasons: boolean;
}

function topicCells(topic: TopicReading, { rule, hasReasons }: Wording): Cells {
  const h = headerOf(topic.layer);
  const awarded = normaliseJudgment(topic.awarded, rule);
  return {
    [h.indicated]: textCell(topic.indicated),
    [h.awarded]: textCell(awarded.type === 'grade' ? awarded.grade : 'Not awarded'),
    [h.concern]: textCell(isOpenConcern(topic.causeOfConcern) ? 'Open' : 'None open'),
    ...(hasReasons ? { [h.reasons]: textCell(topic.reason || 'None given') } : {}),
  };
}

function criteriaOut(sources: ExportSources, { layers, hasReasons }: ExportChoices): SheetPlan {
  const columns = layers
    .map(headerOf)
    .flatMap(({ judgment, reasons }) => [grade(judgment), ...(hasReasons ? [long(reasons)] : [])]);
  return {
    sheetName: 'Criterion judgments',
    title: 'Judgments by criterion',
    note: 'Short labels are ours; the criteria are the inspectorate’s words. Open: not judged yet.',
    table: {
      name: 'PlOutCriteria',
      keyColumn: 'Number',
      columns: [
        { header: 'Number', widthChars: 9 },
        long('Short label (ours)'),
        long('Criterion'),
        ...columns,
      ],
      rows: criteriaOf(sources.framework).map((criterion) => ({
        key: criterion.id,
        cells: criterionCells(criterion, { sources, layers, hasReasons }),
      })),
      isExact: true,
    },
  };
}

interface OfCriterion extends Pick<ExportChoices, 'layers' | 'hasReasons'> {
  readonly sources: ExportSources;
}

function criterionCells(criterion: Criterion, { sources, layers, hasReasons }: OfCriterion): Cells {
  const cells: Record<string, CellPlan> = {
    Number: textCell(criterion.number),
    'Short label (ours)': textCell(criterion.label),
    Criterion: textCell(criterion.text),
  };
  for (const layer of layers) {
    const h = headerOf(layer);
    const { judgment, reasons } = sources.judgments.of(criterion.id, layer);
    cells[h.judgment] = textCell(countsAs(judgment, reasons, sources.rule));
    if (hasReasons) cells[h.reasons] = textCell(reasons || 'None given');
  }
  return cells;
}
