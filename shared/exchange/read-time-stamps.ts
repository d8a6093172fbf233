import * as v from 'valibot';
import { ok } from '../result.ts';
import { mostTokenBytes, type TimeStamp } from '../time-stamps/time-stamp.ts';
import { partInvalid, type ReadStamps, readJsonl } from './read-pack.ts';

const stampSchema = v.object({
  size: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  token: v.pipe(v.string(), v.maxLength(2 * mostTokenBytes)),
});

/** Each takes milliseconds to check: at one every quarter of an hour, as they are asked for, more than a year’s. */
const mostTimeStamps = 10_000;

/** Also of a log that is not in the file: whoever checks stamps says so. */
export const readTimeStamps: ReadStamps = (parts) => {
  const timeStamps: TimeStamp[] = [];
  for (const path of parts.keys()) {
    const [, log] = /^logs\/([0-9a-f]{32})\/timestamps\.jsonl$/.exec(path) ?? [];
    if (log === undefined) continue;
    const read = readJsonl(parts, path, stampSchema);
    if (!read.ok) return read;
    if (timeStamps.length + read.value.length > mostTimeStamps) return partInvalid(path, 'it holds too many');
    timeStamps.push(...read.value.map((stamp) => ({ log, ...stamp })));
  }
  return ok(timeStamps);
};
