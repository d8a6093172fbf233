import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { writeFrame } from '../page-record/write-frame.ts';
import { frameLink } from '../page-record/write-mhtml.ts';

interface FirefoxRuntime {
  /** -1 for an element that is no frame. */
  getFrameId(frame: Element): number;
}

/** Chromium makes archives itself. */
export default defineUnlistedScript({
  include: ['firefox'],
  main: () =>
    writeFrame(document, (frame) => {
      const id = (browser.runtime as unknown as FirefoxRuntime).getFrameId(frame);
      return id < 0 ? null : frameLink(id);
    }),
});
