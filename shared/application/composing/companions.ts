import type { Match } from '../../domain/change.ts';
import { type Delivery, FOR_OTHERS, FOR_QUIET } from '../../domain/delivery.ts';
import { highestUrgency } from '../../domain/rendering/urgency.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { Waiting } from '../send-once.ts';
import type { ChangeLibrary, TellableChange } from './change-library.ts';
import { TOLD } from './out-of-turn.ts';

/** How long what belongs to an alert that went out waits for more of the kind. */
const WINDOW_MS = 10 * 60_000;
/** What another delivery tells looks after itself so long after that one was due. */
const AFTER_LEADER_MS = 2 * 60_000;
const MOST_TOGETHER = 10;
const LAST_MAILS = 20;

/** Reasons for which others may join a delivery that waits: it waits long enough, and by its own will. */
const JOINED: ReadonlySet<string | undefined> = new Set([FOR_QUIET, FOR_OTHERS]);

/** An alert that is about to be told, with the mails that its reader had or waits for. */
export interface Arriving {
  readonly delivery: Delivery;
  readonly tellable: TellableChange;
  readonly matches: readonly Match[];
  /** The newest alerts for the reader, newest first. */
  readonly others: readonly Delivery[];
  /** When the quiet ends in which it arrives. */
  readonly quietEnd: Date | undefined;
  readonly now: Date;
}

/** The newest alerts for the reader of a delivery besides itself, newest first; what was sent again by hand counts for nothing. */
export async function otherAlerts(
  ledger: Pick<Ledger, 'deliveriesOf'>,
  { deliveryId, subscriberId }: Delivery,
): Promise<readonly Delivery[]> {
  const last = await ledger.deliveriesOf(subscriberId, LAST_MAILS);
  return last.filter(
    (each) => each.kind === 'alert' && each.deliveryId !== deliveryId && each.again === undefined,
  );
}

/**
 * Whether an alert that arrives leaves its change to another that waits, or waits itself since one that it belongs to went out
 * within the window; undefined if it goes out now. It waits once, and never for what is less urgent; what takes back or
 * changes what was told does not wait.
 */
export async function waitWithOthers(
  library: Pick<ChangeLibrary, 'tellable'>,
  arriving: Arriving,
): Promise<Waiting | undefined> {
  const { delivery, tellable, others, quietEnd, now } = arriving;
  if (delivery.reason !== undefined || delivery.again !== undefined || takesBack(tellable)) return undefined;
  const leader = await leaderAmong(library, arriving);
  if (leader !== undefined) {
    const due = quietEnd ?? new Date(createdAt(leader) + WINDOW_MS);
    const wait = new Date(Math.max(due.getTime(), now.getTime()) + AFTER_LEADER_MS);
    return { wait, reason: FOR_OTHERS, leader: leader.deliveryId };
  }
  if (quietEnd !== undefined) return undefined;
  const ends: number[] = [];
  for (const other of others.filter(({ state }) => TOLD.has(state))) {
    const end = Math.min(sentAt(other), createdAt(delivery)) + WINDOW_MS;
    if (end > now.getTime() && (await belongs(library, arriving, other, 'as-urgent'))) ends.push(end);
  }
  return ends.length === 0 ? undefined : { wait: new Date(Math.min(...ends)), reason: FOR_OTHERS };
}

/**
 * What a delivery does that left its change to another: nothing more once that one has told it, wait while it may still do so,
 * and otherwise (undefined) tell it after all.
 */
export async function afterLeader(
  ledger: Pick<Ledger, 'delivery'>,
  { leader, changeIds: [own] }: Delivery,
  quietEnd: Date | undefined,
  now: Date,
): Promise<Waiting | { readonly skip: string } | undefined> {
  const lead = leader && (await ledger.delivery(leader));
  if (lead === undefined || own === undefined) return undefined;
  const { state } = lead;
  const told = TOLD.has(state) && lead.changeIds.includes(own);
  if (state === 'sent' && told) return { skip: 'told-together' };
  if (told || state === 'preparing' || state === 'deferred') {
    const wait = new Date((quietEnd ?? now).getTime() + AFTER_LEADER_MS);
    // She waited when she left its change to the other; that one may wait for a used-up day or a lost answer.
    return { wait, reason: FOR_OTHERS, ...(quietEnd === undefined && { forUs: true }) };
  }
  return undefined;
}

/** The deliveries that left their changes to this one, as the ledger has them now, the oldest first. */
export async function followersOf(
  ledger: Pick<Ledger, 'delivery'>,
  { deliveryId }: Delivery,
  others: readonly Delivery[],
): Promise<readonly Delivery[]> {
  const leftToIt = others.filter(({ leader }) => leader === deliveryId).toReversed();
  const found = await Promise.all(
    leftToIt.slice(0, MOST_TOGETHER - 1).map((each) => ledger.delivery(each.deliveryId)),
  );
  return found.flatMap((each) => (each?.state === 'deferred' && each.leader === deliveryId ? [each] : []));
}

async function leaderAmong(
  library: Pick<ChangeLibrary, 'tellable'>,
  arriving: Arriving,
): Promise<Delivery | undefined> {
  const { others } = arriving;
  for (const other of others) {
    if (other.state !== 'deferred' || other.leader !== undefined || !JOINED.has(other.reason)) continue;
    const followers = others.filter(({ leader }) => leader === other.deliveryId).length;
    if (followers < MOST_TOGETHER - 1 && (await belongs(library, arriving, other, 'any'))) return other;
  }
  return undefined;
}

/** Whether the change of another alert is of one of the same matters, or came from the same source in the same burst. */
async function belongs(
  library: Pick<ChangeLibrary, 'tellable'>,
  { tellable: { change }, matches }: Arriving,
  other: Delivery,
  how: 'any' | 'as-urgent',
): Promise<boolean> {
  const [id] = other.changeIds;
  if (id === undefined) return false;
  const { change: before, alerts } = await library.tellable(id);
  // What changes a document that she was told of is not more of the kind.
  if (how === 'as-urgent' && before.docId === change.docId) return false;
  const matters = new Set(alerts.flatMap(({ matterId }) => matterId ?? []));
  const sameMatter = matches.some(({ matterId }) => matterId !== undefined && matters.has(matterId));
  const apart = Math.abs(instant(change.detectedAt) - instant(before.detectedAt));
  const sameBurst = change.sourceId === before.sourceId && apart <= WINDOW_MS;
  if (!sameMatter && !sameBurst) return false;
  return how === 'any' || highestUrgency(before, alerts) >= highestUrgency(change, matches);
}

const takesBack = ({ change, analysis }: TellableChange) =>
  change.type === 'withdrawn' || change.type === 'corrected' || analysis.kind === 'correction';

const instant = (iso: string) => new Date(iso).getTime();
const createdAt = (delivery: Delivery) => instant(delivery.createdAt);
const sentAt = ({ sentAt: sent, createdAt: created }: Delivery) => instant(sent ?? created);
