import { describe, expect, test, vi } from 'vitest';
import { saveClip } from '../../../../extension/clipping/save-clip.ts';
import type { FrameState } from '../../../../extension/page-record/frame-state.ts';
import type { PageAccess } from '../../../../extension/page-record/page-access.ts';
import { createPageKeeper } from '../../../../extension/page-record/page-keeper.ts';
import { RefusedError } from '../../../../extension/page-record/refusal-words.ts';
import { notePageText, pendingPagesBefore } from '../../../../extension/store/pending-pages.ts';
import { readPack } from '../../../../shared/exchange/read-pack.ts';
import { verifyPack } from '../../../../shared/exchange/verify-pack.ts';
import { writePack } from '../../../../shared/exchange/write-pack.ts';
import { expectOk, marchshire, openTestComputer } from '../store/open-test-store.ts';

const pageUrl = 'http://records.marchshire.example/child/7';

const clip = {
  quote: 'Seen alone on 12 May.',
  selectors: [],
  structure: { headings: [], table: null, field: null, list: null },
  pageUrl,
  pageTitle: 'Record',
  frameUrl: null,
  isFindable: true,
  anchor: null,
  unread: [],
};

const view = { width: 400, height: 300, scale: 2, left: 0, top: 0, pinch: 1, scrollX: 0, scrollY: 0 };

const stateAt = (url: string, more: Partial<FrameState> = {}): FrameState => ({
  isTop: true,
  url,
  title: 'Record',
  text: { url, length: 5, digest: 7, begunAtMs: 0 },
  begunAtMs: 0,
  fields: [],
  fieldsLeftOut: 0,
  openShadows: 0,
  closedShadows: 0,
  view,
  clipped: { x: 10, y: 20, width: 100, height: 30 },
  private: [],
  frames: [],
  ...more,
});

const bytes = (text: string) => new TextEncoder().encode(text);

/** A browser with one page of one frame, in our words. */
const accessTo = (more: Partial<PageAccess> = {}): PageAccess => ({
  takePicture: async () => bytes('png'),
  listFrames: async () => [{ frameId: 0, parentFrameId: -1, url: pageUrl }],
  readFrame: async () => stateAt(pageUrl),
  // Nothing together: each frame is then asked by itself.
  readAllFrames: async () => [],
  digestAllFrames: async () => [{ frameId: 0, digest: { url: pageUrl, length: 5, digest: 7, begunAtMs: 0 } }],
  archive: async () => ({ name: 'page.mhtml.gz', mediaType: 'application/gzip', bytes: bytes('archive') }),
  findTab: async () => ({ windowId: 1, isActive: true }),
  now: () => Date.parse('2026-11-22T09:00:01Z'),
  pause: async () => {},
  ...more,
});

/** Says which rectangle was asked for in place of pixels: the size is that of the view above. */
const openPicture = async () => ({
  width: 800,
  height: 600,
  close: () => {},
  encode: async (painted: readonly object[], part?: object) => bytes(JSON.stringify({ painted, part })),
});

async function keepClip(access: PageAccess, isDiskFull = false) {
  const computer = await openTestComputer('ours');
  const { store, context } = computer;
  const inspection = expectOk(await store.startInspection(marchshire));
  const saved = expectOk(await saveClip(context, clip, 5));
  const pages = createPageKeeper({ context, access, open: openPicture });
  if (isDiskFull)
    context.database.attachments.hook('creating', () => {
      throw new DOMException('', 'QuotaExceededError');
    });
  if (saved.pending !== null) pages.keep(saved.pending, pages.glance(5, access.takePicture(1), null));
  await pages.idle();
  const opened = expectOk(await store.openInspection(inspection));
  const [item] = opened.state().items;
  return { ...computer, inspection, opened, kept: item?.kept ?? null, item, pages, saved };
}

