import type { StampJobAnswer, StampJobMessage, TimeStampMeans } from './time-stamp-means.ts';

/** One job, one worker, as for sealing. Throws where the worker fails, by the name of the fault alone. */
export const meansInWorker: TimeStampMeans = {
  writeRequest: (note, settings) => runStampJob({ name: 'write', note, settings }),
  stampedImprint: (answer) => runStampJob({ name: 'imprint', answer }),
  readAnswer: (answer, expected) => runStampJob({ name: 'read', answer, expected }),
  verify: (stamps) => runStampJob({ name: 'verify', stamps }),
};

/** The worker is our own, and answers each job as the means themselves would. */
function runStampJob<Outcome>(job: StampJobMessage): Promise<Outcome> {
  const worker = new Worker('/stamp-worker.js');
  const done = new Promise<Outcome>((resolve, reject) => {
    const fail = (fault: string) => {
      const error = new Error('The worker that reads time stamps failed');
      error.name = fault;
      reject(error);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<StampJobAnswer>) => {
      if (data.isDone) resolve(data.outcome as Outcome);
      else fail(data.fault);
    });
    worker.addEventListener('error', () => fail('WorkerError'));
    worker.postMessage(job);
  });
  return done.finally(() => worker.terminate());
}
