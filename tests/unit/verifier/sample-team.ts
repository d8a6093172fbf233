import { bytesToHex, utf8ToBytes } from '../../../shared/encoding.ts';
import type { Attachment } from '../../../shared/evidence/attachment.ts';
import type { Pack } from '../../../shared/exchange/pack.ts';
import { type Change, setFields } from '../../../shared/ledger/change.ts';
import type { LogHeadSeen } from '../../../shared/ledger/checkpoint.ts';
import { commitmentOf } from '../../../shared/ledger/content.ts';
import {
  createChance,
  createDevice,
  type Device,
  packOf,
  point,
  startOf,
} from '../shared/sample-inspection.ts';

export const keptFile = utf8ToBytes('%PDF a sample file, plainly fictional');
export const keptPicture = utf8ToBytes('a picture of a page, plainly fictional');

export interface Team {
  readonly devices: readonly Device[];
  readonly pack: Pack;
}

/**
 * Several computers that write entries of one inspection with the product's own code, in rounds. After each round but
 * the last each takes in the others' entries; `isSettled` has them do so at the end too, and one write that it did.
 */
export async function createTeam(
  names: readonly string[],
  { rounds = 3, isSettled = false }: { readonly rounds?: number; readonly isSettled?: boolean } = {},
): Promise<Team> {
  const devices = await Promise.all(names.map(createDevice));
  const chance = createChance(names.join(' '));
  const heads = new Map<Device, readonly LogHeadSeen[]>();
  let nowMs = Date.UTC(2026, 10, 3, 9);
  const record = async (device: Device, changes: readonly Change[]) => {
    nowMs += 60_000;
    await device.record(changes, { nowMs, seen: heads.get(device) ?? [] });
  };
  const exchange = () => {
    for (const device of devices) {
      heads.set(
        device,
        devices.filter((other) => other !== device).map((other) => other.seen()),
      );
    }
  };
  const files = await sampleFiles(chance.randomBytes);
  for (let round = 0; round < rounds; round++) {
    if (round > 0) exchange();
    for (const device of devices) {
      const first = round === 0 ? startOf(device) : [];
      const last = round === 1 ? files.change(device) : point(device.newId(), `Last of ${round}`);
      await record(device, [...first, point(device.newId(), `Point ${round} of ${device.actor}`), last]);
    }
  }
  if (isSettled) {
    for (const device of [...devices, ...devices]) {
      exchange();
      await record(device, [combination(device)]);
    }
  }
  const attachments = rounds > 1 ? files.attachments : [];
  return { devices, pack: { ...packOf(devices), attachments } };
}

const combination = (device: Device): Change =>
  setFields('combination', { id: device.newId() }, { fileName: 'others.plumb', entryCount: 3 });

/** One document with its file, and the picture of its page; every computer names the same two. */
async function sampleFiles(randomBytes: (length: number) => Uint8Array) {
  const salt = randomBytes(16);
  const describe = async (name: string, bytes: Uint8Array): Promise<Attachment> => ({
    commitment: await commitmentOf(salt, bytes),
    salt: bytesToHex(salt),
    name,
    mediaType: 'application/octet-stream',
    byteLength: bytes.length,
  });
  const file = await describe('policy.pdf', keptFile);
  const picture = await describe('page.png', keptPicture);
  const change = (device: Device): Change =>
    setFields(
      'item',
      { id: device.newId() },
      {
        original: { type: 'document', title: 'Policy', reference: 'P-1', text: '', attachment: file },
        shown: { text: '', title: 'Policy', source: 'P-1', grid: null },
        gatheredAt: '2026-11-04T09:00:00.000Z',
        kept: {
          outcome: 'kept',
          manifest: picture,
          parts: [],
          refused: [],
          fieldCount: 0,
          framesRead: 1,
          framesUnread: 0,
          unread: [],
          remarks: [],
        },
      },
    );
  const attachments = [
    { commitment: file.commitment, bytes: keptFile },
    { commitment: picture.commitment, bytes: keptPicture },
  ];
  return { change, attachments };
}

export const disclosure = (device: Device, recipient: string): Change =>
  setFields('disclosure', { id: device.newId() }, { recipient, fileName: 'marchshire.plumb', itemCount: 7 });
