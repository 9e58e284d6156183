import * as z from 'zod/mini';
import { RulewireError } from '../domain/errors.ts';

const envelope = {
  v: z.literal(1),
  id: z.string(),
  /** ISO instant (UTC) at which the message was made. */
  at: z.string(),
  /** The id of what caused it: a poll, a change, a run, a request. */
  cause: z.string(),
};

export const changeDetected = z.object({
  ...envelope,
  type: z.literal('change.detected'),
  changeId: z.string(),
});
export const segmentRun = z.object({
  ...envelope,
  type: z.literal('segment.run'),
  planId: z.string(),
  segment: z.number(),
});
export const digestSegment = z.object({
  ...envelope,
  type: z.literal('digest.segment'),
  runId: z.string(),
  segment: z.number(),
});
export const deliveryBatch = z.object({
  ...envelope,
  type: z.literal('delivery.batch'),
  kind: z.enum(['alert', 'daily', 'weekly']),
  /** planId for alerts, runId for digests. */
  about: z.string(),
  notAfter: z.string(),
  /** A random id where an operator asks for mails that went out before: they are deliveries of their own. */
  again: z.optional(z.string()),
  items: z.array(z.object({ sub: z.string(), changeIds: z.array(z.string()) })).check(z.maxLength(25)),
});
/** Readers whose hooks are to be called. */
export const hookCalls = z.object({
  ...envelope,
  type: z.literal('hook.calls'),
  /** The plan; or a random id, for a test. */
  about: z.string(),
  notAfter: z.string(),
  /** A random id where a reader asks for what was sent before. */
  again: z.optional(z.string()),
  items: z
    .array(
      z.object({
        sub: z.string(),
        /** All hooks of the reader without it. */
        hook: z.optional(z.string()),
        /** A test without it. */
        changeId: z.optional(z.string()),
      }),
    )
    .check(z.maxLength(25)),
});
/**
 * A request from the sign-up form or a button for one mail to one person; the address stays in People. `about` is the
 * sign-up request (confirm), the wish for another address (move, moving), or a random id (link, welcome): with it the mail goes out once however often this arrives.
 */
export const mailConfirm = z.object({
  ...envelope,
  type: z.literal('mail.confirm'),
  sub: z.string(),
  purpose: z.enum(['confirm', 'link', 'welcome', 'move', 'moving', 'hook-added']),
  about: z.string(),
});

export type ChangeDetected = z.infer<typeof changeDetected>;
export type SegmentRun = z.infer<typeof segmentRun>;
export type DigestSegmentMessage = z.infer<typeof digestSegment>;
export type DeliveryBatch = z.infer<typeof deliveryBatch>;
export type HookCalls = z.infer<typeof hookCalls>;
export type MailConfirm = z.infer<typeof mailConfirm>;

/**
 * Reads one queue message of the given kind.
 * Throws `message-too-new` (retry) for a version above ours and `message-malformed` (permanent) for anything else that does not fit.
 */
export function parseMessage<T extends z.ZodMiniType>(schema: T, body: string): z.infer<T> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (cause) {
    throw new RulewireError('message-malformed', 'not JSON', { cause });
  }
  const version = typeof value === 'object' && value !== null && 'v' in value ? value.v : undefined;
  if (typeof version === 'number' && version > 1)
    throw new RulewireError('message-too-new', `version ${version}`);
  const parsed = z.safeParse(schema, value);
  if (!parsed.success) throw new RulewireError('message-malformed', z.prettifyError(parsed.error));
  return parsed.data;
}
