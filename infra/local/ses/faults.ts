import type { EventType, Fate } from './events.ts';
import type { Refusal, SendRequest } from './rules.ts';

/** What SES answers, or does, instead of taking a mail and saying so. */
export type FaultAnswer =
  /** Takes the mail and cuts the connection before the answer. */
  | 'drop-after'
  /** Cuts the connection and takes nothing. */
  | 'drop-before'
  /** Over the sending rate, and over the quota of 24 hours: HTTP 400 `Throttling`, only the message differs. */
  | 'throttle'
  | 'day-used-up'
  /** The account is under review. */
  | 'paused'
  /** HTTP 503, and HTTP 500; nothing is taken. */
  | 'unavailable'
  | 'internal-failure';

/** What happens to the events of a mail. */
export interface EventFault {
  /** How often each event comes: 0 loses it, 2 doubles it (default 1). */
  readonly copies?: number;
  /** How much later than the mail the first copy comes; each further one comes as much later again. */
  readonly lateSeconds?: number;
  /** Only these kinds; all where it is absent. */
  readonly kinds?: readonly EventType[];
}

/** What goes wrong with one send. */
export interface FaultPlan {
  readonly answer?: FaultAnswer;
  /** What becomes of the mail if it is taken. */
  readonly fate?: Fate;
  readonly events?: EventFault;
}

export type Fault = FaultAnswer | FaultPlan;

/** Asked before each send what shall go wrong with it. */
export type Faults = (request: SendRequest) => Fault | undefined;

export function planOf(fault: Fault | undefined): FaultPlan {
  return typeof fault === 'string' ? { answer: fault } : (fault ?? {});
}

/** The error that SES gives for such an answer, with its HTTP status; undefined where it gives none. */
export function refusalOf(answer: FaultAnswer | undefined): (Refusal & { status: number }) | undefined {
  switch (answer) {
    case 'throttle':
      return { code: 'Throttling', message: 'Maximum sending rate exceeded.', status: 400 };
    case 'day-used-up':
      return { code: 'Throttling', message: 'Daily message quota exceeded.', status: 400 };
    case 'paused':
      return {
        code: 'AccountSendingPausedException',
        message: "Email sending is disabled for your account's reputation.",
        status: 400,
      };
    case 'unavailable':
      return { code: 'ServiceUnavailable', message: 'Service is unavailable.', status: 503 };
    case 'internal-failure':
      return { code: 'InternalFailure', message: 'An internal failure occurred.', status: 500 };
    default:
      return undefined;
  }
}

/** When the copies of an event come, in seconds after the mail. */
export function arrivals(fault: EventFault | undefined, kind: EventType): readonly number[] {
  if (fault === undefined || (fault.kinds !== undefined && !fault.kinds.includes(kind))) return [0];
  const late = fault.lateSeconds ?? 0;
  return Array.from({ length: fault.copies ?? 1 }, (_, copy) => late * (copy + 1));
}
