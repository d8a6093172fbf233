import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answerReading } from '../reading/answer-reading.ts';

/** A worker of the panel. */
export default defineUnlistedScript(answerReading);
