import { bytesToBase64 } from '../encoding.ts';
import { err, ok, type Result } from '../result.ts';
import type { LogId } from './entry.ts';
import { type Frontier, treeRoot } from './merkle.ts';
import { type NoteError, type NoteOpener, type Signer, signNote } from './signing-key.ts';

/**
 * What a log vouches for: that it holds `size` entries with this root, and how far it saw the other logs.
 * Text in the C2SP checkpoint format (https://c2sp.org/tlog-checkpoint); the heads seen are extension lines.
 */
export interface Checkpoint {
  readonly log: LogId;
  readonly size: number;
  /** RFC 6962 root, base64. */
  readonly root: string;
  /** The size at which the checkpoint before was signed, 0 for the first: one taken out leaves a gap. Null before 0.4.0. */
  readonly after: number | null;
  readonly seen: readonly LogHeadSeen[];
}

export interface LogHeadSeen {
  readonly log: LogId;
  readonly size: number;
  readonly root: string;
}

export const logOrigin = (log: LogId): string => `plumbline/${log}`;

interface Signing {
  readonly after: number;
  readonly seen: readonly LogHeadSeen[];
  readonly signer: Signer;
}

export async function signCheckpoint(
  log: LogId,
  frontier: Frontier,
  { after, seen, signer }: Signing,
): Promise<{ readonly checkpoint: Checkpoint; readonly note: string }> {
  const root = bytesToBase64(await treeRoot(frontier));
  const checkpoint: Checkpoint = { log, size: frontier.size, root, after, seen };
  return { checkpoint, note: await signNote(checkpointText(checkpoint), logOrigin(log), signer) };
}

export async function openCheckpoint(
  note: string,
  log: LogId,
  { publicKey, openNote }: { readonly publicKey: string; readonly openNote: NoteOpener },
): Promise<Result<Checkpoint, NoteError>> {
  const text = await openNote(note, logOrigin(log), publicKey);
  if (!text.ok) return text;
  const checkpoint = parseCheckpointText(text.value);
  return checkpoint?.log === log ? ok(checkpoint) : err({ type: 'note-unreadable' });
}

/** The size that a note claims, before its signature is checked: only to sort notes. */
export const claimedSize = (note: string): number => Number(note.split('\n')[1] ?? Number.NaN);

const checkpointText = ({ log, size, root, after, seen }: Checkpoint): string =>
  [
    logOrigin(log),
    size,
    root,
    ...(after === null ? [] : [`after ${after}`]),
    ...seen.map((head) => `seen ${head.log} ${head.size} ${head.root}`),
    '',
  ].join('\n');

function parseCheckpointText(text: string): Checkpoint | undefined {
  const [origin, size, root, ...rest] = text.split('\n');
  const [, log] = /^plumbline\/([0-9a-f]{32})$/.exec(origin ?? '') ?? [];
  if (log === undefined || root === undefined || rest.pop() !== '') return undefined;
  const [, after] = /^after (0|[1-9]\d{0,14})$/.exec(rest[0] ?? '') ?? [];
  const seen = (after === undefined ? rest : rest.slice(1)).map(parseSeen);
  if (!/^(?:0|[1-9]\d{0,14})$/.test(size ?? '') || seen.includes(undefined)) return undefined;
  return {
    log,
    size: Number(size),
    root,
    after: after === undefined ? null : Number(after),
    seen: seen.filter((head) => head !== undefined),
  };
}

function parseSeen(line: string): LogHeadSeen | undefined {
  const [, log, size, root] = /^seen ([0-9a-f]{32}) (0|[1-9]\d{0,14}) (\S+)$/.exec(line) ?? [];
  return log === undefined || root === undefined ? undefined : { log, size: Number(size), root };
}
