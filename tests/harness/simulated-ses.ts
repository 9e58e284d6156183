import { createHash } from 'node:crypto';
import { DELIVERY_TAG } from '../../shared/messages/ses-event.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type {
  MailTransport,
  OutgoingMail,
  SendQuota,
  SendResult,
} from '../../shared/ports/mail-transport.ts';
import { mailFaults } from './mail-faults.ts';
import type { SimulatedQueue } from './simulated-queue.ts';

export interface AcceptedMail {
  readonly mail: OutgoingMail;
  readonly messageId: string;
  readonly deliveryId: string;
  readonly at: Date;
}

/** What happens to one sending: an answer without the mail being taken, or the mail taken and its answer lost. */
export type Weather = SendResult | 'taken' | undefined;

interface Keeping {
  /** Gets each mail instead of `accepted`, for runs so long that their mails cannot be kept, nor read. */
  readonly onMail?: ((mail: AcceptedMail) => void) | undefined;
  /** For one run of thousands that send the same mails: they are kept and not read. */
  readonly unread?: boolean | undefined;
}

/**
 * SES as the outside knows it: takes mail, whatever becomes of the caller, and reports through the feedback queue.
 * Each mail is read as a mailbox would read it; one that may not go out fails the run (`refuseFaulty`).
 */
export function simulatedSes(
  clock: Clock,
  feedback: SimulatedQueue<never>,
  { onMail, unread = onMail !== undefined }: Keeping = {},
) {
  const accepted: AcceptedMail[] = [];
  let taken = 0;
  const scripted: SendResult[] = [];
  let quota: SendQuota = { perSecond: 1000, perDay: 50_000, sentLastDay: 0 };
  let events = true;
  let ambiguous: 'taken' | 'lost' | undefined;
  let weather: (() => Weather) | undefined;
  let eventsLate: (() => readonly number[]) | undefined;

  const report = ({ mail, messageId, deliveryId, at }: AcceptedMail, eventType: string, detail: object) => {
    const timestamp = at.toISOString();
    const about = { timestamp, messageId, destination: [mail.to], tags: { [DELIVERY_TAG]: [deliveryId] } };
    const event = JSON.stringify({ eventType, mail: about, [eventType.toLowerCase()]: detail });
    for (const late of eventsLate?.() ?? [0]) feedback.put(event, late);
  };
  const take = (mail: OutgoingMail): string => {
    const messageId = createHash('sha256').update(`${taken}`).digest('hex').slice(0, 32);
    const deliveryId = String(mail.tags[DELIVERY_TAG]);
    const entry = { mail, messageId, deliveryId, at: clock.now() };
    taken += 1;
    if (onMail === undefined) accepted.push(entry);
    else onMail(entry);
    if (!unread) refuseFaulty(mail);
    if (events) report(entry, 'Send', {});
    return messageId;
  };

  const transport: MailTransport = {
    async send(mail) {
      const next = scripted.shift();
      if (next !== undefined) return next;
      const today = weather?.();
      if (typeof today === 'object') return today;
      if (ambiguous === 'lost') return { outcome: 'ambiguous', reason: 'timeout' };
      const messageId = take(mail);
      return ambiguous === 'taken' || today === 'taken'
        ? { outcome: 'ambiguous', reason: 'connection reset' }
        : { outcome: 'accepted', messageId };
    },
    quota: async () => ({ ...quota, sentLastDay: quota.sentLastDay + taken }),
  };

  return {
    transport,
    accepted: accepted as readonly AcceptedMail[],
    /** The next calls answer these, one each. */
    answerNext: (...results: readonly SendResult[]) => void scripted.push(...results),
    /** From now on answers are lost, after the mail was taken or before; undefined: no more. */
    loseAnswers: (how: 'taken' | 'lost' | undefined) => {
      ambiguous = how;
    },
    /** From now on each sending asks what happens to it. */
    setWeather: (next: () => Weather) => {
      weather = next;
    },
    /** From now on each event asks how often it comes and how late (seconds), once for every number. */
    setEventsLate: (next: () => readonly number[]) => {
      eventsLate = next;
    },
    /** From now on no event is published. */
    loseEvents: () => {
      events = false;
    },
    setQuota: (next: SendQuota) => {
      quota = next;
    },
    report,
  };
}

/**
 * Fails the run, and names the mail, by a rejection that nobody handles: thrown at the sender, the fault would be taken
 * for a failure of SES and tried again.
 */
function refuseFaulty({ raw }: OutgoingMail): void {
  const faults = mailFaults(raw);
  if (faults.length === 0) return;
  void Promise.reject(new Error(`A mail that may not go out: ${faults.join('; ')}\n${raw.slice(0, 900)}`));
}

/** The text part of a composed mail. */
export function textOf(mail: OutgoingMail): string {
  const part = mail.raw.split('Content-Type: text/plain')[1] ?? '';
  const [, encoded = ''] = part.split('\r\n\r\n');
  return Buffer.from(encoded.split('--rw-')[0] ?? '', 'base64').toString('utf8');
}
