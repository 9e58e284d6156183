import { checkAddress } from '../../domain/address.ts';
import { type AddressMove, canBeConfirmed, canBeTakenBack } from '../../domain/address-move.ts';
import type { FormProblem } from '../../domain/form-problem.ts';
import { subscriberIdOf } from '../../domain/ids.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import { pepperOf, readToken } from '../../domain/tokens.ts';
import { allowedFrom, mayWriteTo, queueMail, type ReaderDeps } from '../sign-up.ts';
import { readerOf } from './own-links.ts';
import { personAt } from './person-at.ts';

export type AskOutcome =
  /** Said for every address that can exist, whoever is behind it. */
  | { readonly outcome: 'asked' }
  | { readonly outcome: 'invalid'; readonly problem: FormProblem; readonly subscriber: Subscriber }
  | { readonly outcome: 'too-many' }
  | { readonly outcome: 'no-link' };

export type MoveOutcome =
  | { readonly outcome: 'waiting'; readonly move: AddressMove }
  | { readonly outcome: 'done'; readonly subscriber: Subscriber }
  /** The address has got alerts of its own in the meantime. */
  | { readonly outcome: 'taken' }
  | { readonly outcome: 'no-link' };

const DAY_S = 86_400;
const MOST_A_DAY = 3;

/**
 * Writes down that a reader wants her mail at another address, and asks for two mails: one to that address, with the
 * button, and one to the present address, with the means to stop it. Nothing is changed yet.
 */
export async function askToMove(
  deps: ReaderDeps,
  token: string,
  typed: string,
  client: string,
): Promise<AskOutcome> {
  const subscriber = await readerOf(deps, 'address', token);
  if (!subscriber) return { outcome: 'no-link' };
  const address = checkAddress(typed);
  const now = deps.clock.now();
  const former = await deps.people.addressMove(subscriber.subscriberId);
  if (!address.valid)
    return { outcome: 'invalid', problem: { code: `address-${address.problem}` }, subscriber };
  const problem = problemOfMove(subscriber, former, address.email, now);
  if (problem !== undefined) return { outcome: 'invalid', problem, subscriber };
  if (!(await allowedFrom(deps, client, now))) return { outcome: 'too-many' };
  const own = { seconds: DAY_S, limit: MOST_A_DAY };
  const allowed =
    (await deps.people.allow('move', subscriber.subscriberId, own, now)) &&
    (await mayWriteTo(deps, address.email, address.domain, now));
  if (allowed) await ask(deps, subscriber, address.email, now);
  return { outcome: 'asked' };
}

async function ask(deps: ReaderDeps, subscriber: Subscriber, to: string, now: Date): Promise<void> {
  const move: AddressMove = {
    subscriberId: subscriber.subscriberId,
    moveId: deps.newId(),
    from: subscriber.email,
    to,
    fromPerson: await personAt(deps, subscriber.email, subscriber.subscriberId),
    toPerson: await personAt(deps, to),
    state: 'asked',
    askedAt: now.toISOString(),
  };
  await deps.people.putAddressMove(move);
  // The present address first: nobody can press the button of the other mail before it is told.
  await queueMail(deps, move.subscriberId, 'moving', move.moveId);
  await queueMail(deps, move.subscriberId, 'move', move.moveId);
  deps.log.info('address.asked', {});
}

function problemOfMove(
  { email }: Subscriber,
  former: AddressMove | undefined,
  to: string,
  now: Date,
): FormProblem | undefined {
  if (to === email) return { code: 'address-same' };
  // Or a thief could move on, and the first address would lose its say.
  return former?.to === email && canBeTakenBack(former, now) ? { code: 'address-just-moved' } : undefined;
}

/** What the page behind the link to the other address shows. Changes nothing. */
export async function showMove(deps: ReaderDeps, token: string): Promise<MoveOutcome> {
  const move = await moveOf(deps, 'move', token);
  if (!move) return { outcome: 'no-link' };
  const subscriber = await deps.people.subscriber(move.subscriberId);
  if (subscriber && move.state === 'moved' && subscriber.email === move.to)
    return { outcome: 'done', subscriber };
  return canBeConfirmed(move, deps.clock.now()) ? { outcome: 'waiting', move } : { outcome: 'no-link' };
}

/**
 * Moves the reader: her mail goes to the other address from here on, her id, and all that hangs on it, stays. Saving the
 * profile is the one step that counts; what is noted before it means nothing without it, and a second press does the rest.
 */