describe('keeping the page of a clip', () => {
  test('notes the text that the page had at the gesture with what it owes', async () => {
    const { promise: held, resolve } = Promise.withResolvers<void>();
    const archive = async () => {
      await held;
      throw new RefusedError('held');
    };
    const computer = await openTestComputer('ours');
    const { context } = computer;
    expectOk(await computer.store.startInspection(marchshire));
    const { pending } = expectOk(await saveClip(context, clip, 5));
    if (pending === null) throw new Error('pending');
    const access = accessTo({ archive });
    const pages = createPageKeeper({ context, access, open: openPicture });
    pages.keep(pending, pages.glance(5, access.takePicture(1), null));
    const owed = () => pendingPagesBefore(context, Infinity);
    await expect.poll(owed).toEqual([{ ...pending, textDigest: 7 }]);
    resolve();
    await pages.idle();
    expect(await owed()).toEqual([]);
  });

  test('stores what it owes with the clip, and takes that off with what was kept', async () => {
    const { context, opened, kept, saved } = await keepClip(accessTo());
    expect(saved.pending).toMatchObject({ tabId: 5, pageUrl });
    expect(await context.database.pendingPages.count()).toBe(0);
    expect(await opened.isPageOwed(saved.item)).toBe(false);
    expect(kept).toMatchObject({ outcome: 'kept', refused: [], framesRead: 1, framesUnread: 0, remarks: [] });
    if (kept?.outcome !== 'kept') throw new Error('kept');
    expect(kept.parts.map(({ role }) => role)).toEqual(['screenshot', 'element', 'archive', 'fields']);
    const [, element] = kept.parts;
    const crop = await opened.readAttachment(element?.attachment.commitment ?? '');
    // The clipped rectangle at two pixels each, with eight around it.
    expect(new TextDecoder().decode(crop ?? undefined)).toBe(
      JSON.stringify({ painted: [], part: { x: 12, y: 32, width: 216, height: 76 } }),
    );
  });

  test.each([
    [
      'the picture',
      { takePicture: () => Promise.reject(new Error('Cannot access contents of the page')) },
      'screenshot',
    ],
    [
      'the archive',
      { archive: () => Promise.reject(new Error('Page capture is blocked by policy')) },
      'archive',
    ],
    ['too large an archive', { archive: () => Promise.reject(new RefusedError('too large')) }, 'archive'],
    [
      'every script',
      { readFrame: () => Promise.reject(new Error('blocked by an ExtensionsSettings policy')) },
      'fields',
    ],
  ])('keeps the rest where %s is refused, and says why', async (_, more, role) => {
    const { kept, context } = await keepClip(accessTo(more));
    if (kept?.outcome !== 'kept') throw new Error('kept');
    expect(kept.parts.length).toBeGreaterThan(0);
    expect(kept.refused.find((one) => one.role === role)?.why).toMatch(/^[A-Z].*\.$|^too large$/);
    expect(await context.database.pendingPages.count()).toBe(0);
  });

  test('saves the clip without its page where the disk is full, and says so', async () => {
    const { kept, item, context } = await keepClip(accessTo(), true);
    expect(item?.shown.text).toBe('Seen alone on 12 May.');
    expect(kept).toEqual({
      outcome: 'interrupted',
      why: 'The clip is saved, but there was no room left on the disk for its page.',
    });
    expect(await context.database.attachments.count()).toBe(0);
    expect(await context.database.pendingPages.count()).toBe(0);
  });

  test('says that the page changed meanwhile', async () => {
    const { kept } = await keepClip(
      accessTo({
        digestAllFrames: async () => [
          { frameId: 0, digest: { url: pageUrl, length: 5, digest: 8, begunAtMs: 0 } },
        ],
      }),
    );
    expect(kept).toMatchObject({
      remarks: ['The page’s text changed while it was kept: the picture and the archive may differ.'],
    });
  });

  test.each([
    ['another address', { digest: { url: 'http://records.marchshire.example/child/8', begunAtMs: 0 } }],
    ['a later document of the same address', { digest: { url: pageUrl, begunAtMs: 9 } }],
    [
      'another child’s record in an application that keeps its address behind #',
      { digest: { url: `${pageUrl}#/child/8`, begunAtMs: 0 } },
    ],
  ])('keeps no archive of a page that is another by then: %s', async (_, { digest }) => {
    const digestAllFrames = async () => [{ frameId: 0, digest: { length: 5, digest: 7, ...digest } }];
    const { kept } = await keepClip(accessTo({ digestAllFrames }));
    expect(kept).toMatchObject({
      refused: [{ role: 'archive', why: 'The page was left before it was complete.' }],
    });
  });

  test('takes no picture anew of a page that is another by then', async () => {
    let readings = 0;
    const another = 'http://records.marchshire.example/child/8';
    const readFrame = async () => {
      readings += 1;
      return readings === 1
        ? stateAt(pageUrl, { private: [{ x: 0, y: 0, width: 9, height: 9 }] })
        : stateAt(another);
    };
    const { kept } = await keepClip(accessTo({ readFrame }));
    expect(kept).toMatchObject({
      refused: [
        { role: 'screenshot', why: 'The page was left before it was complete.' },
        { role: 'element', why: 'The page was left before it was complete.' },
      ],
    });
  });

  test('takes nothing of a page’s word that is not of the form asked for', async () => {
    const { kept } = await keepClip(
      accessTo({ readFrame: async () => ({ ...stateAt(pageUrl), fields: [{ value: 1 }] }) }),
    );
    expect(kept).toMatchObject({ framesRead: 0, framesUnread: 1 });
  });

  test('keeps no picture of a page that will not keep still around a field for a password', async () => {
    let x = 0;
    const readFrame = async () => stateAt(pageUrl, { private: [{ x: x++, y: 0, width: 9, height: 9 }] });
    const { kept } = await keepClip(accessTo({ readFrame }));
    if (kept?.outcome !== 'kept') throw new Error('kept');
    expect(kept.parts.map(({ role }) => role)).toEqual(['archive', 'fields']);
  });

  test.each([1, 2])('waits where the browser takes no picture so soon, %i times', async (refusals) => {
    let asked = 0;
    const waits: number[] = [];
    const { kept } = await keepClip(
      accessTo({
        takePicture: async () => {
          asked += 1;
          if (asked <= refusals)
            throw new Error('This request exceeds the MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND quota.');
          return bytes('png');
        },
        pause: async (ms) => {
          waits.push(ms);
        },
      }),
    );
    expect(kept).toMatchObject({ outcome: 'kept', refused: [] });
    // Of the gesture's own picture and the next there may be two in a second; a third has to wait.
    expect(waits).toEqual(refusals === 1 ? [] : [1_000]);
  });

  test('gives up a picture that the browser refuses as too soon again and again, in words', async () => {
    const takePicture = () => Promise.reject(new Error('This request exceeds the … quota.'));
    const { kept } = await keepClip(accessTo({ takePicture }));
    const why = 'The browser takes no more pictures in so short a time.';
    expect(kept).toMatchObject({
      refused: [
        { role: 'screenshot', why },
        { role: 'element', why },
      ],
    });
  });

  test('gives up a picture that the browser never gives, and keeps the rest', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const takePicture = () => new Promise<never>(() => {});
      const keeping = keepClip(accessTo({ takePicture }));
      let isDone = false;
      void keeping.finally(() => {
        isDone = true;
      });
      while (!isDone) await vi.advanceTimersByTimeAsync(1_000);
      const { kept } = await keeping;
      if (kept?.outcome !== 'kept') throw new Error('kept');
      expect(kept.parts.map(({ role }) => role)).toEqual(['archive', 'fields']);
      expect(kept.refused.map(({ why }) => why)).toEqual(Array(2).fill('It did not answer in time.'));
    } finally {
      vi.useRealTimers();
    }
  });

  test('takes no later picture of a page that says nothing of itself: it may be another by then', async () => {
    let asked = 0;
    const takePicture = async () => {
      asked += 1;
      throw new Error('This request exceeds the … quota.');
    };
    const readFrame = () => Promise.reject(new Error('Cannot access contents of the page'));
    await keepClip(accessTo({ takePicture, readFrame }));
    expect(asked).toBe(1);
  });

  test('paints over a field for a password and a frame that was not read, in both pictures', async () => {
    const frames = [
      {
        url: 'https://other.example/',
        box: { x: 50, y: 60, width: 70, height: 80 },
        scaleX: 1,
        scaleY: 1,
        isActive: false,
      },
    ];
    const { kept, opened } = await keepClip(
      accessTo({
        listFrames: async () => [
          { frameId: 0, parentFrameId: -1, url: pageUrl },
          { frameId: 4, parentFrameId: 0, url: 'https://other.example/' },
        ],
        readFrame: async (_, frameId) => {
          if (frameId === 0)
            return stateAt(pageUrl, { frames, private: [{ x: 1, y: 2, width: 3, height: 4 }] });
          throw new Error('Cannot access contents of the page. Extension manifest must request permission');
        },
      }),
    );
    if (kept?.outcome !== 'kept') throw new Error('kept');
    for (const { attachment } of kept.parts.slice(0, 2)) {
      const picture = JSON.parse(
        new TextDecoder().decode((await opened.readAttachment(attachment.commitment)) ?? undefined),
      );
      expect(picture.painted).toEqual([
        { x: 2, y: 4, width: 6, height: 8 },
        { x: 100, y: 120, width: 140, height: 160 },
      ]);
    }
    expect(kept.unread).toEqual([
      {
        url: 'https://other.example/',
        why: 'It comes from another address, which Plumbline may not read yet.',
      },
    ]);
  });
});

