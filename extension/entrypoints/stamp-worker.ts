import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answerStampJobs } from '../time-stamping/answer-stamp-jobs.ts';

export default defineUnlistedScript(answerStampJobs);
