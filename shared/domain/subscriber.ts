import type { ChangeKind } from './change.ts';
import type { HolidayCalendar } from './holidays.ts';
import type { Hook } from './hooks/hook.ts';
import type { CompanyId, MatterId, SubscriberId } from './ids.ts';
import type { KindGroup } from './kind-groups.ts';
import type { Topic } from './topics.ts';

type SubscriberStatus = 'pending' | 'active' | 'paused' | 'left' | 'bounced' | 'complained';
export type Frequency = 'instant' | 'daily' | 'weekly';

/** What a person follows, with the name as shown at the time it was chosen. At most 200. */
export interface Follow {
  readonly companyId: CompanyId;
  readonly name: string;
  /** How often what concerns it comes, where that is not the reader's frequency. */
  readonly cadence?: Frequency;
  /** How it came before the reader changed that: what was found before is told as it would have been. */
  readonly lately?: Lately;
  /** When a reader of other companies began to follow it (ISO, UTC); kept as long as a digest may look back to before. */
  readonly since?: string;
  /** Stored form of a daily cadence beside a frequency of `instant`; read, not written. */
  readonly inDigest?: true;
}

/** How a company came to a reader until an instant (ISO, UTC). */
export interface Lately {
  readonly cadence: Frequency;
  /** The kinds that came at once, where not all did. */
  readonly atOnce?: readonly KindGroup[];
  /** The kinds that were quieter, where some of them are not any more. */
  readonly quietKinds?: readonly Pick<QuietKind, 'kind' | 'to'>[];
  readonly until: string;
  /** And how it came before that. */
  readonly earlier?: Lately;
}

/** What was agreed to, when, and in which wording. Instants are ISO, UTC. */
interface Consent {
  readonly askedAt: string;
  readonly confirmedAt?: string;
  readonly wordingVersion: string;
}

/** A name that does not stand for this company in this reader's eyes. */
export interface Exclusion {
  readonly companyId: CompanyId;
  /** As the directory spells it. */
  readonly alias: string;
}

/** A kind of change about a company that the reader wants less loud than her frequency says. */
export interface QuietKind {
  readonly companyId: CompanyId;
  readonly kind: ChangeKind;
  readonly to: 'digest' | 'nothing';
}

/** A matter that a reader wants to hear no more of, by the title it had then. */
export interface MutedMatter {
  readonly matterId: MatterId;
  readonly title: string;
}

/** Hours of the reader's day (0 to 23) from which and until which no alert comes; over midnight where `until` is smaller. */
export interface QuietHours {
  readonly from: number;
  readonly until: number;
}

/** Days of the reader's calendar on which no alert comes. */
export interface QuietDays {
  readonly weekends?: true;
  readonly holidays?: HolidayCalendar;
}

export interface Subscriber {
  readonly subscriberId: SubscriberId;
  readonly email: string;
  readonly status: SubscriberStatus;
  /** IANA zone of the reader, for digests and local times in mails. */
  readonly zone: string;
  /** Local hour (0-23) at which digests go out. */
  readonly sendHour: number;
  /** ISO weekday (1 = Monday) of the weekly digest. */
  readonly weekday: number;
  readonly frequency: Frequency;
  readonly companies: readonly Follow[];
  readonly hideNamesInSubject: boolean;
  readonly consent: Consent;
  /** ISO instant (UTC) since when she gets mail, where she has agreed more than once since: what was found before is not for her. */
  readonly readerSince?: string;
  /** Raised to make all older manage links void. */
  readonly tokenVersion: number;
  /** Set where feeds keep an older version than the links in mails. */
  readonly feedVersion?: number;
  /** ISO instant (UTC) from which mail goes to this address, where it went to another one before. */
  readonly addressSince?: string;
  /** Set while paused: ISO instant (UTC) of the end, or undefined for "until I say so". */
  readonly pausedUntil?: string;
  /** What the reader's feedback changed for her: at most MOST_EXCLUSIONS and MOST_QUIET_KINDS. */
  readonly exclusions?: readonly Exclusion[];
  readonly quietKinds?: readonly QuietKind[];
  readonly mutedMatters?: readonly MutedMatter[];
  readonly quietHours?: QuietHours;
  readonly quietDays?: QuietDays;
  /** The kinds that come at once, where not all do; the others are in the daily digest. */
  readonly atOnce?: readonly KindGroup[];
  /** The topics that come at all, where not all do. */
  readonly topics?: readonly Topic[];
  /** Set where each alert comes as a mail of its own, however soon it follows another. */
  readonly eachAlone?: true;
  /** Set where the reader does not want the weekly note that nothing was to be told. */
  readonly noQuietNote?: true;
  /** Set where the reader does not want to be reminded of dates that are near. */
  readonly noReminders?: true;
  /** Addresses that are called of what she is told at once: at most MOST_HOOKS. */
  readonly hooks?: readonly Hook[];
  readonly softBounces: number;
  /** Raised by each save; a save conditions on the number it read. */
  readonly version: number;
}

/**
 * What somebody typed into the sign-up form, kept until the link in the mail is used or it expires. It is written for a
 * known and an unknown address alike. `requestId` is random; a newer request of the same person replaces the older one.
 */
export interface SignUpRequest {
  readonly subscriberId: SubscriberId;
  readonly requestId: string;
  readonly email: string;
  readonly companies: readonly Follow[];
  readonly frequency: Frequency;
  readonly zone: string;
  readonly sendHour: number;
  readonly atOnce?: readonly KindGroup[];
  readonly topics?: readonly Topic[];
  readonly wordingVersion: string;
  /** ISO instants (UTC). */
  readonly requestedAt: string;
  readonly expiresAt: string;
}

export const MOST_COMPANIES = 200;
export const MOST_EXCLUSIONS = 100;
export const MOST_QUIET_KINDS = 100;
export const MOST_MUTED = 100;
