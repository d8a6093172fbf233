import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outcomeNotice, sendErrorSentence } from '../../../../extension/workbook-bridge/bridge-sentences.ts';
import { createRelay } from '../../../../extension/workbook-bridge/relay.ts';
import { type FoundPane, sendToWorkbook } from '../../../../extension/workbook-bridge/send-to-workbook.ts';
import {
  mostFileBytes,
  type PaneAnswer,
  type PaneOutcome,
  parseFromPane,
  parseToPane,
  pieceBytes,
  type ToPane,
} from '../../../../shared/exchange/pane-messages.ts';
import { ok } from '../../../../shared/result.ts';
import { createPaneWindow, openPaneIn } from './pane-channel.ts';

const nonce = '0123456789abcdef'.repeat(2);
const transfer = 'ab'.repeat(16);

const never = () => undefined;
/** Time passes at once, after all that was posted has been answered. */
const soon = (_ms: number, run: () => void) => void setTimeout(run, 300);

function connect({ hasPane = true } = {}) {
  const { window, posted, deliver } = createPaneWindow();
  const offered = hasPane ? openPaneIn(window).offered : [];
  const outcomes: PaneOutcome[] = [];
  const onOutcome = (outcome: PaneOutcome) => void outcomes.push(outcome);
  const relay = createRelay({ window, nonce, after: hasPane ? never : soon, onOutcome });
  return { window, posted, deliver, offered, outcomes, relay };
}

const fileOf = (bytes: Uint8Array) => ok({ fileName: 'Marchshire-2026-11-22.plumb', bytes, itemCount: 24 });

async function send(pane: Pick<FoundPane, 'ask'> | null, bytes: Uint8Array) {
  let made = 0;
  const sent = await sendToWorkbook({
    findPanes: async () => (pane === null ? [] : [{ tabId: 1, frameId: 7, ask: pane.ask }]),
    exportPack: async () => {
      made += 1;
      return fileOf(bytes);
    },
    newId: () => transfer,
  });
  return { sent, made };
}

describe('a file sent to the open pane', () => {
  test.each([1, pieceBytes - 1, pieceBytes, 2 * pieceBytes + 5])(
    'of %i bytes arrives as it is',
    async (length) => {
      const { relay, offered } = connect();
      const bytes = new Uint8Array(randomBytes(length));
      const { sent } = await send(relay, bytes);
      expect(sent).toEqual(ok({ transfer, tabId: 1, frameId: 7 }));
      expect(offered).toMatchObject([{ fileName: 'Marchshire-2026-11-22.plumb', itemCount: 24, transfer }]);
      expect(Buffer.from(offered[0]?.bytes ?? []).equals(bytes)).toBe(true);
    },
  );

  test('is told of by the pane when the person has decided', async () => {
    const { relay, offered, outcomes } = connect();
    await send(relay, new Uint8Array([1]));
    offered[0]?.tell('declined', '');
    await new Promise((done) => setTimeout(done, 0));
    expect(outcomes).toEqual([{ type: 'outcome', transfer, result: 'declined', words: '' }]);
  });

  test('is not made, nor recorded as given, without a pane that answers', async () => {
    expect(await send(null, new Uint8Array([1]))).toEqual({
      sent: { ok: false, error: { type: 'no-pane' } },
      made: 0,
    });
    const { relay } = connect({ hasPane: false });
    expect(await send(relay, new Uint8Array([1]))).toEqual({
      sent: { ok: false, error: { type: 'no-answer' } },
      made: 0,
    });
  });

  test('is not sent when it is larger than the browser hands over', async () => {
    const { relay, posted } = connect();
    const { sent } = await send(relay, new Uint8Array(mostFileBytes + 1));
    expect(sent).toEqual({ ok: false, error: { type: 'too-large', byteLength: mostFileBytes + 1 } });
    expect(posted).toHaveLength(2);
  });

  test('goes to the first pane of several that answers', async () => {
    const { relay } = connect();
    const silent: FoundPane = { tabId: 1, frameId: 1, ask: async () => null };
    const sent = await sendToWorkbook({
      findPanes: async () => [silent, { tabId: 2, frameId: 5, ask: relay.ask }],
      exportPack: async () => fileOf(new Uint8Array([1])),
      newId: () => transfer,
    });
    expect(sent).toMatchObject({ ok: true, value: { tabId: 2, frameId: 5 } });
  });
});

