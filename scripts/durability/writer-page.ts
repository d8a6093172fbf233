import { begin, type Kept, readKept, relaxDurability, saveNumber } from './writer.ts';

/** In a page of an extension, over the store that ships. */
const params = new URLSearchParams(location.search);
if (params.has('relaxed')) relaxDurability();

/** Says by the console which clip the store calls saved, one after another, until the browser is no more. */
async function write(from: number): Promise<void> {
  for (let number = from; ; number++) {
    await saveNumber(number);
    tell(`saved ${number}`);
  }
}

/** As `write`, by the worker, which may be killed at any moment: a call that fails is made again with the same number. */
async function writeByWorker(from: number): Promise<void> {
  for (let number = from; ; ) {
    const isSaved = await askWorker(number);
    tell(`${isSaved ? 'saved' : 'failed'} ${number}`);
    if (isSaved) number++;
  }
}

/** A worker that is killed answers with an error, or not at all. */
const askWorker = (number: number): Promise<boolean> =>
  Promise.race([
    chrome.runtime.sendMessage(number).then(
      (answer) => answer === 'saved',
      () => false,
    ),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 5_000)),
  ]);

/** The one way out that waits for no answer: it is heard even where the browser dies next. */
const tell = (text: string) => console.log(text);

const durability = { begin, write, writeByWorker, readKept };

export type Durability = typeof durability;
export type { Kept };

Object.assign(globalThis, { durability });

declare const chrome: { readonly runtime: { sendMessage(message: number): Promise<unknown> } };
