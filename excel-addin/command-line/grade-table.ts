import type { Layer } from '../../shared/evidence/subject-fields.ts';
import { layerWords } from '../sheets/judgment-readings.ts';
import type { TopicReading } from '../sheets/topic-readings.ts';

/** A small table for a terminal: a line for each topic, why beneath it. */
export function gradeTable(topics: readonly TopicReading[]): string {
  return layersToPrint(topics)
    .map((layer) =>
      layerTable(
        layer,
        topics.filter((topic) => topic.layer === layer),
      ),
    )
    .join('\n');
}

/** The force's layer only where it has judged something. */
const layersToPrint = (topics: readonly TopicReading[]): readonly Layer[] =>
  topics.some(({ layer, grade }) => layer === 'force' && grade.open < grade.applicable + grade.notApplicable)
    ? ['inspector', 'force']
    : ['inspector'];

function layerTable(layer: Layer, topics: readonly TopicReading[]): string {
  const name = ({ topic }: TopicReading): string => `${topic.number} ${topic.name}`;
  const width = Math.max(...topics.map((topic) => name(topic).length)) + 2;
  const lines = topics.flatMap((topic) => [
    `  ${name(topic).padEnd(width)}${topic.indicated}`,
    ...reasonLines(topic).map((line) => `  ${' '.repeat(width)}${line}`),
  ]);
  return [`Indicated grades, ${layerWords[layer].toLowerCase()}`, ...lines, ''].join('\n');
}

function reasonLines({ grade, why, warnings }: TopicReading): readonly string[] {
  const explained =
    why === ''
      ? `Range: ${grade.range}.`
      : [why.replace(/\.$/, ''), grade.slips].filter((part) => part !== '').join('; ');
  return [explained, ...grade.settleWords.split(/(?<=no others\.) /), ...warnings].filter(
    (line) => line !== '',
  );
}
