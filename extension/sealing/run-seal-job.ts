import type { SealJobAnswer, SealJobMessage, SealJobName, SealJobs } from './seal-job.ts';

/**
 * One job, one worker: when it is done the worker is ended, and with it goes every copy of the passphrase, of the keys
 * and of what was worked on. Throws where the worker fails, by the name of the fault alone.
 */
export function runSealJob<Name extends SealJobName>(
  name: Name,
  given: SealJobs[Name]['given'],
): Promise<SealJobs[Name]['outcome']> {
  const worker = new Worker('/seal-worker.js');
  const done = new Promise<SealJobs[Name]['outcome']>((resolve, reject) => {
    const fail = (fault: string) => {
      const error = new Error('The worker that seals and opens files failed');
      error.name = fault;
      reject(error);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<SealJobAnswer<Name>>) => {
      if (data.isDone) resolve(data.outcome);
      else fail(data.fault);
    });
    worker.addEventListener('error', () => fail('WorkerError'));
    worker.postMessage({ name, given } as SealJobMessage);
  });
  return done.finally(() => worker.terminate());
}
