import { type Chance, createChance } from './chance.ts';
import { allChanges } from './changes/all-changes.ts';
import type { Answer, Contender } from './contenders/contender.ts';
import { type Split, templates } from './document-list.ts';
import { type Reading, readPage } from './reading.ts';
import type { Change, Scene } from './scene.ts';
import type { Sources } from './sources.ts';
import { chooseTargets, rangeOf, type Target } from './targets.ts';
import { joinTexts, readParts, redraw, type Trace, traceOriginal } from './trace.ts';
import { overlapOf, type Truth, truthOf } from './truth.ts';

export type Outcome = 'found' | 'missed' | 'wrong' | 'gone right' | 'ambiguous' | 'fair';

export interface Measured {
  readonly document: string;
  readonly contender: string;
  readonly change: string;
  readonly target: string;
  readonly truth: 'there' | 'gone' | 'either';
  readonly outcome: Outcome;
  readonly verdict: string;
  readonly ms: number;
  /** For whoever tunes: what was clipped, and what the answer marks. */
  readonly clipped: string;
  readonly marked: string | null;
}

export interface Prepared {
  readonly contender: string;
  readonly ms: number;
}

export interface DocumentPlan {
  readonly split: Split;
  readonly name: string;
  readonly seed: number;
  /** Otherwise a document that was only parsed, without layout. */
  readonly isAttached: boolean;
  readonly targetsPerKind: number;
  readonly targetsPerChange: number;
  readonly changes?: readonly string[];
}

export interface DocumentFigures {
  readonly measured: readonly Measured[];
  readonly prepared: readonly Prepared[];
  readonly unfair: number;
  readonly characters: number;
}

/** Where the share of ink in common begins at which an answer marks the target. */
const FOUND_OVERLAP = 0.5;

export interface Race {
  readonly contenders: readonly Contender[];
  /** Hears the truth before each question: for tests of the measuring itself. */
  readonly onCase?: (changed: Reading, truth: Truth) => void;
}

/** All changes of one document, every contender on each of the changed pages. */
export async function measureDocument(
  plan: DocumentPlan,
  sources: Sources,
  { contenders, onCase }: Race,
): Promise<DocumentFigures> {
  const work = openDocument(plan, sources);
  const stored = contenders.map((contender) => describeAll(contender, work));
  const figures = { measured: [] as Measured[], prepared: [] as Prepared[], unfair: 0 };
  for (const change of allChanges) {
    if (plan.changes && !plan.changes.includes(change.name)) continue;
    for (const { scene, targets } of changedPages(work, change)) {
      const changed = readPage(work.trace, scene.root);
      const judged = targets.map((target) => ({ target, truth: truthOf(work.original, changed, target) }));
      figures.unfair += judged.filter(({ truth }) => truth.type === 'unfair').length;
      for (const [at, contender] of contenders.entries()) {
        const began = performance.now();
        const prepared = contender.prepare(scene.root);
        figures.prepared.push({ contender: contender.name, ms: performance.now() - began });
        for (const { target, truth } of judged) {
          if (truth.type === 'unfair') continue;
          const kept = JSON.parse(stored[at]?.get(target) ?? 'null');
          onCase?.(changed, truth);
          const asked = performance.now();
          const answer = await contender.anchor(scene.root, kept, prepared);
          const ms = performance.now() - asked;
          figures.measured.push({
            document: plan.name,
            contender: contender.name,
            change: change.name,
            target: target.kind,
            truth: truth.type,
            outcome: outcomeOf(changed, truth, answer),
            verdict: answer.verdict,
            ms,
            clipped: target.text.slice(0, 200),
            marked: answer.range?.toString().slice(0, 200) ?? null,
          });
        }
      }
    }
  }
  return { ...figures, characters: work.original.marks.length };
}

