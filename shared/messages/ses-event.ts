import * as z from 'zod/mini';
import { RulewireError } from '../domain/errors.ts';
import type { DeliveryId } from '../domain/ids.ts';
import { deliveryIdOf } from '../domain/ids.ts';

const recipient = z.object({
  emailAddress: z.string(),
  action: z.optional(z.string()),
  status: z.optional(z.string()),
});

/** The parts that we read of an event that SES publishes through a configuration set; everything else may be there too. */
const sesEvent = z.object({
  eventType: z.string(),
  mail: z.object({
    messageId: z.string(),
    timestamp: z.string(),
    tags: z.optional(z.record(z.string(), z.array(z.string()))),
  }),
  bounce: z.optional(
    z.object({
      bounceType: z.string(),
      bounceSubType: z.string(),
      bouncedRecipients: z.array(recipient),
      timestamp: z.string(),
    }),
  ),
  complaint: z.optional(
    z.object({
      complainedRecipients: z.array(recipient),
      complaintFeedbackType: z.optional(z.nullable(z.string())),
      timestamp: z.string(),
    }),
  ),
  delivery: z.optional(z.object({ timestamp: z.string() })),
  deliveryDelay: z.optional(z.object({ timestamp: z.string() })),
});

/** The message tag under which each mail carries its delivery id. */
export const DELIVERY_TAG = 'deliveryId';

interface FeedbackRecipient {
  readonly address: string;
  /** What the receiving side did, and its enhanced status code (RFC 3463), where it said so. */
  readonly action: string | undefined;
  readonly status: string | undefined;
}

/** One thing that SES says about one mail, `at` an instant; `takenAt` is when it took that mail from us. Both are ISO, UTC. */
export type MailFeedback = {
  readonly messageId: string;
  /** Absent on mail that was not sent by us, or not through the configuration set. */
  readonly deliveryId: DeliveryId | undefined;
  readonly at: string;
  readonly takenAt: string;
} & (
  | { readonly type: 'send' | 'delivery' | 'delay' | 'reject' }
  | { readonly type: 'other'; readonly name: string }
  | {
      readonly type: 'bounce';
      readonly bounceType: string;
      readonly bounceSubType: string;
      readonly recipients: readonly FeedbackRecipient[];
    }
  | {
      readonly type: 'complaint';
      readonly feedbackType: string | undefined;
      readonly recipients: readonly FeedbackRecipient[];
    }
);

/**
 * Reads an event of SES event publishing (SNS raw delivery, so the body is the event itself).
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 * Throws `message-malformed` (permanent) for anything else.
 */
export function parseSesEvent(body: string): MailFeedback {
  const parsed = z.safeParse(sesEvent, parseJson(body));
  if (!parsed.success) throw new RulewireError('message-malformed', z.prettifyError(parsed.error));
  const { eventType, mail, bounce, complaint, delivery, deliveryDelay } = parsed.data;
  const tag = mail.tags?.[DELIVERY_TAG]?.[0];
  const about = {
    messageId: mail.messageId,
    deliveryId: tag === undefined ? undefined : deliveryIdOf(tag),
    at: (bounce ?? complaint ?? delivery ?? deliveryDelay ?? mail).timestamp,
    takenAt: mail.timestamp,
  };
  if (bounce !== undefined) {
    const { bounceType, bounceSubType } = bounce;
    const recipients = bounce.bouncedRecipients.map(recipientOf);
    return { ...about, type: 'bounce', bounceType, bounceSubType, recipients };
  }
  if (complaint !== undefined) {
    const recipients = complaint.complainedRecipients.map(recipientOf);
    const feedbackType = complaint.complaintFeedbackType ?? undefined;
    return { ...about, type: 'complaint', feedbackType, recipients };
  }
  const type = SIMPLE_TYPES[eventType];
  return type === undefined ? { ...about, type: 'other', name: eventType } : { ...about, type };
}

const SIMPLE_TYPES: Readonly<Record<string, 'send' | 'delivery' | 'delay' | 'reject'>> = {
  Send: 'send',
  Delivery: 'delivery',
  DeliveryDelay: 'delay',
  Reject: 'reject',
};

const recipientOf = ({ emailAddress, action, status }: z.infer<typeof recipient>): FeedbackRecipient => ({
  address: emailAddress,
  action,
  status,
});

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new RulewireError('message-malformed', 'not JSON', { cause });
  }
}
