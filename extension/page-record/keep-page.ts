import { isSameAddress } from '../../shared/evidence/is-same-address.ts';
import { keptAddress } from '../../shared/evidence/kept-address.ts';
import type { PageManifest } from '../../shared/evidence/page-record.ts';
import { accessToPart, type PagePart } from './access-to-part.ts';
import { type KeptFile, keepPictures, type PartOutcome } from './keep-pictures.ts';
import type { PageAccess } from './page-access.ts';
import type { openPicture } from './picture.ts';
import { type FrameReading, readFrames, stateOf, topState } from './read-frames.ts';
import { inTime, PAGE_LEFT, settle } from './refusal-words.ts';
import { remarksOn } from './remarks.ts';
import type { TextDigest } from './text-digest.ts';

/** What was begun at the gesture, while the page stood as the person saw it. */
export interface Glance {
  readonly picture: Promise<Uint8Array<ArrayBuffer>> | null;
  readonly readings: Promise<readonly FrameReading[]>;
  /** What was clipped, where it was pointed out rather than selected. */
  readonly part: PagePart | null;
}

export interface PageToKeep {
  readonly tabId: number;
  readonly pageUrl: string;
  readonly pageTitle: string;
  readonly clippedAtMs: number;
  /** Null where the clip was made by a worker that is gone. */
  readonly glance: Glance | null;
}

/** Everything that could be kept of a page, and word of what could not. */
export interface KeptPage {
  readonly files: readonly KeptFile[];
  readonly account: Omit<PageManifest, 'form' | 'version' | 'parts'>;
}

/** Keeps a page part by part: one that fails costs no other. */
export async function keepPage(
  wholePage: PageAccess,
  page: PageToKeep,
  open: typeof openPicture,
): Promise<KeptPage> {
  const { tabId, glance } = page;
  const part = glance?.part ?? null;
  const access = part === null ? wholePage : accessToPart(wholePage, part);
  const readings = await (glance?.readings ?? readFrames(access, tabId));
  const pictures = await keepPictures(access, { tabId, picture: glance?.picture ?? null, readings }, open);
  const written = await keepArchive(access, tabId, readings);
  const after = await readDigests(access, tabId);
  const isLeft = await wasLeft(access, { tabId, readings, after });
  const archive: PartOutcome = isLeft ? { role: 'archive', why: PAGE_LEFT } : written;
  const isClosed = (await access.findTab(tabId)) === null;
  const told = [...pictures, archive, fieldsOf(readings)];
  const outcomes = isClosed ? told.map(becauseClosed) : told;
  const keptAtMs = access.now();
  return {
    files: outcomes.filter((one) => 'bytes' in one),
    account: {
      pageUrl: page.pageUrl,
      pageTitle: page.pageTitle,
      clippedAt: new Date(page.clippedAtMs).toISOString(),
      keptAt: new Date(keptAtMs).toISOString(),
      refused: outcomes.flatMap((one) => ('why' in one ? [{ role: one.role, why: one.why }] : [])),
      frames: readings.map(accountOf),
      remarks: remarksOn({
        readings,
        after,
        page,
        keptAtMs,
        hasPicture: pictures.some((one) => 'bytes' in one),
      }),
    },
  };
}

async function keepArchive(
  access: PageAccess,
  tabId: number,
  readings: readonly FrameReading[],
): Promise<PartOutcome> {
  const readable = readings.filter((reading) => stateOf(reading) !== null);
  const archive = await settle(
    inTime(
      access.archive(
        tabId,
        readable.map(({ frame }) => frame.frameId),
      ),
      ARCHIVE_MS,
    ),
  );
  return archive.ok ? { role: 'archive', ...archive.value } : { role: 'archive', why: archive.why };
}

interface Watched {
  readonly tabId: number;
  readonly readings: readonly FrameReading[];
  readonly after: ReadonlyMap<number, TextDigest>;
}

/** Whether the tab may show another page by now, of another child maybe: its archive is none of this clip's. */
async function wasLeft(access: PageAccess, { tabId, readings, after }: Watched): Promise<boolean> {
  const before = topState(readings);
  const top = readings.find((reading) => stateOf(reading) === before)?.frame;
  if (before === null || top === undefined) return false;
  const now = after.get(top.frameId);
  if (now !== undefined)
    return now.begunAtMs !== before.begunAtMs || !isSameAddress(now.url, before.text.url);
  // It gives no answer: a page that is stuck, or one of another address, which may not be read.
  const listed = await settle(access.listFrames(tabId));
  const page = listed.ok ? listed.value.find(({ parentFrameId }) => parentFrameId < 0) : undefined;
  return page !== undefined && !isSameAddress(page.url, before.text.url);
}

/** A page that is stuck would keep all later ones waiting. */
const ARCHIVE_MS = 90_000;

/** The fields of every frame that could be read, as they were filled in at the gesture. */
function fieldsOf(readings: readonly FrameReading[]): PartOutcome {
  const frames = readings.map(stateOf).filter((state) => state !== null);
  if (frames.length === 0) return { role: 'fields', why: 'No frame of the page could be read.' };
  const told = frames.map(({ url, title, isTop, fields, fieldsLeftOut, openShadows, closedShadows }) => ({
    ...{ url, title, isTop, fields, fieldsLeftOut, openShadows, closedShadows },
  }));
  const bytes = new TextEncoder().encode(
    JSON.stringify({ form: 'plumbline-fields', version: 1, frames: told }),
  );
  return { role: 'fields', name: 'fields.json', mediaType: 'application/json', bytes };
}

const accountOf = ({ frame, state }: FrameReading): PageManifest['frames'][number] => ({
  url: keptAddress(state.ok ? state.value.url : frame.url),
  isTop: frame.parentFrameId < 0,
  why: state.ok ? null : state.why,
  fieldCount: state.ok ? state.value.fields.length : 0,
});

/** By frame; a frame that is gone has none. */
async function readDigests(access: PageAccess, tabId: number): Promise<ReadonlyMap<number, TextDigest>> {
  const digests = await settle(inTime(access.digestAllFrames(tabId), DIGEST_MS));
  return new Map(digests.ok ? digests.value.map(({ frameId, digest }) => [frameId, digest]) : []);
}

const DIGEST_MS = 8_000;

/** In a tab that was closed, each browser refuses each part in words of its own. */
const becauseClosed = (outcome: PartOutcome): PartOutcome =>
  'why' in outcome ? { role: outcome.role, why: 'The page was closed before it was complete.' } : outcome;
