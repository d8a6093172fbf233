import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createStore } from '../../../../extension/store/create-store.ts';
import { exportPackFrom } from '../../../../extension/store/export-pack.ts';
import type { OpenInspection } from '../../../../extension/store/store.ts';
import type { AuthorityToAsk, StoreContext } from '../../../../extension/store/store-context.ts';
import { askForStamps, type PostRequest } from '../../../../extension/time-stamping/ask-authority.ts';
import { directMeans } from '../../../../extension/time-stamping/direct-means.ts';
import { postRequest } from '../../../../extension/time-stamping/post-request.ts';
import { utf8ToBytes } from '../../../../shared/encoding.ts';
import { readPack } from '../../../../shared/exchange/read-pack.ts';
import { readTimeStamps } from '../../../../shared/exchange/read-time-stamps.ts';
import { writePack } from '../../../../shared/exchange/write-pack.ts';
import { setFields } from '../../../../shared/ledger/change.ts';
import { createSampleAuthority } from '../../shared/time-stamps/sample-authority.ts';
import { expectOk, marchshire, openTestComputer, type TestComputer } from './open-test-store.ts';

const openssl = createSampleAuthority();
const answerOf: PostRequest = async (_, request) => openssl.answer(request);
const unreachable: PostRequest = async () => null;
const authority: AuthorityToAsk = {
  url: 'https://time.example/stamp',
  certificates: [openssl.root],
  policy: null,
};

const openComputer = async (name: string) => {
  const { context } = await openTestComputer(name);
  const stamping = { ...context, timeStamping: async () => ({ authority: null, means: directMeans }) };
  return { context: stamping, store: createStore(stamping) };
};
const ask = (context: StoreContext, post: PostRequest, there = authority) =>
  askForStamps(context, { authority: there, post, means: directMeans });
/** As the panel of a build that has an authority sees it. */
const listed = (context: StoreContext, inspection: string) =>
  createStore({ ...context, timeStamping: async () => ({ authority, means: directMeans }) }).listTimeStamps(
    inspection,
  );

const point = (id: string) =>
  setFields(
    'item',
    { id },
    {
      original: { type: 'point', text: 'A point' },
      shown: { text: 'A point', title: '', source: '', grid: null },
      gatheredAt: '2026-11-03T10:00:00.000Z',
    },
  );

async function begin({ store }: TestComputer): Promise<OpenInspection> {
  const id = expectOk(await store.startInspection(marchshire));
  return expectOk(await store.openInspection(id));
}

const later = (context: StoreContext, ms: number): StoreContext => ({
  ...context,
  effects: { ...context.effects, now: () => context.effects.now() + ms },
});