export function outcomeOf(
  reading: Reading,
  truth: Exclude<Truth, { type: 'unfair' }>,
  { range, verdict }: Answer,
): Outcome {
  if (verdict === 'ambiguous') return 'ambiguous';
  const isMarked = range !== null && verdict !== 'gone';
  if (truth.type === 'gone') return isMarked ? 'wrong' : 'gone right';
  if (!isMarked) return truth.type === 'there' ? 'missed' : 'fair';
  if (overlapOf(reading, range, truth) < FOUND_OVERLAP) return 'wrong';
  return truth.type === 'there' ? 'found' : 'fair';
}

interface Work {
  readonly plan: DocumentPlan;
  readonly trace: Trace;
  readonly body: Element;
  readonly donor: Element;
  readonly original: Reading;
  readonly targets: readonly Target[];
  readonly words: string;
}

function openDocument(plan: DocumentPlan, sources: Sources): Work {
  const seed = `${plan.split} ${plan.name} ${plan.seed}`;
  const template = templates[plan.split][plan.name];
  if (!template) throw new Error(`There is no document "${plan.name}"`);
  const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html').body;
  const body = parse(template(createChance(seed), sources));
  const donor = parse(template(createChance(`${seed} others`), sources));
  const trace = traceOriginal(body);
  readParts(donor, trace);
  const original = readPage(trace, body);
  const chance = createChance(`${seed} targets`);
  const targets = chooseTargets({ trace, reading: original, chance }, plan.targetsPerKind);
  return {
    plan,
    trace,
    body,
    donor,
    original,
    targets,
    words: (body.textContent ?? '').replace(/\s+/g, ' '),
  };
}

function describeAll(contender: Contender, work: Work): Map<Target, string> {
  const { root } = sceneOf(work, createChance(''));
  const reading = readPage(work.trace, root);
  return new Map(
    work.targets.map((target) => [
      target,
      JSON.stringify(contender.describe(root, rangeOf(reading, target))),
    ]),
  );
}

/** The changed pages that such a change makes of a document, with the targets to look for on each. */
function* changedPages(work: Work, change: Change): Generator<{ scene: Scene; targets: readonly Target[] }> {
  const { plan } = work;
  const chance = createChance(`${plan.split} ${plan.name} ${plan.seed} ${change.name}`);
  if (change.reach === 'page') {
    const scene = sceneOf(work, chance);
    const fitting = work.targets.filter((target) => change.suits?.(scene, target) ?? true);
    const targets = chance.some(fitting, plan.targetsPerChange);
    if (targets.length > 0 && change.apply(scene)) yield { scene: settled(scene, change), targets };
    return;
  }
  let left = plan.targetsPerChange;
  for (const target of chance.shuffled(work.targets)) {
    if (left === 0) return;
    const scene = sceneOf(work, chance);
    if (!change.apply(scene, target)) continue;
    left--;
    yield { scene: settled(scene, change), targets: [target] };
  }
}

/** A page that was loaded anew has no two Texts side by side; one that draws itself again may. */
function settled(scene: Scene, change: Change): Scene {
  if (change.name !== 'drawn again') joinTexts(scene.trace, scene.root);
  return scene;
}

function sceneOf(work: Work, chance: Chance): Scene {
  const root = redraw(work.trace, work.body);
  show(root, work.plan.isAttached);
  return {
    trace: work.trace,
    root,
    reading: readPage(work.trace, root),
    chance,
    donor: work.donor,
    originalText: work.words,
  };
}

/** Puts the page where a contender meets it: drawn in a frame, or a document without layout. */
function show(root: Element, isAttached: boolean): void {
  const doc = isAttached ? frame() : document.implementation.createHTMLDocument('');
  doc.body.replaceWith(doc.adoptNode(root));
}

function frame(): Document {
  const found = document.querySelector('iframe') ?? document.createElement('iframe');
  found.style.cssText = 'width:1200px;height:900px';
  if (!found.isConnected) document.body.append(found);
  if (!found.contentDocument) throw new Error('The frame has no document');
  return found.contentDocument;
}