describe('what a worker that is gone has left undone', () => {
  const leaveUndone = async () => {
    const computer = await openTestComputer('ours');
    const inspection = expectOk(await computer.store.startInspection(marchshire));
    expectOk(await saveClip(computer.context, clip, 5));
    const later = {
      ...computer.context,
      effects: { ...computer.context.effects, now: () => computer.context.effects.now() + 60_000 },
    };
    return { ...computer, inspection, later };
  };

  const finish = async (access: PageAccess, textDigest?: number) => {
    const { store, inspection, later, context } = await leaveUndone();
    const [pending] = await pendingPagesBefore(context, Infinity);
    if (pending !== undefined && textDigest !== undefined) await notePageText(context, pending, textDigest);
    await createPageKeeper({ context: later, access, open: openPicture }).finishLeftOver();
    expect(await context.database.pendingPages.count()).toBe(0);
    const opened = expectOk(await store.openInspection(inspection));
    return opened.state().items[0]?.kept;
  };

  test('is finished where the tab still shows the document, with the word that it came late', async () => {
    const kept = await finish(accessTo({ now: () => Date.UTC(2026, 10, 3, 9, 5) }));
    expect(kept).toMatchObject({ outcome: 'kept', refused: [] });
    expect(kept).toHaveProperty('remarks', [expect.stringContaining('The browser stopped in between')]);
  });

  test.each([
    [7, 'kept'],
    [8, 'interrupted'],
  ])('where the text at the gesture had the digest %i, and has 7 now, is %s', async (digest, outcome) => {
    expect(await finish(accessTo(), digest)).toMatchObject({ outcome });
  });

  test.each([
    [
      'the tab is gone',
      { findTab: async () => null },
      'The page was closed before its archive was complete.',
    ],
    [
      'another page stands in it',
      { readFrame: async () => stateAt('http://records.marchshire.example/child/8') },
      'The page was left before its archive was complete.',
    ],
    [
      'an application shows another of its pages',
      { readFrame: async () => stateAt(`${pageUrl}#/child/8`) },
      'The page was left before its archive was complete.',
    ],
    [
      'the page was loaded again',
      { readFrame: async () => stateAt(pageUrl, { begunAtMs: Date.UTC(2027, 0, 1) }) },
      'The page was left before its archive was complete.',
    ],
    [
      'it may no longer be read',
      { readFrame: () => Promise.reject(new Error('Cannot access contents of the page')) },
      'The browser stopped before the page was kept, and no longer lets it be read.',
    ],
  ])('is marked where %s', async (_, more, why) => {
    expect(await finish(accessTo(more))).toEqual({ outcome: 'interrupted', why });
  });
});