describe('the pane', () => {
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const offerOf = (bytes: Uint8Array, changed: object = {}): ToPane => ({
    type: 'offer',
    ...{ transfer, fileName: 'a.plumb', itemCount: 1, byteLength: bytes.length, sha256: sha256(bytes) },
    ...changed,
  });
  const piece = (base64: string, index = 0): ToPane => ({ type: 'piece', transfer, index, base64 });
  const talk = async (...messages: readonly ToPane[]) => {
    const { relay, offered } = connect();
    const answers: (PaneAnswer | null)[] = [];
    for (const message of [{ type: 'hello' } as const, ...messages]) answers.push(await relay.ask(message));
    return { last: answers.at(-1), offered };
  };
  const three = new Uint8Array([1, 2, 3]);

  test('refuses bytes that are not those announced', async () => {
    const damaged = { type: 'refused', transfer, reason: 'damaged' };
    const wrong = await talk(offerOf(three), piece('AQIE'));
    expect(wrong).toEqual({ last: damaged, offered: [] });
    expect((await talk(offerOf(three), piece('AQI='))).last).toEqual(damaged);
    expect((await talk(offerOf(three), piece('not base64'))).last).toEqual(damaged);
  });

  test('refuses pieces out of turn, twice, or of no offer', async () => {
    const unexpected = { type: 'refused', transfer, reason: 'unexpected' };
    expect((await talk(piece('AQID'))).last).toEqual(unexpected);
    expect((await talk(offerOf(three), piece('AQID', 1))).last).toEqual(unexpected);
    expect((await talk(offerOf(three), piece('AQID'), piece('AQID'))).last).toEqual(unexpected);
  });

  test('answers nobody who does not bear the nonce of the last hello', async () => {
    const { window, posted, relay } = connect();
    await relay.ask({ type: 'hello' });
    const body = offerOf(three);
    window.postMessage(
      { plumbline: 'plumbline-to-pane', nonce: 'f'.repeat(32), number: 9, body },
      window.origin,
    );
    await new Promise((done) => setTimeout(done, 5));
    expect(posted).toHaveLength(3);
  });
});

/** Anything at all, and things that are nearly messages. */
const hostile = fc.oneof(
  fc.anything({ withNullPrototype: true, withDate: true, withTypedArray: true }),
  fc.record(
    {
      plumbline: fc.constantFrom('plumbline-to-pane', 'plumbline-from-pane', 'x'),
      nonce: fc.oneof(fc.constant(nonce), fc.string(), fc.anything()),
      number: fc.oneof(fc.integer(), fc.double(), fc.anything()),
      body: fc.oneof(
        fc.record(
          {
            type: fc.constantFrom('hello', 'offer', 'piece', 'ready', 'wants', 'refused', 'outcome', 'x'),
            transfer: fc.oneof(fc.constant(transfer), fc.string()),
            index: fc.oneof(fc.integer(), fc.double()),
            base64: fc.oneof(fc.base64String(), fc.string()),
            byteLength: fc.double(),
            words: fc.string(),
          },
          { requiredKeys: ['type'] },
        ),
        fc.anything(),
      ),
    },
    { requiredKeys: ['plumbline'] },
  ),
);

describe('hostile messages', () => {
  test('parse or are nothing, and nothing throws', () => {
    fc.assert(
      fc.property(hostile, (data) => {
        parseToPane(data);
        parseFromPane(data);
      }),
    );
    const trap = new Proxy({}, { get: (_, key) => (key === 'plumbline' ? 'plumbline-to-pane' : 0) });
    expect(parseToPane(trap)).toBeNull();
  });

  test('never make the pane offer a file nor the relay answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { maxLength: 8 }), async (messages) => {
        const { window, deliver, offered, outcomes } = connect();
        for (const data of messages) {
          deliver({ source: window, origin: window.origin, data });
          deliver({ source: {}, origin: 'https://other.example', data });
        }
        await new Promise((done) => setTimeout(done, 0));
        expect(offered).toEqual([]);
        expect(outcomes.every((outcome) => outcome.type === 'outcome')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('from another window or origin are not heard, however well they are made', async () => {
    const { deliver, window, outcomes } = connect();
    const outcome = { type: 'outcome', transfer, result: 'brought-in', words: '' };
    const data = { plumbline: 'plumbline-from-pane', nonce, number: 0, body: outcome };
    deliver({ source: {}, origin: window.origin, data });
    deliver({ source: window, origin: 'https://other.example', data });
    deliver({ source: window, origin: window.origin, data: { ...data, nonce: 'f'.repeat(32) } });
    await new Promise((done) => setTimeout(done, 0));
    expect(outcomes).toEqual([]);
  });
});

test('every outcome is a sentence that says what to do or what is', () => {
  expect(sendErrorSentence({ type: 'too-large', byteLength: 80 * 1024 * 1024 })).toMatch(
    /80 MB.*64 MB at most/,
  );
  expect(outcomeNotice({ type: 'outcome', transfer, result: 'failed', words: 'Cut short.' })).toEqual({
    level: 'problem',
    text: 'The pane refused it. The pane says: “Cut short.”',
  });
});
