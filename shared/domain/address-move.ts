import type { SubscriberId } from './ids.ts';

/**
 * A reader's wish to get her mail at another address. Kept until it can neither be confirmed nor taken back any more; a
 * newer wish replaces one that was not confirmed. Instants are ISO, UTC.
 */
export interface AddressMove {
  readonly subscriberId: SubscriberId;
  /** Random. */
  readonly moveId: string;
  readonly from: string;
  readonly to: string;
  /** Who a mail to the former address, and to the other one, is counted for: neither is this reader. */
  readonly fromPerson: SubscriberId;
  readonly toPerson: SubscriberId;
  readonly state: 'asked' | 'moved' | 'taken-back';
  readonly askedAt: string;
}

const HOUR_MS = 3_600_000;

/** For how long the link in the mail to the other address works, as for a sign-up. */
const CONFIRM_MS = 48 * HOUR_MS;
/** For how long the former address can take it back: past a weekend and a short absence. */
export const TAKE_BACK_DAYS = 7;

/** True while the other address can still be confirmed. */
export function canBeConfirmed(move: AddressMove, now: Date): boolean {
  return move.state === 'asked' && now.getTime() < Date.parse(move.askedAt) + CONFIRM_MS;
}

/** True while the former address can stop or undo it. */
export function canBeTakenBack(move: AddressMove, now: Date): boolean {
  return now.getTime() < takeBackEnd(move).getTime();
}

/** The instant from which the former address has no say any more. */
function takeBackEnd({ askedAt }: Pick<AddressMove, 'askedAt'>): Date {
  return new Date(Date.parse(askedAt) + TAKE_BACK_DAYS * 24 * HOUR_MS);
}
