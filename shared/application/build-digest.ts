import type { Match } from '../domain/change.ts';
import { addDays, isoWeekday } from '../domain/clock-zones.ts';
import type { DigestRun } from '../domain/delivery.ts';
import { RulewireError } from '../domain/errors.ts';
import type { ChangeId, CompanyId, SubscriberId } from '../domain/ids.ts';
import { planId, runIdOf } from '../domain/ids.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { hasWeekly } from '../domain/telling.ts';
import type { DeliveryBatch, DigestSegmentMessage } from '../messages/messages.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContentStore } from '../ports/content-store.ts';
import type { Ledger, Runs } from '../ports/ledger.ts';
import type { DigestBucket, PeopleStore } from '../ports/people-store.ts';
import type { Queue } from '../ports/queue.ts';
import type { Log, Metrics } from '../ports/telemetry.ts';
import { isNoteDay } from './composing/compose-quiet-note.ts';
import { digestTelling, isForDigest, isWeekday } from './composing/digest-scope.ts';
import { deliveryBatches } from './delivery-batches.ts';

export interface BuildDigestDeps {
  readonly content: Pick<ContentStore, 'alertsOfDay'>;
  readonly ledger: Runs & Pick<Ledger, 'plan'>;
  readonly people: Pick<PeopleStore, 'digestBucket'>;
  readonly deliveriesQueue: Queue<DeliveryBatch>;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

const PAGE = 200;
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/**
 * What was found before the last digest may be untold all the same: held over a weekend, stopped with all mail, or meant for
 * a day of the week that the reader has changed. The mailer leaves out what she had.
 */
const OVERLAP_MS = { daily: 4 * DAY_MS, weekly: WEEK_MS } as const;

/** What the run covers: the alerts of each change, oldest change first, and the changes that concern a company. */
interface DigestIndex {
  readonly alerts: ReadonlyMap<ChangeId, readonly Match[]>;
  readonly about: ReadonlyMap<CompanyId, readonly ChangeId[]>;
  /** When each change was detected: ISO instants (UTC). */
  readonly found: ReadonlyMap<ChangeId, string>;
}

/**
 * Walks through one part of a digest bucket and asks for a digest for each reader whom something concerns. The mailer
 * leaves out what a reader already had. Interrupted, it goes on at its cursor; out of time, the message comes again.
 */
export async function buildDigest(
  deps: BuildDigestDeps,
  message: DigestSegmentMessage,
  budget: { hasTime(): boolean },
): Promise<'done' | 'again'> {
  const id = runIdOf(message.runId);
  const run = await deps.ledger.run(id);
  if (run === undefined) throw new RulewireError('run-missing', id);
  const segment = await deps.ledger.runSegment(id, message.segment);
  if (segment?.state === 'done') return 'done';

  const index = await digestIndex(deps, run);
  const week = weekOf(deps, run);
  let cursor = segment?.cursor;
  do {
    if (!budget.hasTime()) return 'again';
    const page = await deps.people.digestBucket(bucketOf(run), message.segment, PAGE, cursor);
    await ask(deps, run, { index, week }, page.items);
    cursor = page.cursor;
    if (cursor !== undefined)
      await deps.ledger.advanceRunSegment(id, message.segment, { cursor, state: 'open' });
  } while (cursor !== undefined);
  await deps.ledger.advanceRunSegment(id, message.segment, { state: 'done' });
  deps.log.info('digest.segment-done', { runId: id, segment: message.segment });
  return 'done';
}

function bucketOf(run: DigestRun): DigestBucket {
  const { kind, zone, hour } = run;
  return kind === 'weekly' ? { kind, zone, hour, weekday: isoWeekday(run.localDate) } : { kind, zone, hour };
}

async function ask(
  deps: BuildDigestDeps,
  run: DigestRun,
  { index, week }: { readonly index: DigestIndex; readonly week: () => Promise<DigestIndex> },
  readers: readonly Subscriber[],
): Promise<void> {
  const people: { sub: SubscriberId; changeIds: readonly ChangeId[] }[] = [];
  for (const reader of readers) {
    const withWeek = run.kind === 'daily' && isWeekday(run, reader) && hasWeekly(reader);
    const changeIds = changesFor(reader, run, withWeek ? await week() : index);
    // Without changes there may still be the weekly note to write that there were none.
    if (changeIds.length > 0 || isNoteDay(run, reader)) people.push({ sub: reader.subscriberId, changeIds });
  }
  const notAfter = new Date(deps.clock.now().getTime() + DAY_MS).toISOString();
  const about = { kind: run.kind, about: run.runId, notAfter };
  await deps.deliveriesQueue.send(deliveryBatches(deps.clock, about, people), run.runId);
  deps.metrics.count('DeliveryQueued', people.length);
}

/** The changes that belong into the reader's digest as she is now; the mailer looks once more. */
function changesFor(reader: Subscriber, run: DigestRun, { alerts, about, found }: DigestIndex): ChangeId[] {
  const changes = new Set(reader.companies.flatMap((follow) => about.get(follow.companyId) ?? []));
  return [...changes].filter((id) =>
    isForDigest(digestTelling(reader, alerts.get(id) ?? [], found.get(id) ?? run.to).how, run, reader),
  );
}

/** The index of the week up to the run, read when the first reader needs it. */
function weekOf(deps: BuildDigestDeps, run: DigestRun): () => Promise<DigestIndex> {
  let index: Promise<DigestIndex> | undefined;
  const from = new Date(new Date(run.to).getTime() - WEEK_MS).toISOString();
  return () => {
    index ??= digestIndex(deps, { ...run, from, kind: 'weekly' });
    return index;
  };
}

/** What the run covers, without what is held back for an operator to look at. */
async function digestIndex(deps: BuildDigestDeps, run: DigestRun): Promise<DigestIndex> {
  const from = new Date(new Date(run.from).getTime() - OVERLAP_MS[run.kind]).toISOString();
  const days: string[] = [];
  for (let day = from.slice(0, 10); day <= run.to.slice(0, 10); day = addDays(day, 1)) days.push(day);
  const entries = (await Promise.all(days.map((day) => deps.content.alertsOfDay(day)))).flat();
  const covered = entries
    .filter(({ change }) => change.detectedAt >= from && change.detectedAt < run.to)
    .sort((a, b) => (a.change.detectedAt < b.change.detectedAt ? -1 : 1));
  const released = await releasedAmong(deps.ledger, new Set(covered.map(({ change }) => change.changeId)));
  const told = covered.filter(({ change }) => released.has(change.changeId));
  const alerts = Map.groupBy(
    told.map(({ match }) => match),
    (match) => match.changeId,
  );
  const byCompany = Map.groupBy(told, ({ match }) => match.companyId);
  const about = new Map(
    [...byCompany].map(([company, entries]) => [company, entries.map(({ change }) => change.changeId)]),
  );
  const found = new Map(told.map(({ change }) => [change.changeId, change.detectedAt]));
  return { alerts, about, found };
}

/** Changes with a plan that is not held: what is not planned yet may still turn out to need an operator. */
async function releasedAmong(
  ledger: Pick<Ledger, 'plan'>,
  changes: ReadonlySet<ChangeId>,
): Promise<ReadonlySet<ChangeId>> {
  const released = new Set<ChangeId>();
  await Promise.all(
    [...changes].map(async (change) => {
      const plan = await ledger.plan(planId(change));
      if (plan !== undefined && plan.state !== 'held') released.add(change);
    }),
  );
  return released;
}
