import { type Chance, createChance } from './chance.ts';
import { allChanges } from './changes/all-changes.ts';
import type { Answer, Contender } from './contenders/contender.ts';
import { isOfOneRecord, type Split, templates } from './document-list.ts';
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
  race: Race,
): Promise<DocumentFigures> {
  const work = openDocument(plan, sources);
  const runners = race.contenders.map((contender) => ({ contender, stored: describeAll(contender, work) }));
  const measured: Measured[] = [];
  const prepared: Prepared[] = [];
  let unfair = 0;
  for (const change of allChanges) {
    if (plan.changes && !plan.changes.includes(change.name)) continue;
    await new Promise((done) => setTimeout(done));
    for (const { scene, targets } of changedPages(work, change)) {
      const root = rootOf(plan, scene.root);
      const changed = readPage(work.trace, root);
      const judged = targets.map((target) => ({ target, truth: truthOf(work.original, changed, target) }));
      const fair = judged.filter((one): one is Question => one.truth.type !== 'unfair');
      unfair += judged.length - fair.length;
      const met: Met = { document: plan.name, change: change.name, root, changed, questions: fair };
      for (const runner of runners) {
        const answers = await askAll(met, runner, race.onCase);
        measured.push(...answers.measured);
        prepared.push({ contender: runner.contender.name, ms: answers.preparingMs });
      }
    }
  }
  return { measured, prepared, unfair, characters: work.original.marks.length };
}

interface Question {
  readonly target: Target;
  readonly truth: Exclude<Truth, { type: 'unfair' }>;
}

/** A changed page and what is asked of it. */
interface Met {
  readonly document: string;
  readonly change: string;
  readonly root: Element;
  readonly changed: Reading;
  readonly questions: readonly Question[];
}

interface Runner {
  readonly contender: Contender;
  readonly stored: ReadonlyMap<Target, string>;
}

async function askAll(met: Met, { contender, stored }: Runner, onCase: Race['onCase']) {
  const began = performance.now();
  const prepared = contender.prepare(met.root);
  const preparingMs = performance.now() - began;
  const measured: Measured[] = [];
  for (const { target, truth } of met.questions) {
    const kept = JSON.parse(stored.get(target) ?? 'null');
    onCase?.(met.changed, truth);
    const asked = performance.now();
    const answer = await contender.anchor(met.root, kept, prepared);
    const ms = performance.now() - asked;
    measured.push({
      document: met.document,
      contender: contender.name,
      change: met.change,
      target: target.kind,
      truth: truth.type,
      outcome: outcomeOf(met.changed, truth, answer),
      verdict: answer.verdict,
      ms,
      clipped: target.text.slice(0, 200),
      marked: answer.range?.toString().slice(0, 200) ?? null,
    });
  }
  return { measured, preparingMs };
}

function outcomeOf(reading: Reading, truth: Question['truth'], { range, verdict }: Answer): Outcome {
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
      JSON.stringify(contender.describe(rootOf(work.plan, root), rangeOf(reading, target))),
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
    const targets = tablesFirst(chance.shuffled(fitting)).slice(0, plan.targetsPerChange);
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

/** By turns what stands in a table and anything else: short values in tables are what goes astray. */
function tablesFirst(targets: readonly Target[]): Target[] {
  const isTabular = ({ kind }: Target) => ['cell', 'repeated', 'value'].includes(kind);
  const tabular = targets.filter(isTabular);
  const others = targets.filter((target) => !isTabular(target));
  return Array.from({ length: Math.max(tabular.length, others.length) }, (_, at) => [tabular[at], others[at]])
    .flat()
    .filter((target) => target !== undefined);
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
    isOfOneRecord: isOfOneRecord(work.plan.name),
  };
}

/** Some callers hand over the body, some the whole document's element. */
const rootOf = (plan: DocumentPlan, body: Element): Element =>
  plan.isAttached ? body : body.ownerDocument.documentElement;

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