describe('by files', () => {
  test('a request is answered by any authority, and its answer kept: also one of an earlier request, and twice', async () => {
    const { store, context } = await openComputer('files');
    const inspection = await begin({ store, context });
    const early = expectOk(await store.requestTimeStamp(inspection.id));
    expectOk(await inspection.record([point('ab'.repeat(16))]));
    const late = expectOk(await store.requestTimeStamp(inspection.id));
    expect(late.fileName).toMatch(/^time-stamp-request-2026-11-03-\d+\.tsq$/);
    expect(await store.listTimeStamps(inspection.id)).toEqual({
      newest: [],
      count: 0,
      unstamped: 4,
      asked: null,
    });
    const taken = expectOk(await store.takeTimeStamp(inspection.id, openssl.answer(late.bytes)));
    expect(taken).toMatchObject({ size: 4, isOwn: true, stamped: { vouchedBy: null } });
    expectOk(await store.takeTimeStamp(inspection.id, openssl.answer(early.bytes)));
    expectOk(await store.takeTimeStamp(inspection.id, openssl.answer(late.bytes)));
    const { newest, count, unstamped } = await store.listTimeStamps(inspection.id);
    expect({ sizes: newest.map(({ size }) => size).sort(), count, unstamped }).toEqual({
      sizes: [3, 4],
      count: 2,
      unstamped: 0,
    });
  });

  test('an answer of another inspection, garbage and one of a stranger are refused, and nothing is kept', async () => {
    const { store, context } = await openComputer('refused');
    const inspection = await begin({ store, context });
    const other = await openComputer('other');
    const theirs = await begin(other);
    const answer = openssl.answer(expectOk(await other.store.requestTimeStamp(theirs.id)).bytes);
    expect(await store.takeTimeStamp(inspection.id, answer)).toMatchObject({
      error: { type: 'stamp-of-another' },
    });
    expect(await store.takeTimeStamp(inspection.id, utf8ToBytes('no stamp'))).toMatchObject({
      error: { type: 'stamp-unreadable' },
    });
    expect(await context.database.timeStamps.count()).toBe(0);
  });

  test('a stamp lies sealed, and opens nowhere else', async () => {
    const { store, context } = await openComputer('sealed');
    const inspection = await begin({ store, context });
    const { bytes } = expectOk(await store.requestTimeStamp(inspection.id));
    expectOk(await store.takeTimeStamp(inspection.id, openssl.answer(bytes)));
    const [row] = await context.database.timeStamps.toArray();
    expect(Object.keys(row ?? {}).sort()).toEqual(['log', 'sealed', 'size']);
    expect(Buffer.from(row?.sealed ?? []).includes('Sample Time')).toBe(false);
    await context.database.timeStamps.clear();
    await context.database.timeStamps.put({
      log: row?.log ?? '',
      size: 1,
      sealed: row?.sealed ?? new Uint8Array(),
    });
    await expect(store.listTimeStamps(inspection.id)).rejects.toThrow();
  });

  test('stamps travel in evidence files, and those that do not hold are left behind', async () => {
    const [one, two] = [await openComputer('one'), await openComputer('two')];
    const inspection = await begin(one);
    const { bytes } = expectOk(await one.store.requestTimeStamp(inspection.id));
    expectOk(await one.store.takeTimeStamp(inspection.id, openssl.answer(bytes)));
    const file = expectOk(await one.store.exportPack(inspection.id, { recipient: 'two' }));
    const pack = expectOk(await readPack(new Uint8Array(file.bytes), readTimeStamps));
    const [stamp] = pack.timeStamps ?? [];
    if (stamp === undefined) throw new Error('there is one');
    const false2 = { ...stamp, size: pack.logs[0]?.lines.length ?? 0 };
    const given = await writePack({ ...pack, timeStamps: [stamp, false2] });
    expectOk(await two.store.importPack(given));
    const { newest, count, unstamped } = await two.store.listTimeStamps(inspection.id);
    expect(count).toBe(1);
    expect(newest).toMatchObject([{ log: stamp.log, size: stamp.size, isOwn: false }]);
    // Its own record is its own to have stamped.
    expect(unstamped).toBeGreaterThan(0);
    expectOk(await two.store.importPack(given));
    const onward = expectOk(await two.store.exportPack(inspection.id, { recipient: 'three' }));
    expect(expectOk(await readPack(new Uint8Array(onward.bytes), readTimeStamps)).timeStamps).toEqual([
      stamp,
    ]);
  });

  test('the workbook gets none', async () => {
    const { store, context } = await openComputer('workbook');
    const inspection = await begin({ store, context });
    const { bytes } = expectOk(await store.requestTimeStamp(inspection.id));
    expectOk(await store.takeTimeStamp(inspection.id, openssl.answer(bytes)));
    const request = {
      inspection: inspection.id,
      recipient: 'w',
      reason: '',
      form: 'plain',
      way: 'workbook',
    } as const;
    const file = expectOk(await exportPackFrom(context, request));
    expect(expectOk(await readPack(new Uint8Array(file.bytes), readTimeStamps)).timeStamps).toBeUndefined();
  });
});

