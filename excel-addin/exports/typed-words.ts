import { criteriaOf } from '../../shared/criteria/catalogue.ts';
import { layerWords } from '../sheets/judgment-readings.ts';
import type { MeasureReading } from '../sheets/measure-readings.ts';
import type { ExportChoices } from './export-choices.ts';
import type { ExportSources } from './export-sources.ts';
import type { GivenFigures } from './give-figures.ts';

/** Words that leave as somebody typed them: nothing rounds a name or a place away. */
export interface TypedWords {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Everything typed that leaves, for a person to read before it does. */
export const typedWords = (
  given: GivenFigures,
  sources: ExportSources,
  choices: ExportChoices,
): readonly TypedWords[] => [...measureWords(given), ...reasonWords(sources, choices)];

function measureWords({ measures, controls, funnels }: GivenFigures): readonly TypedWords[] {
  const readings = [
    ...measures.map(({ reading }) => reading),
    ...controls.map(({ reading }) => reading),
    ...funnels.flatMap(({ forces }) => forces.map(({ reading }) => reading)),
  ];
  const pointsOf = new Map(controls.map(({ reading, points }) => [reading.id, points]));
  return [...new Map(readings.map((reading) => [reading.id, reading])).values()].map((reading) => ({
    title: reading.inputs.name,
    lines: [
      ...inputLines(reading),
      ...(pointsOf.has(reading.id)
        ? [`Periods of its chart: ${(pointsOf.get(reading.id) ?? []).map(({ period }) => period).join(', ')}`]
        : []),
    ],
  }));
}

const inputLines = ({ inputs }: MeasureReading): readonly string[] =>
  (
    [
      ['Period', inputs.period],
      ['Definition', inputs.definition],
      ['Counted out of', inputs.denominator],
    ] as const
  ).flatMap(([what, text]) => (text === '' ? [] : [`${what}: ${text}`]));

function reasonWords(
  { framework, judgments, topics }: ExportSources,
  { hasGrades, hasReasons, layers }: ExportChoices,
): readonly TypedWords[] {
  if (!hasGrades || !hasReasons) return [];
  const ofTopics = topics.flatMap(({ topic, layer, reason }) =>
    reason !== '' && layers.includes(layer)
      ? [{ title: `${layerWords[layer]} reasons, ${topic.name}`, lines: [reason] }]
      : [],
  );
  const ofCriteria = layers.flatMap((layer) =>
    criteriaOf(framework).flatMap(({ id, number }) => {
      const { reasons } = judgments.of(id, layer);
      return reasons === ''
        ? []
        : [{ title: `${layerWords[layer]} reasons, criterion ${number}`, lines: [reasons] }];
    }),
  );
  return [...ofTopics, ...ofCriteria];
}
