import * as v from 'valibot';
import { err, ok, type Result } from '../result.ts';
import type { Framework } from './framework.ts';

export type FrameworkError =
  | { readonly type: 'framework-invalid'; readonly path: string; readonly reason: string }
  | { readonly type: 'framework-id-duplicated'; readonly path: string; readonly id: string };

const text = v.pipe(v.string(), v.trim(), v.nonEmpty('must not be empty'));
const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(?:[-/][a-z0-9]+)*$/, 'must be lower-case words joined by - and /'),
);
const isoDate = v.pipe(v.string(), v.isoDate('must be a date written YYYY-MM-DD'));

const criterionSchema = v.strictObject({ id, number: text, label: text, text });
const topicSchema = v.strictObject({
  id,
  number: text,
  name: text,
  statement: text,
  criteria: v.pipe(v.array(criterionSchema), v.minLength(1, 'must hold at least one criterion')),
});
const frameworkSchema = v.strictObject({
  id,
  title: text,
  publisher: text,
  published: isoDate,
  source: text,
  licence: text,
  attribution: text,
  topics: v.array(topicSchema),
  areas: v.array(v.strictObject({ id, name: text, label: text })),
  methods: v.array(v.strictObject({ id, name: text, label: text, isOurs: v.boolean() })),
});

/** Checks a criteria edition. A broken one is refused with the path of the first fault and the reason. */
export function parseFramework(input: unknown): Result<Framework, FrameworkError> {
  const parsed = v.safeParse(frameworkSchema, input, { abortEarly: true });
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return err({ type: 'framework-invalid', path: v.getDotPath(issue) ?? '', reason: issue.message });
  }
  const duplicate = firstDuplicate(placesById(parsed.output));
  return duplicate ? err({ type: 'framework-id-duplicated', ...duplicate }) : ok(parsed.output);
}

type Place = { readonly path: string; readonly id: string };

function placesById(framework: Framework): readonly Place[] {
  const topics = framework.topics.flatMap((topic, t) => [
    { path: `topics.${t}.id`, id: topic.id },
    { path: `topics.${t}.number`, id: `number ${topic.number}` },
    ...topic.criteria.flatMap((criterion, c) => [
      { path: `topics.${t}.criteria.${c}.id`, id: criterion.id },
      { path: `topics.${t}.criteria.${c}.number`, id: `number ${criterion.number}` },
    ]),
  ]);
  const areas = framework.areas.map((area, index) => ({ path: `areas.${index}.id`, id: area.id }));
  const methods = framework.methods.map((method, index) => ({ path: `methods.${index}.id`, id: method.id }));
  return [...topics, ...areas, ...methods];
}

function firstDuplicate(places: readonly Place[]): Place | undefined {
  const seen = new Set<string>();
  return places.find(({ id }) => seen.has(id) || !seen.add(id));
}