describe('by itself', () => {
  let url = '';
  const asked: { readonly headers: Record<string, unknown> }[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    asked.push({ headers: request.headers });
    if (request.url === '/elsewhere') return response.writeHead(302, { location: '/stamp' }).end();
    if (request.url === '/huge') return response.end(Buffer.alloc(10_000_000));
    if (request.url === '/busy') return response.writeHead(503).end();
    return response.end(openssl.answer(Buffer.concat(parts)));
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  test('a stamp is asked of a real server, kept, and not asked for again while nothing is new', async () => {
    const computer = await openComputer('network');
    const inspection = await begin(computer);
    const there = { ...authority, url: `${url}/stamp` };
    expectOk(await ask(computer.context, postRequest, there));
    expectOk(await ask(computer.context, postRequest, there));
    expect(asked).toHaveLength(1);
    expect(asked[0]?.headers).toMatchObject({ 'content-type': 'application/timestamp-query' });
    expect(asked[0]?.headers).not.toHaveProperty('cookie');
    expect(asked[0]?.headers).not.toHaveProperty('referer');
    const asking = {
      ...computer.context,
      timeStamping: async () => ({ authority: there, means: directMeans }),
    };
    expect(await createStore(asking).listTimeStamps(inspection.id)).toMatchObject({
      newest: [{ size: 3, stamped: { vouchedBy: 'Sample Time (fictional) root' } }],
      unstamped: 0,
      asked: { host: new URL(url).host, problem: null },
    });
  });

  test.each(['/elsewhere', '/huge', '/busy'])('an answer of %s is none', async (path) => {
    expect(await postRequest(`${url}${path}`, utf8ToBytes('q'))).toBeNull();
  });

  test('nor is one of a server that is not there', async () => {
    expect(await postRequest('http://127.0.0.1:1/', utf8ToBytes('q'))).toBeNull();
  });

  test('offline nothing is lost: it waits, twice as long each time, and one stamp covers it all', async () => {
    const { store, context } = await openComputer('offline');
    const inspection = await begin({ store, context });
    let tries = 0;
    const offline: PostRequest = async () => {
      tries += 1;
      return null;
    };
    const minutes = (count: number) => later(context, count * 60_000);
    expectOk(await ask(context, offline));
    expectOk(await ask(minutes(14), offline));
    expect(tries).toBe(1);
    expectOk(await ask(minutes(16), offline));
    expectOk(await ask(minutes(16 + 29), offline));
    expect(tries).toBe(2);
    expectOk(await inspection.record([point('cd'.repeat(16))]));
    expect((await listed(context, inspection.id)).asked).toEqual({
      host: 'time.example',
      problem: { type: 'authority-unreachable' },
    });
    expectOk(await ask(minutes(16 + 31), answerOf));
    expect(await listed(context, inspection.id)).toMatchObject({
      count: 1,
      unstamped: 0,
      asked: { problem: null },
    });
  });

  test('an answer that does not hold is not kept', async () => {
    const { store, context } = await openComputer('false');
    const inspection = await begin({ store, context });
    const stranger = createSampleAuthority('Another Time (fictional)');
    expectOk(await ask(context, async (_, request) => stranger.answer(request)));
    expect(await listed(context, inspection.id)).toMatchObject({
      count: 0,
      asked: { problem: { type: 'stamp-authority-unknown' } },
    });
    const replayed = openssl.answer(expectOk(await store.requestTimeStamp(inspection.id)).bytes);
    expectOk(await ask(later(context, 3_600_000), async () => replayed));
    expect(await listed(context, inspection.id)).toMatchObject({
      count: 0,
      asked: { problem: { type: 'stamp-nonce-differs' } },
    });
  });

  test('what is killed at any step asks anew, and keeps one stamp', async () => {
    const { store, context } = await openComputer('killed');
    const inspection = await begin({ store, context });
    class Killed extends Error {}
    const killAt = async (step: number) => {
      let steps = 0;
      const die = () => {
        steps += 1;
        if (steps === step) throw new Killed();
      };
      const dying: StoreContext = {
        ...context,
        vault: {
          keys: async () => {
            die();
            return context.vault.keys();
          },
        },
      };
      const post: PostRequest = async (address, request) => {
        die();
        const answer = await answerOf(address, request);
        die();
        return answer;
      };
      try {
        await ask(dying, post);
        return false;
      } catch (error) {
        expect(error).toBeInstanceOf(Killed);
        return true;
      }
    };
    let step = 1;
    while (await killAt(step)) step += 1;
    expect(step).toBeGreaterThan(4);
    expect(await store.listTimeStamps(inspection.id)).toMatchObject({ count: 1, unstamped: 0 });
  });

  test('while it is locked nothing is asked, and nothing put off', async () => {
    const { context } = await openComputer('locked');
    const locked = { ...context, vault: { keys: async () => null } };
    expect(await ask(locked, unreachable)).toEqual({
      ok: false,
      error: { type: 'locked' },
    });
    expect(await context.database.settings.count()).toBe(1);
  });
});

test('what is asked with tells a digest, a nonce and nothing more', async () => {
  const { store, context } = await openComputer('told');
  const inspection = await begin({ store, context });
  const { bytes } = expectOk(await store.requestTimeStamp(inspection.id));
  expect(bytes.length).toBeLessThan(70);
  expect(await text(new Blob([bytes]).stream())).not.toContain(inspection.id);
});
