import type { MailConfirm } from '../messages/messages.ts';
import type { SendConfirmationDeps } from './send-confirmation.ts';
import { sendConfirmation } from './send-confirmation.ts';
import type { SendOutcome } from './send-once.ts';

export interface SendAccountMailDeps extends SendConfirmationDeps {
  /** Whether mail may go out at all. */
  readonly mailOpen: () => Promise<boolean>;
}

const WAIT_S = 60;
/** Nothing but the message itself brings these mails back, so it stays until the mail went out or need not. */
const TO_BE_TRIED_AGAIN: ReadonlySet<SendOutcome> = new Set(['deferred', 'busy', 'stopped', 'day-used-up']);

/** Sends the mail that a person asked for, once; while it cannot go out its message waits in the queue. */
export async function sendAccountMail(
  deps: SendAccountMailDeps,
  message: MailConfirm,
): Promise<'done' | { readonly postpone: number }> {
  if (!(await deps.mailOpen())) return { postpone: WAIT_S };
  const outcome = await sendConfirmation(deps, message);
  return TO_BE_TRIED_AGAIN.has(outcome) ? { postpone: WAIT_S } : 'done';
}
