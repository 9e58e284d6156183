import { waitsForCanary } from '../../domain/canary.ts';
import type { Change } from '../../domain/change.ts';
import type { Delivery, DigestRun } from '../../domain/delivery.ts';
import { type ChangeId, planId } from '../../domain/ids.ts';
import type { DigestEntry } from '../../domain/rendering/digest.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import type { Waiting } from '../send-once.ts';
import type { ChangeLibrary } from './change-library.ts';
import type { ComposeDeps } from './compose-alert.ts';
import { digestTelling, isForDigest } from './digest-scope.ts';
import { mailsHad } from './mails-had.ts';
import { TOLD } from './out-of-turn.ts';

/** More are begun in a week for few readers. */
const FEW_MAILS = 100;
/** Further back than any digest looks, so that no mail that told of its changes is older. */
const LONGEST_LOOK_MS = 16 * 86_400_000;
/** No digest waits longer for what the first readers of a change make of it. */
const CANARY_WAIT_MS = 30 * 60_000;
const LOOK_AGAIN_MS = 3 * 60_000;

/** What a digest tells, and which of its changes it leaves out since an operator is to look at them. */
interface DigestEntries {
  readonly entries: readonly DigestEntry[];
  readonly held: ReadonlySet<ChangeId>;
}

/**
 * What a digest tells its reader of the changes of its delivery: those that no earlier mail told her of. A held change is
 * left out. While one is told to its first readers only, the digest waits for what becomes of it, but not for long.
 */
export async function digestEntries(
  deps: ComposeDeps,
  library: ChangeLibrary,
  delivery: Delivery,
  about: { readonly run: DigestRun; readonly reader: Subscriber },
): Promise<DigestEntries | Waiting> {
  const all = await newEntries(deps, library, delivery, about);
  const held = new Set<ChangeId>();
  let first = false;
  for (const { changeId } of new Set(all.map(({ change }) => change))) {
    const plan = await library.plan(changeId, () => deps.ledger.plan(planId(changeId)));
    if (plan?.state === 'held') held.add(changeId);
    if (plan?.state === 'open' && waitsForCanary(plan)) first = true;
  }
  const now = deps.clock.now().getTime();
  if (first && now < new Date(delivery.createdAt).getTime() + CANARY_WAIT_MS)
    return { wait: new Date(now + LOOK_AGAIN_MS), reason: 'the first readers of a change', forUs: true };
  return { entries: all.filter(({ change }) => !held.has(change.changeId)), held };
}

async function newEntries(
  deps: ComposeDeps,
  library: ChangeLibrary,
  delivery: Delivery,
  { run, reader }: { readonly run: DigestRun; readonly reader: Subscriber },
): Promise<DigestEntry[]> {
  const told = await toldChanges(deps, delivery, run);
  const fresh = delivery.changeIds.filter((id) => !told.has(id));
  const changes = await Promise.all(fresh.map((id) => library.tellable(id)));
  const since = reader.readerSince ?? reader.consent.confirmedAt ?? '';
  return changes
    .filter(({ change, overtaken }) => change.detectedAt >= since && !overtaken)
    .filter(({ change }) => change.type !== 'reminder' || !reader.noReminders)
    .filter(({ change }, _, all) => !all.some((other) => remindsLater(other.change, change)))
    .flatMap(({ change, alerts, analysis }) => {
      const { how, matches } = digestTelling(reader, alerts, change.detectedAt);
      return isForDigest(how, run, reader) ? matches.map((match) => ({ change, match, analysis })) : [];
    });
}

/** Whether one change reminds of the date of another nearer to it: a week may hold both. */
const remindsLater = (a: Change, b: Change) =>
  a.docId === b.docId &&
  a.reminds !== undefined &&
  a.reminds.label === b.reminds?.label &&
  a.reminds.day === b.reminds.day &&
  a.detectedAt > b.detectedAt;

async function toldChanges(
  { ledger }: ComposeDeps,
  delivery: Delivery,
  run: DigestRun,
): Promise<ReadonlySet<ChangeId>> {
  const since = new Date(new Date(run.to).getTime() - LONGEST_LOOK_MS).toISOString();
  const last = await mailsHad(ledger, delivery.subscriberId, since, FEW_MAILS);
  // Another mail of the same run is this one, asked for again.
  const others = last.filter((each) => each.about !== delivery.about && TOLD.has(each.state));
  return new Set(others.flatMap((each) => each.changeIds));
}
