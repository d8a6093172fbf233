import { readAnswer, stampedImprint } from '../../shared/time-stamps/read-answer.ts';
import { verifyTimeStamp } from '../../shared/time-stamps/verify-time-stamp.ts';
import { writeTimeStampRequest } from '../../shared/time-stamps/write-request.ts';
import type { TimeStampMeans } from './time-stamp-means.ts';

/** In the thread that asks: a service worker can begin no other. */
export const directMeans: TimeStampMeans = {
  writeRequest: writeTimeStampRequest,
  stampedImprint: async (answer) => stampedImprint(answer),
  readAnswer,
  verify: (stamps) => Promise.all(stamps.map(({ token, expected }) => verifyTimeStamp(token, expected))),
};
