import { saveNumber } from './writer.ts';

/** In the extension's worker, over the store that ships: it answers when the store says "saved". */
chrome.runtime.onMessage.addListener((number, _sender, answer) => {
  saveNumber(number).then(
    () => answer('saved'),
    () => answer('failed'),
  );
  return true;
});

declare const chrome: {
  readonly runtime: {
    readonly onMessage: {
      addListener(listen: (message: number, sender: unknown, answer: (text: string) => void) => true): void;
    };
  };
};
