import type { Page } from 'puppeteer-core';

/** What is on the disk of words half typed. */
export const storedDrafts = (page: Page): Promise<readonly unknown[]> =>
  page.evaluate(
    () =>
      new Promise<unknown[]>((done) => {
        const opening = indexedDB.open('plumbline');
        opening.onsuccess = () => {
          const all = opening.result.transaction('drafts').objectStore('drafts').getAll();
          all.onsuccess = () => {
            opening.result.close();
            done(all.result.map(({ value }) => value));
          };
        };
      }),
  );
