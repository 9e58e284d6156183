import type { SubscriberId } from '../domain/ids.ts';
import { sha256 } from '../domain/ids.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { digestKindOf } from '../domain/telling.ts';
import type { DigestBucket } from '../ports/people-store.ts';
import { DIGEST_SHARDS } from '../ports/people-store.ts';

/**
 * The bucket a person belongs to: that of her digest; the weekly one for readers of instant alerts alone, who get a note if a
 * week was quiet. Undefined for those who get nothing.
 */
export function bucketOf(subscriber: Subscriber | undefined): DigestBucket | undefined {
  const kind = subscriber && (digestKindOf(subscriber) ?? (subscriber.noQuietNote ? undefined : 'weekly'));
  if (subscriber === undefined || kind === undefined) return undefined;
  const pauseEnds = subscriber.status === 'paused' && subscriber.pausedUntil !== undefined;
  if (subscriber.status !== 'active' && !pauseEnds) return undefined;
  const { zone, sendHour: hour, weekday } = subscriber;
  return kind === 'weekly' ? { kind, weekday, zone, hour } : { kind, zone, hour };
}

/** `daily#America/New_York#07` or `weekly-1#Europe/Berlin#18`: part of keys. */
export function bucketName(bucket: DigestBucket): string {
  const kind = bucket.kind === 'weekly' ? `weekly-${bucket.weekday ?? 1}` : 'daily';
  return `${kind}#${bucket.zone}#${String(bucket.hour).padStart(2, '0')}`;
}

/** The opposite of `bucketName`. */
export function bucketNamed(name: string): DigestBucket {
  const [kind = '', zone = '', hour = ''] = name.split('#');
  if (kind === 'daily') return { kind, zone, hour: Number(hour) };
  return { kind: 'weekly', weekday: Number(kind.slice('weekly-'.length)), zone, hour: Number(hour) };
}

/** The part (0 to DIGEST_SHARDS - 1) of its bucket in which a person is. */
export function bucketShard(id: SubscriberId): number {
  return Number.parseInt(sha256(id).slice(0, 4), 16) % DIGEST_SHARDS;
}
