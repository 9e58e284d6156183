import type { Match } from '../../domain/change.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { Hook, HookStanding } from '../../domain/hooks/hook.ts';
import { type ChangeId, changeIdOf, deliveryId, subscriberId } from '../../domain/ids.ts';
import { isReaderNamed } from '../../domain/reader-names.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import { tellingOf } from '../../domain/telling.ts';
import type { HookCalls } from '../../messages/messages.ts';
import type { HookBook } from '../../ports/hook-book.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { PeopleStore } from '../../ports/people-store.ts';
import {
  type ChangeLibrary,
  changeLibrary,
  type LibraryDeps,
  type TellableChange,
} from '../composing/change-library.ts';
import { readReader } from '../composing/reader.ts';
import { newDelivery } from '../send-once.ts';
import { type CallOnceDeps, callOnce, skipCall } from './call-once.ts';
import { changeBody, testBody } from './hook-body.ts';

export interface CallHooksDeps extends CallOnceDeps, LibraryDeps {
  readonly ledger: Pick<Ledger, 'claim' | 'settle' | 'delivery'>;
  readonly hooks: Pick<HookBook, 'standings' | 'turn'>;
  readonly people: Pick<PeopleStore, 'subscriber' | 'suppressed'>;
  /** Origin of the pages. */
  readonly publicUrl: string;
}

type Item = HookCalls['items'][number];

/** Readers whose hooks are called side by side; a hook that does not answer holds up only what comes after it. */
const IN_PARALLEL = 5;
const CONTINUE_S = 10;

/**
 * Calls the hooks that one message asks for. A reader for whom something goes wrong unexpectedly holds up nobody else. If
 * time runs out the message is postponed; what was told by then is known to the ledger.
 */
export async function callHooks(
  deps: CallHooksDeps,
  message: HookCalls,
  budget: { hasTime(): boolean },
): Promise<'done' | { readonly postpone: number }> {
  const library = changeLibrary(deps);
  const waiting = [...message.items];
  let verdict: 'done' | { readonly postpone: number } = 'done';
  let failure: unknown;
  const work = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      if (!budget.hasTime()) verdict = { postpone: CONTINUE_S };
      if (verdict !== 'done') return;
      try {
        await callItem(deps, library, message, item);
      } catch (error) {
        failure = error;
        deps.log.error('hook.failed', { about: message.about }, error);
      }
    }
  };
  await Promise.all(Array.from({ length: IN_PARALLEL }, work));
  if (failure !== undefined) throw failure;
  return verdict;
}

/** One reader: each of her hooks that is named, or all, one after the other. */
async function callItem(
  deps: CallHooksDeps,
  library: ChangeLibrary,
  message: HookCalls,
  item: Item,
): Promise<void> {
  const id = subscriberId(item.sub);
  const found = await readReader(deps.people, id, deps.clock.now());
  const { hooks = [] } = 'reader' in found ? found.reader : {};
  if (item.hook !== undefined && !hooks.some(({ hookId }) => hookId === item.hook)) {
    await forgo(deps, deliveryOf(deps, message, item, item.hook), 'skip' in found ? found.skip : 'removed');
    return;
  }
  if ('skip' in found || hooks.length === 0) return;
  const standings = await deps.hooks.standings(id);
  const told =
    item.changeId === undefined ? undefined : await toldOf(library, found.reader, changeIdOf(item.changeId));
  for (const hook of hooks) {
    const standing = standings.find(({ hookId }) => hookId === hook.hookId);
    if (standing === undefined || (item.hook !== undefined && item.hook !== hook.hookId)) continue;
    await callHook(deps, deliveryOf(deps, message, item, hook.hookId), { hook, standing, told });
  }
}

type Told =
  | { readonly tellable: TellableChange; readonly matches: readonly Match[] }
  | { readonly skip: string };

/**
 * What the hooks of a reader are told of a change, or why nothing. Names that she typed herself are for her alone, not for
 * a place where others read. Her quiet hours are for mail: chats and programs have their own.
 */
async function toldOf(library: ChangeLibrary, reader: Subscriber, id: ChangeId): Promise<Told> {
  const tellable = await library.tellable(id);
  const { change, alerts, newer, overtaken } = tellable;
  const { how, matches } = tellingOf(reader, alerts, change.detectedAt);
  if (how !== 'at-once') return { skip: how === 'nothing' ? 'not-followed' : 'in-digest' };
  if (overtaken) return { skip: 'overtaken' };
  if (change.type === 'reminder' && reader.noReminders) return { skip: 'no-reminders' };
  if (newer.some(({ type }) => type === 'withdrawn')) return { skip: 'withdrawn' };
  const open = matches.filter(({ companyId }) => !isReaderNamed(companyId));
  return open.length === 0 ? { skip: 'own-names' } : { tellable, matches: open };
}

async function callHook(
  deps: CallHooksDeps,
  delivery: Delivery,
  {
    hook,
    standing,
    told,
  }: { readonly hook: Hook; readonly standing: HookStanding; readonly told: Told | undefined },
): Promise<void> {
  if (told === undefined)
    return callOnce(deps, delivery, {
      hook,
      standing,
      body: testBody(hook.kind, deps.publicUrl, delivery.createdAt),
    });
  if (standing.state !== 'active') return forgo(deps, delivery, standing.state);
  if ('skip' in told) return forgo(deps, delivery, told.skip);
  if (await isStale(deps, delivery)) return forgo(deps, delivery, 'stale');
  const body = changeBody(hook.kind, deps.publicUrl, told.tellable, told.matches);
  return callOnce(deps, delivery, { hook, standing, body });
}

/** Too old to be told for the first time; how long it is tried again, the answers decide. */
async function isStale(
  { ledger, clock }: CallHooksDeps,
  { deliveryId: id, notAfter }: Delivery,
): Promise<boolean> {
  return clock.now().toISOString() > notAfter && (await ledger.delivery(id)) === undefined;
}

/** Ends what was begun; nothing is kept of what was not. */
async function forgo(deps: CallHooksDeps, delivery: Delivery, reason: string): Promise<void> {
  if ((await deps.ledger.delivery(delivery.deliveryId)) !== undefined) await skipCall(deps, delivery, reason);
}

/** The record of one thing told to one hook: of a change there is one, and one more each time that it is asked for again. */
function deliveryOf(
  deps: CallHooksDeps,
  { about, notAfter, again }: HookCalls,
  { sub, changeId }: Item,
  hookId: string,
): Delivery {
  const reader = subscriberId(sub);
  const what = [changeId ?? about, hookId, ...(again === undefined ? [] : [again])].join(' ');
  const fields = {
    deliveryId: deliveryId('hook', what, reader),
    kind: 'hook' as const,
    subscriberId: reader,
    about,
    changeIds: changeId === undefined ? [] : [changeIdOf(changeId)],
    ...(again !== undefined && { again }),
    notAfter,
  };
  return { ...newDelivery(fields, deps.clock.now()), hookId };
}
