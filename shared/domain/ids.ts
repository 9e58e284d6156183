import { createHmac, hash } from 'node:crypto';

/** A string that only its constructor function may make, so that ids of different things cannot be mixed up. */
type Branded<Name extends string> = string & { readonly __brand: Name };

export type SourceId = Branded<'SourceId'>;
export type DocId = Branded<'DocId'>;
export type ChangeId = Branded<'ChangeId'>;
export type CompanyId = Branded<'CompanyId'>;
export type MatterId = Branded<'MatterId'>;
export type SubscriberId = Branded<'SubscriberId'>;
export type PlanId = Branded<'PlanId'>;
export type RunId = Branded<'RunId'>;
export type DeliveryId = Branded<'DeliveryId'>;

export const sourceId = (text: string) => text as SourceId;
export const docId = (text: string) => text as DocId;
export const companyId = (text: string) => text as CompanyId;
export const subscriberId = (text: string) => text as SubscriberId;
export const changeIdOf = (text: string) => text as ChangeId;
export const matterIdOf = (text: string) => text as MatterId;
export const planIdOf = (text: string) => text as PlanId;
export const runIdOf = (text: string) => text as RunId;
export const deliveryIdOf = (text: string) => text as DeliveryId;

/** The id of a document of the Federal Register. Numbers were used again before 2016, so older documents are told apart by their publication date as well. */
export function frDocId(number: string, publicationDate: string | undefined): DocId {
  const reused = publicationDate !== undefined && publicationDate < '2016-01-01';
  return docId(reused ? `fr:${number}:${publicationDate}` : `fr:${number}`);
}

/** SHA-256 of the UTF-8 text (or bytes), in lower-case hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content);
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** RFC 4648 base32 in lower case without padding: safe in keys, URLs and SES message tags. */
function base32(bytes: Uint8Array): string {
  let bits = 0;
  let value = 0;
  let text = '';
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      text += BASE32[(value >>> (bits - 5)) & 31];
      bits -= 5;
    }
  }
  return bits > 0 ? text + BASE32[(value << (5 - bits)) & 31] : text;
}

/** A short deterministic id of the given parts: 26 base32 characters (130 bits of SHA-256). */
export function hashId(...parts: readonly string[]): string {
  const digest = hash('sha256', JSON.stringify(parts), 'buffer');
  return base32(digest).slice(0, 26);
}

/** The id of the step from one revision of a document to another; the same step always has the same id. */
export function changeId(doc: DocId, fromHash: string | undefined, toHash: string): ChangeId {
  return hashId('change', doc, fromHash ?? '', toHash) as ChangeId;
}

/** The step at which the time of a report runs out: there is one for each report. */
export function notActedOnId(report: ChangeId): ChangeId {
  return hashId('not-acted-on', report) as ChangeId;
}

/** The reminder of one date that a document states, so many days before it (YYYY-MM-DD). */
export function reminderId(doc: DocId, label: string, day: string, daysBefore: number): ChangeId {
  return hashId('reminder', doc, label, day, String(daysBefore)) as ChangeId;
}

/** One plan per change: planning the same change twice finds the first plan. */
export function planId(change: ChangeId): PlanId {
  return `${change}-followers` as PlanId;
}

/** A digest run is named by what it covers, so a doubled autumn hour still runs once. `localDate` is YYYY-MM-DD in `zone`. */
export function runId(kind: 'daily' | 'weekly', zone: string, hour: number, localDate: string): RunId {
  return hashId('run', kind, zone, String(hour), localDate) as RunId;
}

/** What a person gets at most once: one alert per change, one digest per run, one confirmation per token version. */
export function deliveryId(kind: string, about: string, subscriber: SubscriberId): DeliveryId {
  return hashId('delivery', kind, about, subscriber) as DeliveryId;
}

/** The key of a person: an HMAC of the normalised address, so that sign-up is idempotent and the id tells nothing. */
export function subscriberIdOf(normalisedEmail: string, pepper: string): SubscriberId {
  return base32(createHmac('sha256', pepper).update(normalisedEmail).digest()).slice(0, 26) as SubscriberId;
}
