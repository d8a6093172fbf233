import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answerSealJobs } from '../sealing/answer-seal-jobs.ts';

export default defineUnlistedScript(answerSealJobs);
