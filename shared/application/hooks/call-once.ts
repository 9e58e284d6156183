import type { Delivery } from '../../domain/delivery.ts';
import {
  answerWords,
  type Consequence,
  consequenceOf,
  type HookAnswer,
  standingAfter,
} from '../../domain/hooks/answers.ts';
import type { Hook, HookStanding } from '../../domain/hooks/hook.ts';
import { hookSecrets, signedHeaders } from '../../domain/hooks/signature.ts';
import { deliveryId } from '../../domain/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HookBook } from '../../ports/hook-book.ts';
import type { HookCaller } from '../../ports/hook-caller.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { Log, Metrics } from '../../ports/telemetry.ts';

export interface CallOnceDeps {
  readonly ledger: Pick<Ledger, 'claim' | 'settle'>;
  readonly hooks: Pick<HookBook, 'turn'>;
  readonly caller: HookCaller;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** A new random name for each claim. */
  readonly newOwner: () => string;
}

/** Many times what a call may take; who was killed while calling is followed by another after it. */
const LEASE_MS = 60_000;

/**
 * Tells a hook what `delivery` is about, if nobody else is doing so and it was not taken yet, and settles what follows
 * from the answer. Who is killed between the answer and its note calls again under the same id: a receiver that heeds ids
 * takes each once.
 */
export async function callOnce(
  deps: CallOnceDeps,
  delivery: Delivery,
  told: { readonly hook: Hook; readonly standing: HookStanding; readonly body: string },
): Promise<void> {
  const taken = await claimed(deps, delivery);
  if (taken === undefined) return;
  const { hook, standing, body } = told;
  const headers = await headersOf(deps, hook, { id: callIdOf(delivery, hook), body });
  const answer = await deps.caller.call({ url: hook.url, headers, body });
  const test = delivery.changeIds.length === 0;
  const since = new Date(taken.delivery.createdAt);
  const consequence = test ? ofTest(answer, deps) : consequenceOf(answer, since, deps.clock.now());
  // First: a hook that is called again is turned again, one that is settled is not.
  await turn(deps, taken.delivery, standing, { next: consequence.next, answer, test });
  await settle(deps, taken, consequence, answerWords(answer));
}

/** Ends what is not to be told any more. Nothing is kept of what nobody had begun to tell. */
export async function skipCall(deps: CallOnceDeps, delivery: Delivery, reason: string): Promise<void> {
  const taken = await claimed(deps, delivery);
  if (taken === undefined) return;
  const at = deps.clock.now();
  await deps.ledger.settle(delivery.deliveryId, taken.owner, { state: 'skipped', reason, at });
  deps.log.info('hook.skipped', { ...ids(delivery), reason });
}

interface Taken {
  readonly delivery: Delivery;
  readonly owner: string;
}

async function claimed(deps: CallOnceDeps, delivery: Delivery): Promise<Taken | undefined> {
  const owner = deps.newOwner();
  const now = deps.clock.now();
  const claim = await deps.ledger.claim(delivery, owner, now, new Date(now.getTime() + LEASE_MS));
  return claim.outcome === 'claimed' ? { delivery: claim.delivery, owner } : undefined;
}

/** The same for each call of one thing to one hook, however often it is sent; a test has its own. */
function callIdOf(
  { deliveryId: own, changeIds: [change], subscriberId }: Delivery,
  { hookId }: Hook,
): string {
  return change === undefined ? own : deliveryId('hook', `${change} ${hookId}`, subscriberId);
}

/** Chats know no signature: whoever has their address may write there. */
async function headersOf(
  { secrets, clock }: CallOnceDeps,
  hook: Hook,
  call: { readonly id: string; readonly body: string },
): Promise<Readonly<Record<string, string>>> {
  if (hook.kind !== 'generic') return {};
  const now = clock.now();
  return signedHeaders(hookSecrets(await secrets.keys(), hook, now), call, now);
}

/** A test is not repeated: the reader sees at once what came of it. */
function ofTest(answer: HookAnswer, { clock }: CallOnceDeps): Consequence {
  const { next } = consequenceOf(answer, clock.now(), clock.now());
  return { next: next === 'later' ? 'given-up' : next };
}

async function turn(
  deps: CallOnceDeps,
  delivery: Delivery,
  before: HookStanding,
  call: Parameters<typeof standingAfter>[1],
): Promise<void> {
  const after = standingAfter(before, call, deps.clock.now());
  if (after === before || !(await deps.hooks.turn(delivery.subscriberId, after))) return;
  if (after.state !== 'off' || before.state === 'off') return;
  deps.log.warn('hook.turned-off', ids(delivery));
  deps.metrics.count('HookTurnedOff');
}

async function settle(
  deps: CallOnceDeps,
  { delivery, owner }: Taken,
  consequence: Consequence,
  reason: string,
): Promise<void> {
  const at = deps.clock.now();
  const id = delivery.deliveryId;
  if (consequence.next === 'later') {
    await deps.ledger.settle(id, owner, { state: 'deferred', reason, retryAt: consequence.retryAt, at });
    deps.log.info('hook.deferred', { ...ids(delivery), reason });
    deps.metrics.count('HookDeferred');
  } else if (consequence.next === 'taken') {
    await deps.ledger.settle(id, owner, { state: 'sent', reason, at });
    deps.log.info('hook.taken', { ...ids(delivery), reason });
    deps.metrics.count('HookTaken');
  } else {
    await deps.ledger.settle(id, owner, { state: 'failed', reason, at });
    deps.log.warn('hook.failed', { ...ids(delivery), reason });
    deps.metrics.count('HookFailed');
  }
}

const ids = ({ deliveryId: id, about }: Delivery) => ({ deliveryId: id, about });
