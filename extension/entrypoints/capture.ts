import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { reportFrame } from '../capture/frame-report.ts';

// Not a WXT content script: that one announces itself to the page by postMessage at every start, and stays listening.
export default defineUnlistedScript(() => reportFrame(window));
