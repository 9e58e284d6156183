import * as z from 'zod/mini';
import { deliveryBatch, mailConfirm } from './messages.ts';

/** What the mailer reads: a batch of alerts or digests (bulk lane), or one mail that a person asked for (confirm lane). */
export const mailMessage = z.discriminatedUnion('type', [deliveryBatch, mailConfirm]);
