import type { Delivery } from '../../domain/delivery.ts';
import { type Hook, type HookStanding, hookKindOf, hookUrl, MOST_HOOKS } from '../../domain/hooks/hook.ts';
import { hookSecrets } from '../../domain/hooks/signature.ts';
import { deliveryIdOf } from '../../domain/ids.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import type { HookCalls } from '../../messages/messages.ts';
import type { HookBook } from '../../ports/hook-book.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { Queue } from '../../ports/queue.ts';
import { hookMessages } from '../hooks/hook-messages.ts';
import { queueMail, type ReaderDeps } from '../sign-up.ts';
import { changeReader } from './change-reader.ts';
import { readerOf } from './own-links.ts';

export type HookDeps = ReaderDeps & {
  readonly hooks: Pick<HookBook, 'begin' | 'standings' | 'remove'>;
  readonly hookCalls: Queue<HookCalls>;
  readonly ledger: Pick<Ledger, 'delivery' | 'hookCallsOf'>;
};

/** The hooks of a reader, how each stands, and what they were told last, newest first. */
export interface OwnHooks {
  readonly hooks: readonly (Hook & { readonly standing: HookStanding | undefined })[];
  readonly calls: readonly Delivery[];
}

/** What came of a button. `secret` is shown this once. `limit` refuses what is asked too often. */
export type HookOutcome =
  | { readonly outcome: 'done'; readonly secret?: string }
  | {
      readonly outcome: 'refused';
      readonly why: 'address' | 'too-many-hooks' | 'known' | 'unknown' | 'not-active' | 'limit';
    }
  | { readonly outcome: 'no-link' };

const NEWEST = 20;
const HOUR_S = 3600;
/** Tests and repeats that one reader may ask for in an hour: each is a call of somebody's machine. */
const MOST_ASKED = 20;
/** As long as calls are tried again. */
const STALE_MS = 48 * HOUR_S * 1000;

/** Undefined for a link that does not work. */
export async function ownHooks(deps: HookDeps, token: string): Promise<OwnHooks | undefined> {
  const reader = await readerOf(deps, 'manage', token);
  if (reader === undefined) return undefined;
  const [standings, calls] = await Promise.all([
    deps.hooks.standings(reader.subscriberId),
    deps.ledger.hookCallsOf(reader.subscriberId, NEWEST),
  ]);
  const standing = (hook: Hook) => standings.find(({ hookId }) => hookId === hook.hookId);
  return { hooks: (reader.hooks ?? []).map((hook) => ({ ...hook, standing: standing(hook) })), calls };
}

/** Adds a hook at the address that was typed, and has it tested: it is told of nothing before it has taken a test. */
export async function addHook(deps: HookDeps, token: string, typed: string): Promise<HookOutcome> {
  const reader = await readerOf(deps, 'manage', token);
  if (reader === undefined) return { outcome: 'no-link' };
  const url = hookUrl(typed);
  if (url === undefined) return { outcome: 'refused', why: 'address' };
  if ((reader.hooks ?? []).some((hook) => hook.url === url)) return { outcome: 'refused', why: 'known' };
  if (!(await mayAsk(deps, reader))) return { outcome: 'refused', why: 'limit' };
  const keys = await deps.secrets.keys();
  const now = deps.clock.now();
  const hook: Hook = {
    hookId: deps.newId(),
    kind: hookKindOf(url),
    url,
    kid: keys[0]?.kid ?? '',
    turn: 0,
    addedAt: now.toISOString(),
  };
  // Before the profile knows it, so that what is told finds how it stands.
  await deps.hooks.begin(reader.subscriberId, hook.hookId);
  const changed = await changeReader(deps, token, async (before) => {
    const hooks = before.hooks ?? [];
    return hooks.length < MOST_HOOKS ? { ...before, hooks: [...hooks, hook] } : before;
  });
  if (!changed?.after.hooks?.includes(hook)) {
    await deps.hooks.remove(reader.subscriberId, hook.hookId);
    return changed === undefined ? { outcome: 'no-link' } : { outcome: 'refused', why: 'too-many-hooks' };
  }
  // Whoever holds a forwarded mail can come here: the reader hears of it.
  await queueMail(deps, reader.subscriberId, 'hook-added', hook.hookId);
  await askForTest(deps, reader, hook.hookId);
  const [secret] = hook.kind === 'generic' ? hookSecrets(keys, hook, now) : [];
  return secret === undefined ? { outcome: 'done' } : { outcome: 'done', secret };
}

