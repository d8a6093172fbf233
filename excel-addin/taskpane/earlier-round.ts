import { topicOfCriterion } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import type { Layer } from '../../shared/evidence/subject-fields.ts';
import type { Pack, PackError } from '../../shared/exchange/pack.ts';
import { readPack } from '../../shared/exchange/read-pack.ts';
import { verifyPack } from '../../shared/exchange/verify-pack.ts';
import type { InspectionState, ItemState } from '../../shared/ledger/inspection-state.ts';
import { quickDigest } from '../../shared/ledger/quick-digest.ts';
import type { Fault } from '../../shared/ledger/verify.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type PreviousRound, previousRound } from '../sheets/previous-round.ts';
import { ageWords, dayWords } from './age-words.ts';
import type { Paper, PaperLink } from './paper-row.ts';

/** What an earlier inspection left behind, for a new round to begin from. */
export interface EarlierRound {
  /** "the inspection of Marchshire, begun 3 March 2025" */
  readonly from: string;
  /** '' where the file does not say. */
  readonly force: string;
  /** Judgments and awarded grades, to stand beside the new ones; null where the editions have nothing in common. */
  readonly previous: PreviousRound | null;
  readonly judged: Readonly<Record<Layer, number>>;
  readonly awarded: Readonly<Record<Layer, number>>;
  /** The newest first. Nothing of it is in the new inspection until it is chosen. */
  readonly offered: readonly OfferedItem[];
}

export interface OfferedItem {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly source: string;
  /** ISO date. */
  readonly gatheredOn: string;
  /** "8 months old" */
  readonly age: string;
  /** Of the new inspection's edition. */
  readonly links: readonly PaperLink[];
  /** How many criteria it bore on that the new edition does not have. */
  readonly otherCriteria: number;
}

export type EarlierError =
  | { readonly type: 'pack'; readonly error: PackError }
  | { readonly type: 'verification-failed'; readonly faults: readonly Fault[] }
  /** It tells neither of judgments nor of evidence. */
  | { readonly type: 'nothing-to-start-from' };

/** Reads an earlier evidence or judgments file, checked like any other. */
export async function startFromEarlier(
  bytes: Uint8Array,
  to: { readonly framework: Framework; readonly today: string },
): Promise<Result<EarlierRound, EarlierError>> {
  const pack = await readPack(bytes);
  if (!pack.ok) return err({ type: 'pack', error: pack.error });
  const { faults, verified } = await verifyPack(pack.value, quickDigest);
  if (faults.length > 0) return err({ type: 'verification-failed', faults });
  const round = earlierRound(pack.value, verified.state, to);
  return round.previous === null && round.offered.length === 0
    ? err({ type: 'nothing-to-start-from' })
    : ok(round);
}

function earlierRound(
  pack: Pick<Pack, 'madeAtMs'>,
  state: InspectionState,
  { framework, today }: { readonly framework: Framework; readonly today: string },
): EarlierRound {
  const ofLayer = (all: readonly { readonly layer: Layer }[]) => ({
    force: all.filter(({ layer }) => layer === 'force').length,
    inspector: all.filter(({ layer }) => layer === 'inspector').length,
  });
  const offered = state.items
    .filter(({ withdrawn }) => withdrawn === null)
    .map((item) => offeredItem(item, { framework, today }))
    .toReversed();
  return {
    from: fromWords(pack, state),
    force: state.inspection?.force ?? '',
    previous: previousRound(state, framework),
    judged: ofLayer(state.judgments.filter(({ judgment }) => judgment !== '')),
    awarded: ofLayer(state.awards.filter(({ awarded }) => awarded !== '')),
    offered,
  };
}

/** A judgments file from a workbook that took in evidence does not say which force it is of. */
function fromWords({ madeAtMs }: Pick<Pack, 'madeAtMs'>, { inspection }: InspectionState): string {
  return inspection === null
    ? `an earlier inspection, whose file was made ${dayWords(new Date(madeAtMs).toISOString())}`
    : `the inspection of ${inspection.force}, begun ${dayWords(inspection.startDate)}`;
}

function offeredItem(
  { id, shown, gatheredAt, links }: ItemState,
  { framework, today }: { readonly framework: Framework; readonly today: string },
): OfferedItem {
  const known = links.filter(({ criterion }) => topicOfCriterion(framework, criterion) !== undefined);
  return {
    id,
    title: shown.title,
    text: shown.text,
    source: shown.source,
    gatheredOn: gatheredAt.slice(0, 10),
    age: ageWords(gatheredAt, today),
    links: known.map(({ criterion, direction }) => ({ criterion, direction })),
    otherCriteria: links.length - known.length,
  };
}

/** The chosen items as documents of the new inspection: each names where it is from, and keeps the day it was gathered. */
export const offeredToPapers = (
  { from, offered }: Pick<EarlierRound, 'from' | 'offered'>,
  chosen: ReadonlySet<string>,
): readonly Paper[] =>
  offered
    .filter(({ id }) => chosen.has(id))
    .map(({ title, text, source, gatheredOn, links: [link = null, ...moreLinks] }) => ({
      type: 'document',
      title: `From ${from}: ${title}`,
      reference: source,
      text,
      gatheredAt: gatheredOn,
      link,
      moreLinks,
    }));
