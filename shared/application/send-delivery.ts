import type { Delivery } from '../domain/delivery.ts';
import { changeIdOf, deliveryId, subscriberId } from '../domain/ids.ts';
import { type LatencyCount, latencyCount } from '../domain/latency.ts';
import { copyName, keptMail } from '../domain/rendering/kept-mail.ts';
import { isUrgent } from '../domain/rendering/urgent.ts';
import type { DeliveryBatch } from '../messages/messages.ts';
import type { ContentStore } from '../ports/content-store.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { QualityCounts } from '../ports/quality-counts.ts';
import type { SourceStateStore } from '../ports/source-state-store.ts';
import type { ChangeLibrary } from './composing/change-library.ts';
import type { ComposeDeps, ComposedMail } from './composing/compose-alert.ts';
import { composeAlert } from './composing/compose-alert.ts';
import { composeDigest } from './composing/compose-digest.ts';
import type { Lane } from './pace.ts';
import type { SendOnceDeps, SendOutcome, Written } from './send-once.ts';
import { newDelivery, sendOnce } from './send-once.ts';

export interface SendDeliveryDeps extends SendOnceDeps, ComposeDeps {
  readonly ledger: Ledger;
  readonly content: ContentStore;
  readonly quality: Pick<QualityCounts, 'add' | 'days'>;
  readonly sources: Pick<SourceStateStore, 'list'>;
  /** Whether mail may go out at all. */
  readonly mailOpen: () => Promise<boolean>;
}

/** In flight at a time for one message; the pace decides how fast they go out. */
const IN_PARALLEL = 4;
/** While the whole lane waits there is no use in asking often: each asking counts as a receive of the message. */
const LANE_WAIT_S = 900;
const CONTINUE_S = 10;

/**
 * Sends the mails that one message asks for, each at most once. `library` may be shared with messages that are handled at
 * the same time: most tell the same. A reader for whom something goes wrong unexpectedly holds
 * up nobody else: her claim runs out and the sweeper asks again. While the lane is stopped, or if time runs out, the
 * message is postponed; what was sent by then is known to the ledger.
 */
export async function sendDelivery(
  deps: SendDeliveryDeps,
  library: ChangeLibrary,
  message: DeliveryBatch,
  budget: { hasTime(): boolean },
): Promise<'done' | { readonly postpone: number }> {
  const waiting = [...message.items];
  let told = 0;
  const waits: Partial<Record<LatencyCount, number>> = {};
  let verdict: 'done' | { readonly postpone: number } = 'done';
  let failure: unknown;
  const work = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      if (!budget.hasTime()) verdict = { postpone: CONTINUE_S };
      else if (!(await deps.mailOpen())) verdict = { postpone: LANE_WAIT_S };
      if (verdict !== 'done') return;
      try {
        const sent = await sendItem(deps, library, message, item);
        told += sent.told;
        if (sent.wait !== undefined) waits[sent.wait] = (waits[sent.wait] ?? 0) + 1;
        if (LANE_STOPS.has(sent.outcome)) verdict = { postpone: LANE_WAIT_S };
      } catch (error) {
        failure = error;
        deps.log.error('delivery.failed', { about: message.about, kind: message.kind }, error);
      }
    }
  };
  await Promise.all(Array.from({ length: IN_PARALLEL }, work));
  if (told > 0) await deps.quality.add(deps.clock.now().toISOString().slice(0, 10), { told, ...waits });
  if (failure !== undefined) throw failure;
  return verdict;
}

const LANE_STOPS: ReadonlySet<SendOutcome> = new Set(['stopped', 'day-used-up']);

async function sendItem(
  deps: SendDeliveryDeps,
  library: ChangeLibrary,
  message: DeliveryBatch,
  item: DeliveryBatch['items'][number],
): Promise<{
  readonly outcome: SendOutcome;
  readonly told: number;
  readonly wait: LatencyCount | undefined;
}> {
  const subscriber = subscriberId(item.sub);
  const changeIds = item.changeIds.map(changeIdOf);
  // Of an alert, the plan is named after the change: a person who follows several of its companies has one delivery.
  const about = message.kind === 'alert' ? (changeIds[0] ?? message.about) : message.about;
  const { again } = message;
  const delivery = newDelivery(
    {
      deliveryId: deliveryId(message.kind, again === undefined ? about : `${about} ${again}`, subscriber),
      kind: message.kind,
      subscriberId: subscriber,
      about: message.about,
      changeIds,
      ...(again !== undefined && { again }),
      notAfter: message.notAfter,
    },
    deps.clock.now(),
  );
  let written = 0;
  let waited = false;
  const compose = async (taken: Delivery) => {
    const write = message.kind === 'alert' ? composeAlert : composeDigest;
    const composed = await write(deps, library, taken);
    if ('skip' in composed || 'wait' in composed) return composed;
    written = composed.told;
    waited = taken.reason !== undefined;
    const { mail } = composed;
    const copy = await keep(deps, library, delivery, composed);
    const lane = await laneOf(library, delivery);
    return { mail, copy, lane, ...toldBy(taken, composed) };
  };
  const outcome = await sendOnce(deps, { delivery, compose });
  const counts = outcome === 'sent' && message.kind === 'alert' && !waited && again === undefined;
  const wait = counts ? await measure(deps, library, delivery) : undefined;
  return { outcome, told: outcome === 'sent' ? written : 0, wait };
}

/** What to write down that the mail tells, where it is not what the record says: an earlier attempt may have told of more. */
function toldBy(
  { kind, changeIds: before }: Delivery,
  { changeIds }: ComposedMail,
): Pick<Written, 'changeIds'> {
  if (changeIds !== undefined) return { changeIds };
  return kind === 'alert' && before.length > 1 ? { changeIds: before.slice(0, 1) } : {};
}

/** Official news that narrows what is allowed goes before other alerts, and those before digests. */
async function laneOf(library: ChangeLibrary, { kind, changeIds: [id] }: Delivery): Promise<Lane> {
  if (kind !== 'alert' || id === undefined) return kind === 'alert' ? 'immediate' : 'digest';
  const { change, alerts } = await library.tellable(id);
  return alerts.some((match) => isUrgent(change, match)) ? 'urgent' : 'immediate';
}

/** Keeps what the mail says before it goes out: once for all of a batch to whom one form says the same. */
function keep(
  deps: SendDeliveryDeps,
  library: ChangeLibrary,
  { deliveryId: own, subscriberId: subscriber }: Delivery,
  { mail, form }: ComposedMail,
): Promise<string> {
  const store = async (of: string) => {
    const kept = keptMail(mail, subscriber);
    const copy = copyName(kept, of);
    await deps.ledger.keepCopy(copy, kept, deps.clock.now());
    return copy;
  };
  return form === undefined ? store(own) : library.copy(form, () => store(''));
}

/** From detection to hand-over to SES, of what nothing held up, and its counter. */
async function measure(
  deps: SendDeliveryDeps,
  library: ChangeLibrary,
  { changeIds }: Delivery,
): Promise<LatencyCount | undefined> {
  const [id] = changeIds;
  if (id === undefined) return undefined;
  const { change } = await library.tellable(id);
  // A reminder is known hours before it is told at once.
  if (change.type === 'reminder') return undefined;
  const took = deps.clock.now().getTime() - new Date(change.detectedAt).getTime();
  deps.metrics.time('AlertLatency', took);
  return latencyCount('sent', took);
}