describe('an evidence file', () => {
  test('carries the pages, and is refused where one of their parts was changed or left out', async () => {
    const { store, inspection, kept } = await keepClip(accessTo());
    const file = expectOk(await store.exportPack(inspection, { recipient: 'a colleague' }));
    expect(file.omitsPages).toBe(false);
    const pack = expectOk(await readPack(file.bytes));
    expect(pack.attachments).toHaveLength(5);
    expect((await verifyPack(pack)).faults).toEqual([]);
    if (kept?.outcome !== 'kept') throw new Error('kept');
    const { commitment } = kept.manifest;
    const changed = pack.attachments.map((one) =>
      one.commitment === commitment ? { ...one, bytes: bytes('{}') } : one,
    );
    expect((await verifyPack({ ...pack, attachments: changed })).faults).toEqual([
      { type: 'attachment-changed', name: 'page.json' },
    ]);
    const without = pack.attachments.filter((one) => one.commitment !== commitment);
    expect((await verifyPack({ ...pack, attachments: without })).faults).toEqual([
      { type: 'attachment-missing', name: 'page.json' },
    ]);
  });

  test('without the pages says so itself, and is taken in', async () => {
    const { context, store, inspection } = await keepClip(accessTo());
    await context.database.attachments.clear();
    const file = expectOk(await store.exportPack(inspection, { recipient: 'the workbook' }));
    expect(file.omitsPages).toBe(true);
    const pack = expectOk(await readPack(file.bytes));
    expect(pack).toMatchObject({ omitsPages: true, attachments: [] });
    expect((await verifyPack(pack)).faults).toEqual([]);
    expect(expectOk(await readPack(await writePack(pack)))).toEqual(pack);
  });
});