export async function confirmMove(deps: ReaderDeps, token: string): Promise<MoveOutcome> {
  const shown = await showMove(deps, token);
  if (shown.outcome === 'done')
    await queueMail(deps, shown.subscriber.subscriberId, 'link', linkAbout(token));
  if (shown.outcome !== 'waiting') return shown;
  const { move } = shown;
  const result = await goTo(deps, move, move.from, move.to);
  if (result.outcome !== 'done') return result;
  // Taken back between our looking and our saving: whoever saves last looks once more.
  const newest = await deps.people.addressMove(move.subscriberId);
  if (newest?.state === 'taken-back' || newest?.moveId !== move.moveId) {
    await goTo(deps, move, move.to, move.from);
    return { outcome: 'no-link' };
  }
  await deps.people.putAddressMove({ ...move, state: 'moved' });
  await queueMail(deps, move.subscriberId, 'link', linkAbout(token));
  deps.log.info('address.moved', {});
  deps.metrics.count('AddressMoved');
  return result;
}

/** What the page behind the link to the former address shows. Changes nothing. */
export async function showTakeBack(deps: ReaderDeps, token: string): Promise<MoveOutcome> {
  const move = await moveOf(deps, 'stay', token);
  if (!move) return { outcome: 'no-link' };
  const subscriber = await deps.people.subscriber(move.subscriberId);
  if (subscriber && move.state === 'taken-back' && subscriber.email === move.from)
    return { outcome: 'done', subscriber };
  return canBeTakenBack(move, deps.clock.now()) ? { outcome: 'waiting', move } : { outcome: 'no-link' };
}

/** Stops a move that waits, and undoes one that was made; the links that the other address got end. */
export async function takeMoveBack(deps: ReaderDeps, token: string): Promise<MoveOutcome> {
  const shown = await showTakeBack(deps, token);
  if (shown.outcome !== 'waiting') return shown;
  const { move } = shown;
  // First, so that nobody confirms what is being taken back.
  await deps.people.putAddressMove({ ...move, state: 'taken-back' });
  const result = await goTo(deps, move, move.to, move.from);
  if (result.outcome !== 'done') return result;
  await queueMail(deps, move.subscriberId, 'link', linkAbout(token));
  deps.log.info('address.taken-back', {});
  return result;
}

/** Gives the reader the address `to` where she has `from`; done already is done. */
async function goTo(deps: ReaderDeps, move: AddressMove, from: string, to: string): Promise<MoveOutcome> {
  const before = await deps.people.subscriber(move.subscriberId);
  if (!before) return { outcome: 'no-link' };
  if (before.email === to) return { outcome: 'done', subscriber: before };
  if (before.email !== from) return { outcome: 'no-link' };
  if (!(await freed(deps, to, before))) return { outcome: 'taken' };
  const key = subscriberIdOf(to, pepperOf(await deps.secrets.keys()));
  await deps.people.noteMovedTo(key, before.subscriberId);
  const after: Subscriber = {
    ...before,
    email: to,
    addressSince: deps.clock.now().toISOString(),
    softBounces: 0,
    // The links in the mails at the former address end; the feeds go on under the version they have.
    tokenVersion: before.tokenVersion + 1,
    feedVersion: before.feedVersion ?? before.tokenVersion,
    version: before.version + 1,
  };
  if (await deps.people.save(after, before)) return { outcome: 'done', subscriber: after };
  return goTo(deps, move, from, to);
}

/** False where the address has alerts of its own or must not be written to. What somebody left behind there goes: its old links must not start it again. */
async function freed(deps: ReaderDeps, to: string, reader: Subscriber): Promise<boolean> {
  const there = await personAt(deps, to);
  if (there === reader.subscriberId) return true;
  const [profile, suppressed] = await Promise.all([
    deps.people.subscriber(there),
    deps.people.suppressed(there),
  ]);
  if (suppressed !== undefined || (profile !== undefined && profile.status !== 'left')) return false;
  await deps.people.removeRequest(there);
  if (profile !== undefined) await deps.people.erase(profile);
  return true;
}

async function moveOf(
  deps: ReaderDeps,
  scope: 'move' | 'stay',
  token: string,
): Promise<AddressMove | undefined> {
  const read = readToken(await deps.secrets.keys(), scope, token, deps.clock.now());
  if (!read.valid) return undefined;
  const move = await deps.people.addressMove(read.subscriber);
  return move?.moveId === read.detail ? move : undefined;
}

/** One link mail for one link, however often its button is pressed. */
const linkAbout = (token: string) => token.slice(-22);
