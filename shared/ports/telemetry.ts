import type { EventName } from '../domain/events.ts';

/** Ids and numbers only: nothing personal, no addresses, no company names of a watchlist. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  info(event: EventName, fields?: LogFields): void;
  warn(event: EventName, fields?: LogFields): void;
  error(event: EventName, fields: LogFields, cause?: unknown): void;
}

export interface Metrics {
  /** Adds to a counter of the dashboard. */
  count(name: MetricName, value?: number, dimensions?: Readonly<Record<string, string>>): void;
  /** A duration or age in milliseconds. */
  time(name: MetricName, milliseconds: number, dimensions?: Readonly<Record<string, string>>): void;
}

export type MetricName =
  | 'PollSucceeded'
  | 'PollFailed'
  | 'SourceBlocked'
  | 'SourceBroken'
  | 'InboxParked'
  | 'InboxWaiting'
  | 'IssueMissed'
  | 'IssueIncomplete'
  | 'ChangeDetected'
  | 'ChangeAnalyzed'
  | 'MatchFound'
  | 'PlanHeld'
  | 'DeliveryQueued'
  | 'MailSent'
  | 'MailDeferred'
  | 'MailFailed'
  | 'MailSkipped'
  | 'MailUnknown'
  | 'MailStopped'
  | 'MailDuplicate'
  | 'MailDelivered'
  | 'MailBounced'
  | 'MailComplained'
  | 'HookTaken'
  | 'HookDeferred'
  | 'HookFailed'
  | 'HookTurnedOff'
  | 'SweepSucceeded'
  | 'SweepRedriven'
  | 'DigestRunPlanned'
  | 'DigestRunMissing'
  | 'SignUpAsked'
  | 'SignUpConfirmed'
  | 'AddressMoved'
  | 'PermanentFailure'
  | 'DetectionLatency'
  | 'AlertLatency';
