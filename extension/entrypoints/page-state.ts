import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readFrame } from '../page-record/read-frame.ts';

export default defineUnlistedScript(() => readFrame(window));
