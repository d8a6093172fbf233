import { findFramework } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import { bytesToBase64 } from '../../shared/encoding.ts';
import type { Pack } from '../../shared/exchange/pack.ts';
import { filesOf, type VerifiedPack } from '../../shared/exchange/verify-pack.ts';
import { claimedSize } from '../../shared/ledger/checkpoint.ts';
import { treeRoot } from '../../shared/ledger/merkle.ts';
import type { LogCopy, VerifiedLog } from '../../shared/ledger/verify.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Database, LogRow } from './database.ts';
import type { StoreError } from './store.ts';
import type { StoreContext } from './store-context.ts';
import { strictTransaction } from './strict-transaction.ts';

export type MergeError =
  | StoreError
  | { readonly type: 'logs-differ'; readonly log: string; readonly sequence: number };

/** Adds to the store what a verified pack has and the store has not: a union, so that the order of files is all one. */
export async function mergePack(
  context: StoreContext,
  { pack, verified }: { readonly pack: Pack; readonly verified: VerifiedPack },
  stored: readonly LogCopy[],
): Promise<Result<{ readonly entriesAdded: number }, MergeError>> {
  const { database } = context;
  const differing = findDifference(pack.logs, stored);
  if (differing !== null) return err(differing);
  const additions = await Promise.all(
    verified.logs.map((log) =>
      toAddition(
        database,
        { pack, log },
        stored.find((copy) => copy.log === log.log),
      ),
    ),
  );
  const named = namedInEntries(verified);
  const newFrameworks = await unknownFrameworks(database, pack);
  const { logs, entries, checkpoints, contents, attachments, frameworks } = database;
  const saved = await strictTransaction(
    context,
    [logs, entries, checkpoints, contents, attachments, frameworks],
    async () => {
      await entries.bulkAdd(additions.flatMap((addition) => addition.entries));
      await checkpoints.bulkPut(additions.flatMap((addition) => addition.checkpoints));
      await contents.bulkPut(pack.contents.filter(({ commitment }) => named.has(commitment)));
      await attachments.bulkPut(pack.attachments.filter(({ commitment }) => named.has(commitment)));
      await frameworks.bulkPut(newFrameworks);
      await logs.bulkPut(additions.flatMap(({ row }) => row ?? []));
    },
  );
  return saved.ok ? ok({ entriesAdded: additions.reduce((sum, one) => sum + one.entries.length, 0) }) : saved;
}

/** A log can only grow: where both copies have an entry it is the same, or one of them was rewritten. */
function findDifference(theirs: readonly LogCopy[], ours: readonly LogCopy[]): MergeError | null {
  for (const { log, lines } of theirs) {
    const stored = ours.find((copy) => copy.log === log)?.lines ?? [];
    const sequence = lines.findIndex((line, index) => index < stored.length && stored[index] !== line);
    if (sequence >= 0) return { type: 'logs-differ', log, sequence };
  }
  return null;
}

/** What no entry commits to was not verified, and is left out. */
const namedInEntries = ({ logs, state }: VerifiedPack): ReadonlySet<string> =>
  new Set([
    ...logs.flatMap(({ entries }) => entries.flatMap(({ body }) => body.content?.commitment ?? [])),
    ...state.items.flatMap((item) => filesOf(item).map(({ commitment }) => commitment)),
  ]);

/** An edition that is here already is never replaced by one from a file. */
async function unknownFrameworks(database: Database, { frameworks }: Pack): Promise<readonly Framework[]> {
  const standing = await database.frameworks.bulkGet(frameworks.map(({ id }) => id));
  return frameworks.filter(
    ({ id }, index) => findFramework(id) === undefined && standing[index] === undefined,
  );
}

async function toAddition(
  database: Database,
  { pack, log }: { readonly pack: Pack; readonly log: VerifiedLog },
  stored: LogCopy | undefined,
) {
  const copy = pack.logs.find((one) => one.log === log.log);
  const from = stored?.lines.length ?? 0;
  const entries = (copy?.lines ?? []).map((line, sequence) => ({ log: log.log, sequence, line })).slice(from);
  const checkpoints = (copy?.checkpoints ?? []).map((note) => ({
    log: log.log,
    size: claimedSize(note),
    note,
  }));
  return { entries, checkpoints, row: entries.length === 0 ? null : await toLogRow(database, pack, log) };
}

async function toLogRow(database: Database, { inspection }: Pack, log: VerifiedLog): Promise<LogRow> {
  const standing = await database.logs.get(log.log);
  return {
    log: log.log,
    inspection,
    size: log.entries.length,
    root: bytesToBase64(await treeRoot(log.frontier)),
    previous: log.previous,
    frontier: log.frontier.roots,
    clock: log.entries.at(-1)?.clock ?? '',
    seed: standing?.seed ?? null,
  };
}
