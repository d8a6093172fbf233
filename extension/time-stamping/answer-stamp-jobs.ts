import { directMeans } from './direct-means.ts';
import type { StampJobAnswer, StampJobMessage } from './time-stamp-means.ts';

export function answerStampJobs(): void {
  const answer = (message: StampJobAnswer) => postMessage(message);
  addEventListener('message', ({ data }: MessageEvent<StampJobMessage>) => {
    work(data).then(
      (outcome) => answer({ isDone: true, outcome }),
      (fault: unknown) => answer({ isDone: false, fault: fault instanceof Error ? fault.name : 'Error' }),
    );
  });
}

async function work(job: StampJobMessage): Promise<unknown> {
  switch (job.name) {
    case 'write':
      return directMeans.writeRequest(job.note, job.settings);
    case 'imprint':
      return directMeans.stampedImprint(job.answer);
    case 'read':
      return directMeans.readAnswer(job.answer, job.expected);
    case 'verify':
      return directMeans.verify(job.stamps);
  }
}