/** Takes a hook away; what it was to be told still is not told any more. */
export async function removeHook(deps: HookDeps, token: string, hookId: string): Promise<HookOutcome> {
  const changed = await changeReader(deps, token, async (before) => ({
    ...before,
    hooks: (before.hooks ?? []).filter((hook) => hook.hookId !== hookId),
  }));
  if (changed === undefined) return { outcome: 'no-link' };
  await deps.hooks.remove(changed.after.subscriberId, hookId);
  return { outcome: 'done' };
}

/** Replaces the secret of a hook. For a day its calls are signed with both. */
export async function replaceSecret(deps: HookDeps, token: string, hookId: string): Promise<HookOutcome> {
  const keys = await deps.secrets.keys();
  const turnedAt = deps.clock.now().toISOString();
  const kid = keys[0]?.kid ?? '';
  const changed = await changeReader(deps, token, async (before) => ({
    ...before,
    hooks: (before.hooks ?? []).map((hook) =>
      hook.hookId === hookId ? { ...hook, kid, turn: hook.turn + 1, turnedAt } : hook,
    ),
  }));
  if (changed === undefined) return { outcome: 'no-link' };
  const hook = changed.after.hooks?.find((each) => each.hookId === hookId);
  const [secret] = hook?.kind === 'generic' ? hookSecrets(keys, hook, deps.clock.now()) : [];
  return secret === undefined ? { outcome: 'refused', why: 'unknown' } : { outcome: 'done', secret };
}

/** Has a hook tested; one that was switched off is on again once it takes the test. */
export async function testHook(deps: HookDeps, token: string, hookId: string): Promise<HookOutcome> {
  const reader = await readerOf(deps, 'manage', token);
  if (reader === undefined) return { outcome: 'no-link' };
  if (!reader.hooks?.some((hook) => hook.hookId === hookId)) return { outcome: 'refused', why: 'unknown' };
  if (!(await mayAsk(deps, reader))) return { outcome: 'refused', why: 'limit' };
  await askForTest(deps, reader, hookId);
  return { outcome: 'done' };
}

/** Has what was told once told again, under the same id: a receiver that took it drops it, one that lost it takes it. */
export async function tellAgain(deps: HookDeps, token: string, call: string): Promise<HookOutcome> {
  const reader = await readerOf(deps, 'manage', token);
  if (reader === undefined) return { outcome: 'no-link' };
  const delivery = await deps.ledger.delivery(deliveryIdOf(call));
  const [changeId] = delivery?.changeIds ?? [];
  const hook = reader.hooks?.find(({ hookId }) => hookId === delivery?.hookId);
  if (delivery?.subscriberId !== reader.subscriberId || hook === undefined || changeId === undefined)
    return { outcome: 'refused', why: 'unknown' };
  const standings = await deps.hooks.standings(reader.subscriberId);
  if (standings.find(({ hookId }) => hookId === hook.hookId)?.state !== 'active')
    return { outcome: 'refused', why: 'not-active' };
  if (!(await mayAsk(deps, reader))) return { outcome: 'refused', why: 'limit' };
  const about = { about: delivery.about, notAfter: staleAt(deps), again: deps.newId() };
  const item = { sub: reader.subscriberId, hook: hook.hookId, changeId };
  await deps.hookCalls.send(hookMessages(deps.clock, about, [item]), reader.subscriberId);
  return { outcome: 'done' };
}

const mayAsk = ({ people, clock }: HookDeps, { subscriberId }: Subscriber) =>
  people.allow('hook', subscriberId, { seconds: HOUR_S, limit: MOST_ASKED }, clock.now());

const staleAt = ({ clock }: HookDeps) => new Date(clock.now().getTime() + STALE_MS).toISOString();

async function askForTest(deps: HookDeps, { subscriberId: sub }: Subscriber, hook: string): Promise<void> {
  const about = { about: deps.newId(), notAfter: staleAt(deps) };
  await deps.hookCalls.send(hookMessages(deps.clock, about, [{ sub, hook }]), sub);
}
